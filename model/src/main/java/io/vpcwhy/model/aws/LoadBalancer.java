package io.vpcwhy.model.aws;

import java.util.List;
import java.util.Optional;

/**
 * A load balancer of any type.
 *
 * @param id its ARN; a Classic Load Balancer's name
 * @param name as its owner chose it
 * @param internetFacing whether its scheme is {@code internet-facing}
 * @param subnetIds one in each of its zones
 * @param securityGroupIds none for a Network Load Balancer that was made without
 * @param dnsName where told
 * @param classicListeners of a Classic Load Balancer; the others' are {@link Listener}s
 * @param classicInstanceIds registered with a Classic Load Balancer
 */
public record LoadBalancer(
        String id,
        String name,
        Type type,
        boolean internetFacing,
        Optional<String> vpcId,
        String state,
        List<String> subnetIds,
        List<String> securityGroupIds,
        Optional<String> dnsName,
        List<ClassicListener> classicListeners,
        List<String> classicInstanceIds)
        implements AwsResource {

    public enum Type {
        APPLICATION,
        NETWORK,
        GATEWAY,
        CLASSIC
    }

    /** From a port of the load balancer to one of its instances. */
    public record ClassicListener(String protocol, int loadBalancerPort, int instancePort) {}

    public LoadBalancer {
        subnetIds = List.copyOf(subnetIds);
        securityGroupIds = List.copyOf(securityGroupIds);
        classicListeners = List.copyOf(classicListeners);
        classicInstanceIds = List.copyOf(classicInstanceIds);
    }
}
