package io.vpcwhy.model.scope;

import static io.vpcwhy.model.scope.PathPosition.DESTINATION;
import static io.vpcwhy.model.scope.PathPosition.SOURCE;
import static io.vpcwhy.model.scope.PathPosition.THROUGH;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The resource types that a scope can choose by.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/network-access-analyzer/resource-statement.html">Resource
 *     statements</a>
 */
public enum ResourceType {
    INTERNET_GATEWAY(false, EnumSet.of(SOURCE, DESTINATION), "AWS::EC2::InternetGateway"),
    /** Not on AWS's page, but in the scopes that AWS makes itself. */
    NETWORK_INTERFACE(false, EnumSet.of(SOURCE, DESTINATION), "AWS::EC2::NetworkInterface"),
    /** Not on AWS's page, but in scopes that AWS publishes as samples. */
    INSTANCE(false, EnumSet.of(SOURCE, DESTINATION), "AWS::EC2::Instance"),
    NAT_GATEWAY(false, EnumSet.of(THROUGH), "AWS::EC2::NatGateway"),
    TRANSIT_GATEWAY_ATTACHMENT(false, EnumSet.allOf(PathPosition.class), "AWS::EC2::TransitGatewayAttachment"),
    VPC_ENDPOINT(false, EnumSet.of(DESTINATION, THROUGH), "AWS::EC2::VPCEndpoint"),
    VPC_ENDPOINT_SERVICE(false, EnumSet.allOf(PathPosition.class), "AWS::EC2::VPCEndpointService"),
    VPC_PEERING_CONNECTION(false, EnumSet.allOf(PathPosition.class), "AWS::EC2::VPCPeeringConnection"),
    VPN_GATEWAY(false, EnumSet.of(SOURCE, DESTINATION), "AWS::EC2::VPNGateway"),
    CLASSIC_LOAD_BALANCER(false, EnumSet.of(THROUGH), "AWS::ElasticLoadBalancing::LoadBalancer"),
    LOAD_BALANCER(false, EnumSet.of(THROUGH), "AWS::ElasticLoadBalancingV2::LoadBalancer"),
    /** AWS's page of resource statements has the first name, its page of examples the second. */
    NETWORK_FIREWALL(
            false, EnumSet.of(THROUGH), "AWS::NetworkFirewall::NetworkFirewall", "AWS::NetworkFirewall::Firewall"),
    DB_INSTANCE(true, EnumSet.of(SOURCE, DESTINATION), "AWS::RDS::DBInstance"),
    DB_CLUSTER(true, EnumSet.of(SOURCE, DESTINATION), "AWS::RDS::DBCluster"),
    CACHE_CLUSTER(true, EnumSet.of(SOURCE, DESTINATION), "AWS::ElastiCache::CacheCluster"),
    CACHE_REPLICATION_GROUP(true, EnumSet.of(SOURCE, DESTINATION), "AWS::ElastiCache::ReplicationGroup"),
    SERVERLESS_CACHE(true, EnumSet.of(SOURCE, DESTINATION), "AWS::ElastiCache::ServerlessCache"),
    REDSHIFT_CLUSTER(true, EnumSet.of(SOURCE, DESTINATION), "AWS::Redshift::Cluster"),
    OPENSEARCH_DOMAIN(true, EnumSet.of(SOURCE, DESTINATION), "AWS::OpenSearchService::Domain");

    private final boolean beyondAws;

    @SuppressWarnings("ImmutableEnumChecker") // It is a copy.
    private final Set<PathPosition> positions;

    @SuppressWarnings("ImmutableEnumChecker") // It is a copy.
    private final List<String> names;

    ResourceType(boolean beyondAws, Set<PathPosition> positions, String... names) {
        this.beyondAws = beyondAws;
        this.positions = Set.copyOf(positions);
        this.names = List.of(names);
    }

    /** The type of that name, or of another name of the same type. */
    public static Optional<ResourceType> of(String name) {
        return Arrays.stream(values()).filter(type -> type.names.contains(name)).findFirst();
    }

    /** The name on AWS's page; for what is beyond AWS, that of CloudFormation. */
    public String awsName() {
        return names.get(0);
    }

    /** Where on a path resources of this type can be. */
    public Set<PathPosition> positions() {
        return positions;
    }

    /** Whether ways pass it, and a scope may take it for their end all the same. */
    public boolean isPassedOrEnd() {
        return PathPosition.passedAndEnd(positions);
    }

    /** Whether Network Access Analyzer would refuse it. */
    public boolean isBeyondAws() {
        return beyondAws;
    }
}
