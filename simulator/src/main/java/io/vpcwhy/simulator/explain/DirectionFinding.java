package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.ip.Direction;
import java.util.Optional;

/**
 * Which way a record's packets went, and how that is known.
 *
 * @param direction empty where it is not known
 */
public record DirectionFinding(Optional<Direction> direction, Basis basis) {

    public enum Basis {
        /** The record's flow-direction. */
        FLOW_DIRECTION,
        /** One of srcaddr and dstaddr is the interface's. */
        INTERFACE_ADDRESS,
        /** One of pkt-srcaddr and pkt-dstaddr is the interface's. */
        PACKET_ADDRESS,
        NONE
    }

    static final DirectionFinding UNKNOWN = new DirectionFinding(Optional.empty(), Basis.NONE);

    public DirectionFinding {
        if (direction.isPresent() == (basis == Basis.NONE)) {
            throw new IllegalArgumentException("a direction has a basis, and only a direction has");
        }
    }
}
