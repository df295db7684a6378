package io.vpcwhy.simulator.explain;

/** Which side of its connection a record is, and how that is known. */
public record FlowFinding(Flow flow, Basis basis) {

    public enum Flow {
        /** From the side that opened the connection. */
        REQUEST,
        /** From the side that answers. */
        RESPONSE,
        UNKNOWN
    }

    public enum Basis {
        /** The record's, or another record's of the connection, SYN or SYN-ACK. */
        TCP_FLAGS,
        /** The record of the other way round: one was refused, or began later. */
        SIBLING_RECORD,
        /** One port is a service's, the other is not. */
        PORTS,
        /** The configuration permits it in one part alone. */
        CONFIGURATION,
        NONE
    }

    /** The side is not known. */
    public static final FlowFinding UNKNOWN = new FlowFinding(Flow.UNKNOWN, Basis.NONE);

    public FlowFinding {
        if ((flow == Flow.UNKNOWN) != (basis == Basis.NONE)) {
            throw new IllegalArgumentException("what is known has a basis, and only that has");
        }
    }
}
