package io.vpcwhy.model.aws;

import java.util.List;
import java.util.Optional;

/**
 * An EC2 instance.
 *
 * @param id {@code i-...}
 * @param state {@code running}, {@code stopped}, ...
 * @param type such as {@code m7i.large}, where told
 * @param networkInterfaceIds its interfaces
 */
public record Instance(
        String id,
        Optional<String> vpcId,
        Optional<String> subnetId,
        String state,
        Optional<String> type,
        List<String> networkInterfaceIds,
        Tags tags)
        implements AwsResource {

    public Instance {
        networkInterfaceIds = List.copyOf(networkInterfaceIds);
    }
}
