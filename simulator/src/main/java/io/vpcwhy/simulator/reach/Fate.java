package io.vpcwhy.simulator.reach;

import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.trace.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What becomes of a set of packets, all of which fare alike. For one thread, as its set of packets is. */
final class Fate {

    private final HeaderSpace others;
    private final Optional<CourseOutcome> told;
    private final Supplier<List<Trace>> made;
    private Optional<List<Trace>> traces = Optional.empty();

    private Fate(HeaderSpace others, Optional<CourseOutcome> told, Supplier<List<Trace>> made) {
        this.others = others;
        this.told = told;
        this.made = made;
    }

    /** @param traces of one of them: one, and more where a load balancer stands at the end of the first */
    static Fate of(HeaderSpace others, List<Trace> traces) {
        return new Fate(others, Optional.empty(), () -> List.copyOf(traces));
    }

    /** @param made traces one of them, when somebody asks for it; it does not fare otherwise */
    static Fate told(HeaderSpace others, CourseOutcome told, Supplier<List<Trace>> made) {
        return new Fate(others, Optional.of(told), made);
    }

    /** Likewise where the trace tells. */
    static Fate traced(HeaderSpace others, Supplier<List<Trace>> made) {
        return new Fate(others, Optional.empty(), made);
    }

    /** The fields of the packets but for the addresses of fixed ends, as they are sent. */
    HeaderSpace others() {
        return others;
    }

    /** Whether they may arrive, as far as is known without a trace. */
    boolean mayArrive() {
        return told.map(CourseOutcome::arrives).orElse(true);
    }

    /** Whether it may be that it is not known whether they arrive. */
    boolean mayBeUndecided() {
        return !told.map(CourseOutcome::arrives).orElse(false);
    }

    /** What is known of them without a trace. */
    Optional<CourseOutcome> told() {
        return told;
    }

    /** As {@link #traces}, but they are not kept for whoever asks next: of all pairs of interfaces they would not fit in memory. */
    List<Trace> passingTraces() {
        return traces.orElseGet(made);
    }

    /** One of them, traced: one trace, and more where a load balancer stands at the end of the first. */
    List<Trace> traces() {
        if (traces.isEmpty()) {
            traces = Optional.of(made.get());
        }
        return traces.get();
    }
}
