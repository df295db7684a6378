package io.vpcwhy.simulator.scope;

import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Trace;
import java.util.List;

/**
 * A way through the network that a scope is about, with all packets that take it.
 *
 * @param id such as {@code AnalysisFinding-1}
 * @param packets exactly those that get through, with the header that they are sent with
 * @param answered those of them whose reply returns
 * @param perhapsAnswered those of them of which it is not known whether their reply returns
 * @param doubts why that is not known
 * @param trace of one of these packets, which arrives
 * @param components of the way, from its source to its destination as the scope means them
 */
public record Finding(
        String id,
        WayEnd source,
        WayEnd destination,
        HeaderSpace packets,
        HeaderSpace answered,
        HeaderSpace perhapsAnswered,
        List<Leg.Unknown> doubts,
        Trace trace,
        List<Component> components) {

    /** Whether the replies to its packets return. */
    public enum Replies {
        ALL,
        SOME,
        NONE,
        /** Of some packets, or of all, it is not known. */
        UNKNOWN
    }

    public Finding {
        doubts = List.copyOf(doubts);
        components = List.copyOf(components);
        if (packets.isEmpty()) {
            throw new IllegalArgumentException("a finding without packets");
        }
    }

    /** The id of a finding by its place among those of its scope, from 1. */
    static String id(int number) {
        return "AnalysisFinding-" + number;
    }

    /** The same finding by the id of another place among those of its scope, from 1. */
    public Finding numbered(int number) {
        return new Finding(
                id(number), source, destination, packets, answered, perhapsAnswered, doubts, trace, components);
    }

    /** Whether the replies to its packets return. */
    public Replies replies() {
        if (answered.equals(packets)) {
            return Replies.ALL;
        }
        if (!perhapsAnswered.isEmpty()) {
            return Replies.UNKNOWN;
        }
        return answered.isEmpty() ? Replies.NONE : Replies.SOME;
    }
}
