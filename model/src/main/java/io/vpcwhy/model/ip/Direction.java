package io.vpcwhy.model.ip;

/** Which way a packet goes, seen from one interface. */
public enum Direction {
    INGRESS,
    EGRESS;

    /** The way of the answer. */
    public Direction reversed() {
        return this == INGRESS ? EGRESS : INGRESS;
    }

    /** {@code ingress} or {@code egress}, as AWS writes it. */
    @Override
    public String toString() {
        return this == INGRESS ? "ingress" : "egress";
    }
}
