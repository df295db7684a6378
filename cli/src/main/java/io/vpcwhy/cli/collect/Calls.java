package io.vpcwhy.cli.collect;

import static io.vpcwhy.cli.collect.AwsService.DAX;
import static io.vpcwhy.cli.collect.AwsService.EC2;
import static io.vpcwhy.cli.collect.AwsService.ELASTICACHE;
import static io.vpcwhy.cli.collect.AwsService.ELB;
import static io.vpcwhy.cli.collect.AwsService.ELB_V2;
import static io.vpcwhy.cli.collect.AwsService.MEMORYDB;
import static io.vpcwhy.cli.collect.AwsService.OPENSEARCH;
import static io.vpcwhy.cli.collect.AwsService.RDS;
import static io.vpcwhy.cli.collect.AwsService.REDSHIFT;
import static io.vpcwhy.cli.collect.AwsService.REDSHIFT_SERVERLESS;
import static io.vpcwhy.cli.collect.AwsService.RESOURCE_GROUPS;
import static io.vpcwhy.cli.collect.Paging.MARKER;
import static io.vpcwhy.cli.collect.Paging.NEXT_MARKER;
import static io.vpcwhy.cli.collect.Paging.NEXT_TOKEN;
import static io.vpcwhy.cli.collect.Paging.SMALL_NEXT_TOKEN;

import java.util.List;
import software.amazon.awssdk.services.dax.DaxClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeEgressOnlyInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeFlowLogsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInternetGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeManagedPrefixListsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNatGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkAclsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupRulesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewayVpcAttachmentsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTransitGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessExclusionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcBlockPublicAccessOptionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcEndpointsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcPeeringConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnConnectionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpnGatewaysRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GetManagedPrefixListEntriesRequest;
import software.amazon.awssdk.services.ec2.model.SearchTransitGatewayRoutesRequest;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheClustersRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeCacheSubnetGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeReplicationGroupsRequest;
import software.amazon.awssdk.services.elasticache.model.DescribeServerlessCachesRequest;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeListenersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeLoadBalancersRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeRulesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupAttributesRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.memorydb.MemoryDbClient;
import software.amazon.awssdk.services.memorydb.model.DescribeSubnetGroupsRequest;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;
import software.amazon.awssdk.services.opensearch.model.DescribeDomainsRequest;
import software.amazon.awssdk.services.opensearch.model.ListDomainNamesRequest;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbSubnetGroupsRequest;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.DescribeClusterSubnetGroupsRequest;
import software.amazon.awssdk.services.redshift.model.DescribeClustersRequest;
import software.amazon.awssdk.services.redshiftserverless.RedshiftServerlessClient;
import software.amazon.awssdk.services.redshiftserverless.model.ListWorkgroupsRequest;
import software.amazon.awssdk.services.resourcegroups.ResourceGroupsClient;
import software.amazon.awssdk.services.resourcegroups.model.GetGroupQueryRequest;
import software.amazon.awssdk.services.resourcegroups.model.ListGroupResourcesRequest;
import software.amazon.awssdk.services.resourcegroups.model.ListGroupsRequest;

/**
 * Every call that is made for a snapshot: a kind more is a row more. Only calls that read can be here; a test holds their
 * names to that.
 */
final class Calls {

    private static final Call PREFIX_LISTS = EC2.call(
                    "DescribeManagedPrefixLists",
                    DescribeManagedPrefixListsRequest::builder,
                    Ec2Client::describeManagedPrefixLists)
            .prints("PrefixLists")
            .paged(NEXT_TOKEN, 100);

    private static final Call TRANSIT_GATEWAY_ROUTE_TABLES = EC2.call(
                    "DescribeTransitGatewayRouteTables",
                    DescribeTransitGatewayRouteTablesRequest::builder,
                    Ec2Client::describeTransitGatewayRouteTables)
            .prints("TransitGatewayRouteTables")
            .paged(NEXT_TOKEN, 1000);

    private static final Call LOAD_BALANCERS = ELB_V2.call(
                    "DescribeLoadBalancers",
                    DescribeLoadBalancersRequest::builder,
                    ElasticLoadBalancingV2Client::describeLoadBalancers)
            .prints("LoadBalancers")
            .paged(NEXT_MARKER);

    private static final Call LISTENERS = ELB_V2.call(
                    "DescribeListeners",
                    DescribeListenersRequest::builder,
                    ElasticLoadBalancingV2Client::describeListeners)
            .prints("Listeners")
            .paged(NEXT_MARKER)
            .forEach(LOAD_BALANCERS, "LoadBalancerArn", "LoadBalancerArn");

    private static final Call TARGET_GROUPS = ELB_V2.call(
                    "DescribeTargetGroups",
                    DescribeTargetGroupsRequest::builder,
                    ElasticLoadBalancingV2Client::describeTargetGroups)
            .prints("TargetGroups")
            .paged(NEXT_MARKER);

