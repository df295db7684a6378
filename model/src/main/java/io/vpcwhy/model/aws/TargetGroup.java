package io.vpcwhy.model.aws;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The targets that listeners forward to.
 *
 * @param id its ARN
 * @param port the default port of its targets; empty for Lambda functions
 * @param targetType {@code instance}, {@code ip}, {@code lambda} or {@code alb}
 * @param preserveClientIp the attribute {@code preserve_client_ip.enabled}, where it was collected
 * @param targets empty where describe-target-health was not collected
 */
public record TargetGroup(
        String id,
        String name,
        String protocol,
        OptionalInt port,
        Optional<String> vpcId,
        String targetType,
        List<String> loadBalancerArns,
        Optional<Boolean> preserveClientIp,
        Optional<List<Target>> targets)
        implements AwsResource {

    /**
     * A registered target.
     *
     * @param targetId an instance, an address, a function's or a load balancer's ARN
     * @param port where it differs from the group's
     * @param health such as {@code unhealthy} or {@code draining}
     */
    public record Target(String targetId, OptionalInt port, String health) {}

    public TargetGroup {
        loadBalancerArns = List.copyOf(loadBalancerArns);
        targets = targets.map(List::copyOf);
    }
}
