package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.IpAddress;
import java.util.Optional;

/**
 * An Elastic IP address.
 *
 * @param id the allocation, {@code eipalloc-...}; the address itself where none is told
 */
public record ElasticAddress(
        String id,
        IpAddress publicAddress,
        Optional<IpAddress> privateAddress,
        Optional<String> networkInterfaceId,
        Optional<String> instanceId,
        Tags tags)
        implements AwsResource {}