    private static final Call DOMAIN_NAMES = OPENSEARCH
            .call("ListDomainNames", ListDomainNamesRequest::builder, OpenSearchClient::listDomainNames)
            .prints("DomainNames")
            .notKept();

    private static final Call GROUPS = RESOURCE_GROUPS
            .call("ListGroups", ListGroupsRequest::builder, ResourceGroupsClient::listGroups)
            .prints("GroupIdentifiers")
            .paged(NEXT_TOKEN);

    /** What one request of DescribeDomains takes. */
    private static final int DOMAINS_AT_ONCE = 5;

    static final List<Call> ALL = List.of(
            EC2.call("DescribeVpcs", DescribeVpcsRequest::builder, Ec2Client::describeVpcs)
                    .prints("Vpcs")
                    .paged(NEXT_TOKEN, 1000)
                    .narrowedBy("vpc-id"),
            EC2.call("DescribeSubnets", DescribeSubnetsRequest::builder, Ec2Client::describeSubnets)
                    .prints("Subnets")
                    .paged(NEXT_TOKEN, 1000)
                    .narrowedBy("vpc-id"),
            EC2.call(
                            "DescribeNetworkInterfaces",
                            DescribeNetworkInterfacesRequest::builder,
                            Ec2Client::describeNetworkInterfaces)
                    .prints("NetworkInterfaces")
                    .paged(NEXT_TOKEN, 1000)
                    .narrowedBy("vpc-id"),
            EC2.call("DescribeInstances", DescribeInstancesRequest::builder, Ec2Client::describeInstances)
                    .prints("Reservations")
                    .paged(NEXT_TOKEN, 1000)
                    .narrowedBy("vpc-id"),
            EC2.call(
                            "DescribeSecurityGroups",
                            DescribeSecurityGroupsRequest::builder,
                            Ec2Client::describeSecurityGroups)
                    .prints("SecurityGroups")
                    .paged(NEXT_TOKEN, 1000)
                    .narrowedBy("vpc-id"),
            EC2.call(
                            "DescribeSecurityGroupRules",
                            DescribeSecurityGroupRulesRequest::builder,
                            Ec2Client::describeSecurityGroupRules)
                    .prints("SecurityGroupRules")
                    .forAllVpcs()
                    .paged(NEXT_TOKEN, 1000),
            EC2.call("DescribeNetworkAcls", DescribeNetworkAclsRequest::builder, Ec2Client::describeNetworkAcls)
                    .prints("NetworkAcls")
                    .paged(NEXT_TOKEN, 1000)
                    .narrowedBy("vpc-id"),
            EC2.call("DescribeRouteTables", DescribeRouteTablesRequest::builder, Ec2Client::describeRouteTables)
                    .prints("RouteTables")
                    .paged(NEXT_TOKEN, 100)
                    .narrowedBy("vpc-id"),
            EC2.call(
                            "DescribeInternetGateways",
                            DescribeInternetGatewaysRequest::builder,
                            Ec2Client::describeInternetGateways)
                    .prints("InternetGateways")
                    .paged(NEXT_TOKEN, 1000)
                    .narrowedBy("attachment.vpc-id"),
            EC2.call(
                            "DescribeEgressOnlyInternetGateways",
                            DescribeEgressOnlyInternetGatewaysRequest::builder,
                            Ec2Client::describeEgressOnlyInternetGateways)
                    .prints("EgressOnlyInternetGateways")
                    .paged(NEXT_TOKEN, 255),
            EC2.call("DescribeNatGateways", DescribeNatGatewaysRequest::builder, Ec2Client::describeNatGateways)
                    .prints("NatGateways")
                    .paged(NEXT_TOKEN, 1000)
                    .narrowedBy("vpc-id"),
            PREFIX_LISTS,
            EC2.call(
                            "GetManagedPrefixListEntries",
                            GetManagedPrefixListEntriesRequest::builder,
                            Ec2Client::getManagedPrefixListEntries)
                    .prints("Entries")
                    .paged(NEXT_TOKEN, 100)
                    .forEach(PREFIX_LISTS, "PrefixListId", "PrefixListId"),
            EC2.call("DescribeAddresses", DescribeAddressesRequest::builder, Ec2Client::describeAddresses)
                    .prints("Addresses"),
            EC2.call(
                            "DescribeVpcBlockPublicAccessOptions",
                            DescribeVpcBlockPublicAccessOptionsRequest::builder,
                            Ec2Client::describeVpcBlockPublicAccessOptions)
                    .prints("VpcBlockPublicAccessOptions"),
            EC2.call(
                            "DescribeVpcBlockPublicAccessExclusions",
                            DescribeVpcBlockPublicAccessExclusionsRequest::builder,
                            Ec2Client::describeVpcBlockPublicAccessExclusions)
                    .prints("VpcBlockPublicAccessExclusions")
                    .paged(NEXT_TOKEN, 1000),
            EC2.call("DescribeFlowLogs", DescribeFlowLogsRequest::builder, Ec2Client::describeFlowLogs)
                    .prints("FlowLogs")
                    .paged(NEXT_TOKEN, 1000),
            EC2.call(
                            "DescribeVpcPeeringConnections",
                            DescribeVpcPeeringConnectionsRequest::builder,
                            Ec2Client::describeVpcPeeringConnections)
                    .prints("VpcPeeringConnections")
                    .paged(NEXT_TOKEN, 1000),
            EC2.call("DescribeVpcEndpoints", DescribeVpcEndpointsRequest::builder, Ec2Client::describeVpcEndpoints)
                    .prints("VpcEndpoints")
                    .paged(NEXT_TOKEN, 1000)
                    .narrowedBy("vpc-id"),
            EC2.call(
                            "DescribeTransitGateways",
                            DescribeTransitGatewaysRequest::builder,
                            Ec2Client::describeTransitGateways)
                    .prints("TransitGateways")
                    .paged(NEXT_TOKEN, 1000),
            EC2.call(
                            "DescribeTransitGatewayVpcAttachments",
                            DescribeTransitGatewayVpcAttachmentsRequest::builder,
                            Ec2Client::describeTransitGatewayVpcAttachments)
                    .prints("TransitGatewayVpcAttachments")
                    .paged(NEXT_TOKEN, 1000),
            EC2.call(
                            "DescribeTransitGatewayAttachments",
                            DescribeTransitGatewayAttachmentsRequest::builder,
                            Ec2Client::describeTransitGatewayAttachments)
                    .prints("TransitGatewayAttachments")
                    .paged(NEXT_TOKEN, 1000),
            TRANSIT_GATEWAY_ROUTE_TABLES,
            EC2.call(
                            "SearchTransitGatewayRoutes",
                            SearchTransitGatewayRoutesRequest::builder,
                            Ec2Client::searchTransitGatewayRoutes)
                    .prints("Routes")
                    .with("MaxResults", 1000)
                    .with(
                            "Filters",
                            List.of(Filter.builder()
                                    .name("type")
                                    .values("static", "propagated")
                                    .build()))
                    .forEach(TRANSIT_GATEWAY_ROUTE_TABLES, "TransitGatewayRouteTableId", "TransitGatewayRouteTableId"),
            EC2.call("DescribeVpnGateways", DescribeVpnGatewaysRequest::builder, Ec2Client::describeVpnGateways)
                    .prints("VpnGateways"),
            EC2.call(
                            "DescribeVpnConnections",
                            DescribeVpnConnectionsRequest::builder,
                            Ec2Client::describeVpnConnections)
                    .prints("VpnConnections"),
            LOAD_BALANCERS,
            LISTENERS,
            ELB_V2.call("DescribeRules", DescribeRulesRequest::builder, ElasticLoadBalancingV2Client::describeRules)
                    .prints("Rules")
                    .paged(NEXT_MARKER)
                    .forEach(LISTENERS, "ListenerArn", "ListenerArn"),
            TARGET_GROUPS,
            ELB_V2.call(
                            "DescribeTargetHealth",
                            DescribeTargetHealthRequest::builder,
                            ElasticLoadBalancingV2Client::describeTargetHealth)
                    .prints("TargetHealthDescriptions")
                    .forEach(TARGET_GROUPS, "TargetGroupArn", "TargetGroupArn"),
            ELB_V2.call(
                            "DescribeTargetGroupAttributes",
                            DescribeTargetGroupAttributesRequest::builder,
                            ElasticLoadBalancingV2Client::describeTargetGroupAttributes)
                    .prints("Attributes")
                    .forEach(TARGET_GROUPS, "TargetGroupArn", "TargetGroupArn"),
            ELB.call(
                            "DescribeLoadBalancers",
                            software.amazon.awssdk.services.elasticloadbalancing.model.DescribeLoadBalancersRequest
                                    ::builder,
                            ElasticLoadBalancingClient::describeLoadBalancers)
                    .prints("LoadBalancerDescriptions")
                    .paged(NEXT_MARKER),
            RDS.call("DescribeDBInstances", DescribeDbInstancesRequest::builder, RdsClient::describeDBInstances)
                    .prints("DBInstances")
                    .paged(MARKER),
            RDS.call("DescribeDBClusters", DescribeDbClustersRequest::builder, RdsClient::describeDBClusters)
                    .prints("DBClusters")
                    .paged(MARKER),
            RDS.call(
                            "DescribeDBSubnetGroups",
                            DescribeDbSubnetGroupsRequest::builder,
                            RdsClient::describeDBSubnetGroups)
                    .prints("DBSubnetGroups")
                    .paged(MARKER),
            ELASTICACHE
                    .call(
                            "DescribeCacheClusters",
                            DescribeCacheClustersRequest::builder,
                            ElastiCacheClient::describeCacheClusters)
                    .prints("CacheClusters")
                    .paged(MARKER)
                    .with("ShowCacheNodeInfo", true),
            ELASTICACHE
                    .call(
                            "DescribeReplicationGroups",
                            DescribeReplicationGroupsRequest::builder,
                            ElastiCacheClient::describeReplicationGroups)
                    .prints("ReplicationGroups")
                    .paged(MARKER),
            ELASTICACHE
                    .call(
                            "DescribeServerlessCaches",
                            DescribeServerlessCachesRequest::builder,
                            ElastiCacheClient::describeServerlessCaches)
                    .prints("ServerlessCaches")
                    .paged(NEXT_TOKEN),
            ELASTICACHE
                    .call(
                            "DescribeCacheSubnetGroups",
                            DescribeCacheSubnetGroupsRequest::builder,
                            ElastiCacheClient::describeCacheSubnetGroups)
                    .prints("CacheSubnetGroups")
                    .paged(MARKER),
            REDSHIFT.call("DescribeClusters", DescribeClustersRequest::builder, RedshiftClient::describeClusters)
                    .prints("Clusters")
                    .paged(MARKER),
            REDSHIFT.call(
                            "DescribeClusterSubnetGroups",
                            DescribeClusterSubnetGroupsRequest::builder,
                            RedshiftClient::describeClusterSubnetGroups)
                    .prints("ClusterSubnetGroups")
                    .paged(MARKER),
            REDSHIFT_SERVERLESS
                    .call("ListWorkgroups", ListWorkgroupsRequest::builder, RedshiftServerlessClient::listWorkgroups)
                    .prints("workgroups")
                    .paged(SMALL_NEXT_TOKEN),
            DOMAIN_NAMES,
            OPENSEARCH
                    .call("DescribeDomains", DescribeDomainsRequest::builder, OpenSearchClient::describeDomains)
                    .prints("DomainStatusList")
                    .forEach(DOMAIN_NAMES, "DomainName", "DomainNames", DOMAINS_AT_ONCE),
            MEMORYDB.call(
                            "DescribeClusters",
                            software.amazon.awssdk.services.memorydb.model.DescribeClustersRequest::builder,
                            MemoryDbClient::describeClusters)
                    .prints("Clusters")
                    .paged(NEXT_TOKEN),
            MEMORYDB.call(
                            "DescribeSubnetGroups",
                            DescribeSubnetGroupsRequest::builder,
                            MemoryDbClient::describeSubnetGroups)
                    .prints("SubnetGroups")
                    .paged(NEXT_TOKEN),
            DAX.call(
                            "DescribeClusters",
                            software.amazon.awssdk.services.dax.model.DescribeClustersRequest::builder,
                            DaxClient::describeClusters)
                    .prints("Clusters")
                    .paged(NEXT_TOKEN),
            DAX.call(
                            "DescribeSubnetGroups",
                            software.amazon.awssdk.services.dax.model.DescribeSubnetGroupsRequest::builder,
                            DaxClient::describeSubnetGroups)
                    .prints("SubnetGroups")
                    .paged(NEXT_TOKEN),
            GROUPS,
            RESOURCE_GROUPS
                    .call("GetGroupQuery", GetGroupQueryRequest::builder, ResourceGroupsClient::getGroupQuery)
                    .prints("GroupQuery")
                    .forEach(GROUPS, "GroupArn", "Group"),
            RESOURCE_GROUPS
                    .call(
                            "ListGroupResources",
                            ListGroupResourcesRequest::builder,
                            ResourceGroupsClient::listGroupResources)
                    .prints("Resources")
                    .paged(NEXT_TOKEN)
                    .forEach(GROUPS, "GroupArn", "Group")
                    .alsoNeeds(
                            "tag:GetResources", "cloudformation:DescribeStacks", "cloudformation:ListStackResources"));

    private Calls() {}

    /** The calls that are made for what a call tells. */
    static List<Call> forEach(Call source) {
        return ALL.stream().filter(call -> isAbout(call, source)).toList();
    }

    /** The member of each element of an answer that other calls are asked for; none where there are no such calls. */
    static List<String> idsOf(Call source) {
        return ALL.stream()
                .filter(call -> isAbout(call, source))
                .flatMap(call -> call.subject().stream())
                .map(Call.Subject::member)
                .distinct()
                .toList();
    }

    private static boolean isAbout(Call call, Call source) {
        return call.subject().filter(by -> by.source().equals(source)).isPresent();
    }
}
