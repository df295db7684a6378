package io.vpcwhy.model.scope;

import java.util.List;
import java.util.Optional;

/**
 * Paths through a network, by their ends and what they pass. A path is described where every member holds.
 *
 * @param source where the path starts and the packet as it leaves there; empty for any source
 * @param destination where the path ends and the packet as it arrives there; empty for any destination
 * @param throughResources what the path passes anywhere on its way, each of them; empty for any way
 */
public record AccessScopePath(
        Optional<PathStatement> source, Optional<PathStatement> destination, List<ResourceStatement> throughResources) {

    public AccessScopePath {
        throughResources = List.copyOf(throughResources);
        if (source.isEmpty() && destination.isEmpty() && throughResources.isEmpty()) {
            throw new IllegalArgumentException("a path needs a source, a destination or a resource to pass");
        }
    }
}
