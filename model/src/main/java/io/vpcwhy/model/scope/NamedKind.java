package io.vpcwhy.model.scope;

import static io.vpcwhy.model.scope.PathPosition.DESTINATION;
import static io.vpcwhy.model.scope.PathPosition.SOURCE;
import static io.vpcwhy.model.scope.PathPosition.THROUGH;

import java.util.EnumSet;
import java.util.Set;

/**
 * What a scope can name by id or ARN.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/network-access-analyzer/resource-statement.html">Resource
 *     statements</a>
 */
public enum NamedKind {
    INSTANCE("an instance", "i-", "ec2", "instance/", EnumSet.of(SOURCE, DESTINATION)),
    INTERNET_GATEWAY("an internet gateway", "igw-", "ec2", "internet-gateway/", EnumSet.of(SOURCE, DESTINATION)),
    NETWORK_INTERFACE("a network interface", "eni-", "ec2", "network-interface/", EnumSet.of(SOURCE, DESTINATION)),
    SECURITY_GROUP("a security group", "sg-", "ec2", "security-group/", EnumSet.of(SOURCE, DESTINATION)),
    SUBNET("a subnet", "subnet-", "ec2", "subnet/", EnumSet.of(SOURCE, DESTINATION)),
    VPC("a VPC", "vpc-", "ec2", "vpc/", EnumSet.of(SOURCE, DESTINATION)),
    VPN_GATEWAY("a virtual private gateway", "vgw-", "ec2", "vpn-gateway/", EnumSet.of(SOURCE, DESTINATION)),
    NAT_GATEWAY("a NAT gateway", "nat-", "ec2", "natgateway/", EnumSet.of(THROUGH)),
    TRANSIT_GATEWAY_ATTACHMENT(
            "a transit gateway attachment",
            "tgw-attach-",
            "ec2",
            "transit-gateway-attachment/",
            EnumSet.allOf(PathPosition.class)),
    VPC_ENDPOINT_SERVICE(
            "a VPC endpoint service", "vpce-svc-", "ec2", "vpc-endpoint-service/", EnumSet.allOf(PathPosition.class)),
    VPC_ENDPOINT("a VPC endpoint", "vpce-", "ec2", "vpc-endpoint/", EnumSet.allOf(PathPosition.class)),
    VPC_PEERING_CONNECTION(
            "a VPC peering connection", "pcx-", "ec2", "vpc-peering-connection/", EnumSet.allOf(PathPosition.class)),
    /** Its ids are UUIDs, without a prefix. */
    NETWORK_FIREWALL("a network firewall", "", "network-firewall", "firewall/", EnumSet.of(THROUGH)),
    /** By ARN alone. */
    LOAD_BALANCER("a load balancer", "", "elasticloadbalancing", "loadbalancer/", EnumSet.of(THROUGH)),
    /** By ARN alone. */
    RESOURCE_GROUP("a resource group", "", "resource-groups", "group/", EnumSet.allOf(PathPosition.class)),
    /** Nowhere on a path, but in place of addresses. */
    PREFIX_LIST("a prefix list", "pl-", "ec2", "prefix-list/", EnumSet.noneOf(PathPosition.class));

    private final String words;
    private final String idPrefix;
    private final String arnService;
    private final String arnResource;

    @SuppressWarnings("ImmutableEnumChecker") // It is a copy.
    private final Set<PathPosition> positions;

    NamedKind(String words, String idPrefix, String arnService, String arnResource, Set<PathPosition> positions) {
        this.words = words;
        this.idPrefix = idPrefix;
        this.arnService = arnService;
        this.arnResource = arnResource;
        this.positions = Set.copyOf(positions);
    }

    /** Where on a path it can be. */
    public Set<PathPosition> positions() {
        return positions;
    }

    /** Whether ways pass it, and a scope may take it for their end all the same. */
    public boolean isPassedOrEnd() {
        return PathPosition.passedAndEnd(positions);
    }

    /** For messages, with its article. */
    String words() {
        return words;
    }

    /** What its ids begin with; empty where they begin with nothing in particular. */
    String idPrefix() {
        return idPrefix;
    }

    /** The third part of its ARNs. */
    String arnService() {
        return arnService;
    }

    /** What the last part of its ARNs begins with. */
    String arnResource() {
        return arnResource;
    }
}
