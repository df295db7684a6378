package io.vpcwhy.model.aws;

import java.util.List;
import java.util.OptionalInt;

/**
 * A listener of an Application, Network or Gateway Load Balancer.
 *
 * @param id its ARN
 * @param port 1 to 65535; empty for a Gateway Load Balancer, which takes everything
 * @param protocol {@code HTTP}, {@code HTTPS}, {@code TCP}, {@code UDP}, {@code TCP_UDP}, {@code TLS}, {@code GENEVE}
 * @param targetGroupArns of all its default actions that forward
 */
public record Listener(
        String id, String loadBalancerArn, OptionalInt port, String protocol, List<String> targetGroupArns)
        implements AwsResource {

    public Listener {
        targetGroupArns = List.copyOf(targetGroupArns);
    }

    /** Whether it looks at requests, and so has rules for them: those of Application Load Balancers do. */
    public boolean hasRules() {
        return protocol.equals("HTTP") || protocol.equals("HTTPS");
    }
}
