package io.vpcwhy.simulator.reach;

import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.Optional;
import java.util.function.Supplier;

/** A way through the network that packets take from one end to the other. */
public final class Way {

    private final WayEnd source;
    private final WayEnd destination;
    private final Supplier<HeaderSpace> made;
    private final Supplier<HeaderSpace> others;
    private final Trace course;
    private final Supplier<Trace> trace;
    private final Optional<CourseOutcome> told;
    private Optional<HeaderSpace> packets = Optional.empty();

    /**
     * @param packets made when they are asked for: between many interfaces there are more ways than anyone looks at
     * @param others likewise
     */
    Way(WayEnd source, WayEnd destination, Supplier<HeaderSpace> packets, Supplier<HeaderSpace> others, Trace trace) {
        this(source, destination, packets, others, trace, () -> trace, Optional.empty());
    }

    /** @param trace made when it is asked for, and not kept */
    Way(
            WayEnd source,
            WayEnd destination,
            Supplier<HeaderSpace> packets,
            Supplier<HeaderSpace> others,
            CourseOutcome told,
            Supplier<Trace> trace) {
        this(source, destination, packets, others, told.course(), trace, Optional.of(told));
    }

    private Way(
            WayEnd source,
            WayEnd destination,
            Supplier<HeaderSpace> packets,
            Supplier<HeaderSpace> others,
            Trace course,
            Supplier<Trace> trace,
            Optional<CourseOutcome> told) {
        this.source = source;
        this.destination = destination;
        this.made = packets;
        this.others = others;
        this.course = course;
        this.trace = trace;
        this.told = told;
    }

    /** Where it begins. */
    public WayEnd source() {
        return source;
    }

    /** Where it ends. */
    public WayEnd destination() {
        return destination;
    }

    /** The packets that take it, with the header that they are sent with. */
    public HeaderSpace packets() {
        if (packets.isEmpty()) {
            packets = Optional.of(made.get());
        }
        return packets.get();
    }

    /** Likewise, with whichever addresses of the family where it begins or ends at an interface: the same for many ways. */
    public HeaderSpace others() {
        return others.get();
    }

    /** The trace of one packet that takes it; of another interface's where several are treated alike. */
    public Trace trace() {
        return trace.get();
    }

    /** A trace that passes what these packets pass and is rewritten as they are, whatever filters do with it. */
    public Trace course() {
        return course;
    }

    /**
     * What becomes of the packets, or of others that take the same way.
     *
     * @param replyNeeded whether they are reachable only if their replies come back
     */
    public Disposition disposition(boolean replyNeeded) {
        return told.map(outcome -> outcome.disposition(replyNeeded)).orElseGet(() -> course.disposition(replyNeeded));
    }
}
