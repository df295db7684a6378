package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import org.jspecify.annotations.Nullable;

/** Which reader understands which top-level key: a kind of resource more is a row more. */
final class ResourceReaders {

    private ResourceReaders() {}

    // A switch and not a map: only the readers that a snapshot needs are ever loaded.
    static @Nullable ResourceReader of(String key) {
        return switch (key) {
            case "Vpcs" -> new VpcReader();
            case "Subnets" -> new SubnetReader();
            case "NetworkInterfaces" -> new NetworkInterfaceReader();
            case "Reservations" -> new InstanceReader();
            case "SecurityGroups" -> new SecurityGroupReader();
            case "SecurityGroupRules" -> new SecurityGroupRuleReader();
            case "NetworkAcls" -> new NetworkAclReader();
            case "RouteTables" -> new RouteTableReader();
            case "InternetGateways" -> new InternetGatewayReader();
            case "NatGateways" -> new NatGatewayReader();
            case "PrefixLists" -> new PrefixListReader();
            case "Entries" -> new PrefixListEntryReader();
            case "Addresses" -> new ElasticAddressReader();
            case "VpcBlockPublicAccessOptions" -> new BlockPublicAccessReader();
            case "VpcBlockPublicAccessExclusions" -> new BlockPublicAccessExclusionReader();
            case "FlowLogs" -> new FlowLogReader();
            case "DBInstances" -> new DatabaseInstanceReader();
            case "DBClusters" -> new DatabaseClusterReader();
            case "CacheClusters" -> new CacheClusterReader();
            case "ReplicationGroups" -> new ReplicationGroupReader();
            case "ServerlessCaches" -> new ServerlessCacheReader();
            case "Clusters" -> new ServiceClusterReader();
            case "workgroups" -> new RedshiftWorkgroupReader();
            case "DomainStatusList" -> new SearchDomainReader(false);
            case "DomainStatus" -> new SearchDomainReader(true);
            case "DBSubnetGroups" -> new DatabaseSubnetGroupReader(key, "DBSubnetGroupName", Database.Service.RDS);
            case "CacheSubnetGroups" ->
                new DatabaseSubnetGroupReader(key, "CacheSubnetGroupName", Database.Service.ELASTICACHE);
            case "ClusterSubnetGroups" ->
                new DatabaseSubnetGroupReader(key, "ClusterSubnetGroupName", Database.Service.REDSHIFT);
            case "SubnetGroups" -> new DatabaseSubnetGroupReader(key, "Name", Database.Service.MEMORYDB);
            case "VpcPeeringConnections" -> new VpcPeeringConnectionReader();
            case "VpcEndpoints" -> new VpcEndpointReader();
            case "TransitGateways" -> new TransitGatewayReader();
            case "TransitGatewayVpcAttachments" -> new TransitGatewayVpcAttachmentReader();
            case "TransitGatewayAttachments" -> new TransitGatewayAttachmentReader();
            case "TransitGatewayRouteTables" -> new TransitGatewayRouteTableReader();
            case "Routes" -> new TransitGatewayRouteReader();
            case "TransitGatewayStaticRoutes", "TransitGatewayPropagations" -> new TransitGatewayTableReader();
            case "EgressOnlyInternetGateways" -> new EgressOnlyInternetGatewayReader();
            case "VpnGateways" -> new VpnGatewayReader();
            case "VpnConnections" -> new VpnConnectionReader();
            case "LoadBalancers" -> new LoadBalancerReader();
            case "LoadBalancerDescriptions" -> new ClassicLoadBalancerReader();
            case "Listeners" -> new ListenerReader();
            case "LoadBalancerListeners" -> new ListenerGroupReader();
            case "Rules" -> new ListenerRuleReader();
            case "TargetGroups" -> new TargetGroupReader();
            case "TargetHealthDescriptions" -> new TargetHealthReader();
            case "LoadBalancerTargetHealth" -> new TargetHealthGroupReader();
            case "Attributes" -> new TargetGroupAttributeReader();
            case "GroupQuery" -> new GroupQueryReader();
            case "Resources", "ResourceIdentifiers" -> new GroupResourcesReader(key);
            case "Groups", "GroupIdentifiers", "QueryErrors" -> new GroupListReader(key);
            case "VpcwhyManifest" -> new ManifestReader();
            default -> null;
        };
    }
}
