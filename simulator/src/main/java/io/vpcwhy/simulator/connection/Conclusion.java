package io.vpcwhy.simulator.connection;

/** What the records of a connection come to, read by the {@link TruthTable}. */
public enum Conclusion {
    /** Requests and answers passed, as far as they are logged. */
    ANSWERED(Side.NONE),
    /** Somebody elsewhere was rejected, or tried to connect to a NAT gateway: the network does what it is meant to. */
    REFUSED_FROM_ELSEWHERE(Side.NONE),
    /** A security group or the network ACL of the client rejects the requests. */
    REQUEST_REJECTED_AT_CLIENT(Side.CLIENT),
    /** What the client sends is rejected at an interface that only passes it on. */
    REQUEST_REJECTED_ON_THE_WAY(Side.BETWEEN),
    /** Accepted at the client, and never seen at the server, which is logged: a route or a gateway drops it. */
    REQUEST_LOST(Side.BETWEEN),
    /** A security group or the network ACL of the server rejects the requests. */
    REQUEST_REJECTED_AT_SERVER(Side.SERVER),
    /** Accepted at the server, which sends nothing back. */
    SERVER_SILENT(Side.SERVER),
    /** Accepted at the client, and nothing comes back; the server is not logged. */
    NO_ANSWER(Side.BETWEEN),
    /** The network ACL of the server rejects the answers: security groups let them pass. */
    ANSWER_REJECTED_AT_SERVER(Side.SERVER),
    /** The answers are rejected at an interface that only passes them on. */
    ANSWER_REJECTED_ON_THE_WAY(Side.BETWEEN),
    /** The answers leave by another interface of the server than the requests came by, and never arrive. */
    ANSWER_ON_ANOTHER_PATH(Side.SERVER),
    /** The server's answers are accepted there and never seen at the client, which is logged: no way back. */
    ANSWER_LOST(Side.BETWEEN),
    /** The network ACL of the client rejects the answers. */
    ANSWER_REJECTED_AT_CLIENT(Side.CLIENT);

    /** Where a connection dies. */
    public enum Side {
        CLIENT,
        BETWEEN,
        SERVER,
        /** It does not. */
        NONE
    }

    private final Side side;

    Conclusion(Side side) {
        this.side = side;
    }

    /** Where the connection dies. */
    public Side side() {
        return side;
    }

    /** Whether a connection of which this is said is broken. */
    public boolean isBroken() {
        return side != Side.NONE;
    }

    /** Whether it is drawn from records that are missing, and not from one that was rejected. */
    public boolean drawnFromSilence() {
        return this == REQUEST_LOST || this == SERVER_SILENT || this == NO_ANSWER || this == ANSWER_LOST;
    }
}
