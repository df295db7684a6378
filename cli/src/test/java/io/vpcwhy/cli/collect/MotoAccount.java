package io.vpcwhy.cli.collect;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AddPrefixListEntry;
import software.amazon.awssdk.services.ec2.model.DomainType;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.GatewayType;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import software.amazon.awssdk.services.elasticloadbalancing.ElasticLoadBalancingClient;
import software.amazon.awssdk.services.elasticloadbalancing.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * A small account as it is built through the SDK: a VPC with a web server's interface, gateways, load balancers, a database
 * and most of what else there can be.
 */
record MotoAccount(
        String interfaceId,
        String address,
        String groupId,
        String routeTableId,
        String targetGroupArn,
        String prefixListId) {

    static MotoAccount build(AwsSession session, Region region) {
        try (Ec2Client ec2 = session.client(Ec2Client.builder(), region)) {
            String vpc = ec2.createVpc(b -> b.cidrBlock("10.9.0.0/16")).vpc().vpcId();
            String other = ec2.createVpc(b -> b.cidrBlock("10.8.0.0/16")).vpc().vpcId();
            String subnet = subnet(ec2, vpc, "10.9.1.0/24", "us-east-1a");
            String second = subnet(ec2, vpc, "10.9.2.0/24", "us-east-1b");
            String group = group(ec2, vpc);
            NetworkInterface built = ec2.createNetworkInterface(
                            b -> b.subnetId(subnet).groups(group))
                    .networkInterface();
            String nic = built.networkInterfaceId();
            ec2.createTags(b -> b.resources(vpc, nic)
                    .tags(Tag.builder().key("Name").value("größer 1").build()));
            String table = routes(ec2, vpc, subnet);
            peersAndPrivateWays(ec2, vpc, other, subnet, table);
            String list = ec2.createManagedPrefixList(b -> b.prefixListName("office")
                            .maxEntries(5)
                            .addressFamily("IPv4")
                            .entries(AddPrefixListEntry.builder()
                                    .cidr("198.51.100.0/24")
                                    .build()))
                    .prefixList()
                    .prefixListId();
            String target = loadBalancers(session, region, vpc, subnet, second);
            databases(session, region, subnet, second);
            return new MotoAccount(nic, built.privateIpAddress(), group, table, target, list);
        }
    }

    private static String subnet(Ec2Client ec2, String vpc, String cidr, String zone) {
        return ec2.createSubnet(b -> b.vpcId(vpc).cidrBlock(cidr).availabilityZone(zone))
                .subnet()
                .subnetId();
    }

    private static String group(Ec2Client ec2, String vpc) {
        String group = ec2.createSecurityGroup(
                        b -> b.groupName("web").description("web").vpcId(vpc))
                .groupId();
        ec2.authorizeSecurityGroupIngress(b -> b.groupId(group)
                .ipPermissions(IpPermission.builder()
                        .ipProtocol("tcp")
                        .fromPort(443)
                        .toPort(443)
                        .ipRanges(IpRange.builder()
                                .cidrIp("0.0.0.0/0")
                                .description("all")
                                .build())
                        .build()));
        return group;
    }

    private static String routes(Ec2Client ec2, String vpc, String subnet) {
        String gateway = ec2.createInternetGateway().internetGateway().internetGatewayId();
        ec2.attachInternetGateway(b -> b.internetGatewayId(gateway).vpcId(vpc));
        String table = ec2.createRouteTable(b -> b.vpcId(vpc)).routeTable().routeTableId();
        ec2.createRoute(
                b -> b.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
        ec2.associateRouteTable(b -> b.routeTableId(table).subnetId(subnet));
        String address = ec2.allocateAddress(b -> b.domain(DomainType.VPC)).allocationId();
        ec2.createNatGateway(b -> b.subnetId(subnet).allocationId(address));
        ec2.createEgressOnlyInternetGateway(b -> b.vpcId(vpc));
        return table;
    }

    private static void peersAndPrivateWays(Ec2Client ec2, String vpc, String other, String subnet, String table) {
        ec2.createVpcPeeringConnection(b -> b.vpcId(vpc).peerVpcId(other));
        ec2.createVpcEndpoint(
                b -> b.vpcId(vpc).serviceName("com.amazonaws.us-east-1.s3").routeTableIds(table));
        String transit = ec2.createTransitGateway(b -> b.description("hub"))
                .transitGateway()
                .transitGatewayId();
        ec2.createTransitGatewayVpcAttachment(
                b -> b.transitGatewayId(transit).vpcId(vpc).subnetIds(subnet));
        String far = ec2.createCustomerGateway(
                        b -> b.bgpAsn(65000).publicIp("198.51.100.7").type(GatewayType.IPSEC_1))
                .customerGateway()
                .customerGatewayId();
        String near = ec2.createVpnGateway(b -> b.type(GatewayType.IPSEC_1))
                .vpnGateway()
                .vpnGatewayId();
        ec2.createVpnConnection(b -> b.customerGatewayId(far).vpnGatewayId(near).type("ipsec.1"));
        ec2.createFlowLogs(b -> b.resourceIds(vpc)
                .resourceType(FlowLogsResourceType.VPC)
                .trafficType(TrafficType.ALL)
                .logDestinationType(LogDestinationType.CLOUD_WATCH_LOGS)
                .logGroupName("flows")
                .deliverLogsPermissionArn("arn:aws:iam::123456789012:role/flows"));
    }

    private static String loadBalancers(AwsSession session, Region region, String vpc, String subnet, String second) {
        try (ElasticLoadBalancingV2Client elb = session.client(ElasticLoadBalancingV2Client.builder(), region);
                ElasticLoadBalancingClient classic = session.client(ElasticLoadBalancingClient.builder(), region)) {
            String balancer = elb.createLoadBalancer(b -> b.name("front").subnets(subnet, second))
                    .loadBalancers()
                    .get(0)
                    .loadBalancerArn();
            String group = elb.createTargetGroup(b -> b.name("web")
                            .protocol(ProtocolEnum.HTTP)
                            .port(80)
                            .vpcId(vpc)
                            .targetType(TargetTypeEnum.IP))
                    .targetGroups()
                    .get(0)
                    .targetGroupArn();
            elb.registerTargets(b -> b.targetGroupArn(group)
                    .targets(
                            TargetDescription.builder().id("10.9.1.77").port(80).build()));
            elb.createListener(b -> b.loadBalancerArn(balancer)
                    .protocol(ProtocolEnum.HTTP)
                    .port(80)
                    .defaultActions(Action.builder()
                            .type(ActionTypeEnum.FORWARD)
                            .targetGroupArn(group)
                            .build()));
            classic.createLoadBalancer(b -> b.loadBalancerName("old")
                    .subnets(subnet)
                    .listeners(Listener.builder()
                            .protocol("tcp")
                            .loadBalancerPort(80)
                            .instancePort(80)
                            .build()));
            return group;
        }
    }

    private static void databases(AwsSession session, Region region, String subnet, String second) {
        try (RdsClient rds = session.client(RdsClient.builder(), region)) {
            rds.createDBSubnetGroup(b ->
                    b.dbSubnetGroupName("data").dbSubnetGroupDescription("data").subnetIds(subnet, second));
            rds.createDBInstance(b -> b.dbInstanceIdentifier("orders")
                    .engine("postgres")
                    .dbInstanceClass("db.t3.micro")
                    .allocatedStorage(20)
                    .masterUsername("boss")
                    .masterUserPassword("never-to-be-seen")
                    .dbSubnetGroupName("data"));
        }
    }
}
