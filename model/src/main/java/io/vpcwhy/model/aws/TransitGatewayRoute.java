package io.vpcwhy.model.aws;

import java.util.Optional;

/**
 * One route of a transit gateway route table.
 *
 * @param attachmentId where it leads; empty for a blackhole
 * @param resourceType of that attachment, where told
 */
public record TransitGatewayRoute(
        Route.Destination destination,
        Type type,
        boolean blackhole,
        Optional<String> attachmentId,
        Optional<String> resourceType) {

    public enum Type {
        STATIC,
        PROPAGATED
    }
}
