package io.vpcwhy.model.scope;

import java.util.Optional;

/**
 * One end of a path. It holds where both members do.
 *
 * @param resource the resources at that end; empty for any
 * @param packetHeader the packets at that end; empty for any that are analyzed, TCP and UDP over IPv4
 */
public record PathStatement(Optional<ResourceStatement> resource, Optional<PacketHeaderStatement> packetHeader) {

    public PathStatement {
        if (resource.isEmpty() && packetHeader.isEmpty()) {
            throw new IllegalArgumentException("an end of a path needs resources or packets");
        }
    }
}
