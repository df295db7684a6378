package io.vpcwhy.simulator.reach;

import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.trace.Trace;
import java.util.Optional;
import java.util.function.Supplier;

/** A way through the network that packets take from one end to the other. */
public final class Way {

    private final WayEnd source;
    private final WayEnd destination;
    private final Supplier<HeaderSpace> made;
    private final Supplier<HeaderSpace> others;
    private final Trace trace;
    private Optional<HeaderSpace> packets = Optional.empty();

    /**
     * @param packets made when they are asked for: between many interfaces there are more ways than anyone looks at
     * @param others likewise
     */
    Way(WayEnd source, WayEnd destination, Supplier<HeaderSpace> packets, Supplier<HeaderSpace> others, Trace trace) {
        this.source = source;
        this.destination = destination;
        this.made = packets;
        this.others = others;
        this.trace = trace;
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
        return trace;
    }
}
