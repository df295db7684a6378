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

    /**
     * Whether targets of a Network Load Balancer see the client's address and not the load balancer's.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html">Client
     *     IP preservation</a>
     */
    public boolean keepsClients() {
        boolean byDefault = !targetType.equals("ip") || protocol.equals("UDP") || protocol.equals("TCP_UDP");
        return preserveClientIp.orElse(byDefault);
    }
}
