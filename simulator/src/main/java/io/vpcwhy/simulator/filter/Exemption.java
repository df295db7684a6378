package io.vpcwhy.simulator.filter;

/** A filter that was not asked, and why. */
public sealed interface Exemption {

    /** Both ends are in one subnet, whose network ACL sees only what enters and leaves it. */
    record SameSubnet(String subnetId) implements Exemption {}

    /** The packet comes from a transit gateway interface in the same subnet, which the network ACL does not see. */
    record TransitGatewayInSubnet(String subnetId) implements Exemption {}

    /** The interface has no security groups: NAT gateways and transit gateways have none. */
    record NoSecurityGroups(String networkInterfaceId) implements Exemption {}

    /** Neither security groups nor network ACLs filter traffic with this service. */
    record UnfilteredService(AmazonService service) implements Exemption {}
}
