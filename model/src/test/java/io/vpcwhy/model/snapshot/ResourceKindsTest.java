package io.vpcwhy.model.snapshot;

import static io.vpcwhy.model.snapshot.Documents.only;
import static io.vpcwhy.model.snapshot.Documents.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.BlockPublicAccessExclusion;
import io.vpcwhy.model.aws.ConnectionTracking;
import io.vpcwhy.model.aws.ElasticAddress;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.NetworkInterface.PrivateAddress;
import io.vpcwhy.model.aws.PrefixList;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.Route.Destination.CidrDestination;
import io.vpcwhy.model.aws.Route.Destination.PrefixListDestination;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.RulePeer.CidrPeer;
import io.vpcwhy.model.aws.RulePeer.GroupPeer;
import io.vpcwhy.model.aws.RulePeer.PrefixListPeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.aws.TransitGateway;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** One document of each kind, as the AWS CLI prints it. */
class ResourceKindsTest {

    private static final Tags NAMED = new Tags(Map.of("Name", "web"));

    private static Cidr cidr(String text) {
        return Cidr.parse(text);
    }

    private static Optional<IpAddress> address(String text) {
        return Optional.of(IpAddress.parse(text));
    }

    @Test
    void aVpcHasItsAssociatedBlocksAlone() throws SnapshotException {
        Vpc vpc = only(Vpc.class, """
                {'Vpcs': [{'VpcId': 'vpc-1', 'OwnerId': '123456789012', 'CidrBlock': '10.0.0.0/16', 'State': 'available',
                  'CidrBlockAssociationSet': [
                    {'AssociationId': 'a-1', 'CidrBlock': '10.1.0.0/16', 'CidrBlockState': {'State': 'associated'}},
                    {'AssociationId': 'a-2', 'CidrBlock': '10.0.0.0/16', 'CidrBlockState': {'State': 'associated'}},
                    {'AssociationId': 'a-3', 'CidrBlock': '10.2.0.0/16', 'CidrBlockState': {'State': 'disassociated'}}],
                  'Ipv6CidrBlockAssociationSet': [
                    {'Ipv6CidrBlock': '2001:db8:1::/56', 'Ipv6CidrBlockState': {'State': 'associated'}},
                    {'Ipv6CidrBlock': '2001:db8:2::/56', 'Ipv6CidrBlockState': {'State': 'failed'}}],
                  'IsDefault': true, 'Tags': [{'Key': 'Name', 'Value': 'web'}]}]}""");
        assertThat(vpc)
                .isEqualTo(new Vpc(
                        "vpc-1",
                        Optional.of("123456789012"),
                        Optional.of(cidr("10.0.0.0/16")),
                        List.of(cidr("10.0.0.0/16"), cidr("10.1.0.0/16"), cidr("2001:db8:1::/56")),
                        true,
                        NAMED));
    }

    @Test
    void aSubnetHasBothFamilies() throws SnapshotException {
        Subnet subnet = only(Subnet.class, """
                {'Subnets': [{'SubnetId': 'subnet-1', 'VpcId': 'vpc-1', 'AvailabilityZone': 'eu-west-1b',
                  'OwnerId': '123456789012', 'CidrBlock': '10.0.1.0/24', 'MapPublicIpOnLaunch': true,
                  'Ipv6CidrBlockAssociationSet': [
                    {'Ipv6CidrBlock': '2001:db8::/64', 'Ipv6CidrBlockState': {'State': 'disassociating'}},
                    {'Ipv6CidrBlock': '2001:db8:0:1::/64', 'Ipv6CidrBlockState': {'State': 'associated'}}],
                  'Tags': [{'Key': 'Name', 'Value': 'web'}]}]}""");
        assertThat(subnet)
                .isEqualTo(new Subnet(
                        "subnet-1",
                        "vpc-1",
                        Optional.of("eu-west-1b"),
                        List.of(cidr("10.0.1.0/24"), cidr("2001:db8:0:1::/64")),
                        Optional.of("123456789012"),
                        NAMED));
    }

    @Test
    void anInterfaceTellsAllOfItsAddressesThePrimaryFirst() throws SnapshotException {
        NetworkInterface nic = only(NetworkInterface.class, """
                {'NetworkInterfaces': [{
                  'Association': {'PublicIp': '198.51.100.7', 'IpOwnerId': '123456789012', 'AllocationId': 'eipalloc-1'},
                  'Attachment': {'AttachmentId': 'eni-attach-1', 'InstanceId': 'i-1', 'InstanceOwnerId': '123456789012',
                    'Status': 'attached', 'DeviceIndex': 0},
                  'AvailabilityZone': 'eu-west-1b',
                  'ConnectionTrackingConfiguration': {'TcpEstablishedTimeout': 350, 'UdpTimeout': 40},
                  'Description': 'primary', 'DenyAllIgwTraffic': true,
                  'Groups': [{'GroupId': 'sg-1', 'GroupName': 'a'}, {'GroupId': 'sg-2', 'GroupName': 'b'},
                    {'GroupId': 'sg-3', 'GroupName': 'c'}],
                  'InterfaceType': 'interface',
                  'Ipv6Addresses': [{'Ipv6Address': '2001:db8::5', 'IsPrimaryIpv6': true}],
                  'Ipv4Prefixes': [{'Ipv4Prefix': '10.0.1.32/28'}], 'Ipv6Prefixes': [{'Ipv6Prefix': '2001:db8::/80'}],
                  'NetworkInterfaceId': 'eni-1', 'OwnerId': '123456789012', 'PrivateIpAddress': '10.0.1.5',
                  'PrivateIpAddresses': [
                    {'Primary': false, 'PrivateIpAddress': '10.0.1.6'},
                    {'Primary': true, 'PrivateIpAddress': '10.0.1.5',
                      'Association': {'PublicIp': '198.51.100.7', 'IpOwnerId': '123456789012'}}],
                  'RequesterId': 'AIDAEXAMPLE', 'RequesterManaged': true, 'SourceDestCheck': false, 'Status': 'in-use',
                  'SubnetId': 'subnet-1', 'TagSet': [{'Key': 'Name', 'Value': 'web'}], 'VpcId': 'vpc-1'}]}""");
        assertThat(nic)
                .isEqualTo(new NetworkInterface(
                        "eni-1",
                        "vpc-1",
                        "subnet-1",
                        Optional.of("eu-west-1b"),
                        Optional.of("123456789012"),
                        "interface",
                        "primary",
                        true,
                        Optional.of("AIDAEXAMPLE"),
                        false,
                        List.of(
                                new PrivateAddress(
                                        IpAddress.parse("10.0.1.5"),
                                        true,
                                        address("198.51.100.7"),
                                        Optional.of("123456789012")),
                                new PrivateAddress(
                                        IpAddress.parse("10.0.1.6"), false, Optional.empty(), Optional.empty()),
                                new PrivateAddress(
                                        IpAddress.parse("2001:db8::5"), true, Optional.empty(), Optional.empty())),
                        List.of(cidr("10.0.1.32/28"), cidr("2001:db8::/80")),
                        List.of("sg-1", "sg-2", "sg-3"),
                        Optional.of(new NetworkInterface.Attachment(
                                Optional.of("i-1"), Optional.of("123456789012"), "attached", OptionalInt.of(0))),
                        Optional.of("in-use"),
                        true,
                        Optional.of(
                                new ConnectionTracking(OptionalInt.of(350), OptionalInt.of(40), OptionalInt.empty())),
                        NAMED));
    }

    @Test
    void instancesAreInReservations() throws SnapshotException {
        Instance instance = only(Instance.class, """
                {'Reservations': [{'Instances': [{'InstanceId': 'i-1', 'InstanceType': 'm7i.large', 'State':
                  {'Code': 16, 'Name': 'running'}, 'VpcId': 'vpc-1', 'SubnetId': 'subnet-1',
                  'Placement': {'AvailabilityZone': 'eu-west-1b', 'Tenancy': 'default'},
                  'NetworkInterfaces': [{'NetworkInterfaceId': 'eni-1', 'Groups': []}, {'NetworkInterfaceId': 'eni-2'}],
                  'Tags': [{'Key': 'Name', 'Value': 'web'}]}], 'OwnerId': '123456789012'}]}""");
        assertThat(instance)
                .isEqualTo(new Instance(
                        "i-1",
                        Optional.of("vpc-1"),
                        Optional.of("subnet-1"),
                        "running",
                        Optional.of("m7i.large"),
                        List.of("eni-1", "eni-2"),
                        NAMED));
    }

    @Test
    void anInterfaceLeadsToTheInstanceThatItIsAttachedTo() throws SnapshotException {
        Snapshot snapshot = readAll("""
                {'Reservations': [{'Instances': [{'InstanceId': 'i-1', 'State': {'Code': 16, 'Name': 'running'}}]}]}""", """
                {'NetworkInterfaces': [
                  {'NetworkInterfaceId': 'eni-1', 'VpcId': 'vpc-1', 'SubnetId': 'subnet-1',
                    'Attachment': {'InstanceId': 'i-1', 'Status': 'attached'}},
                  {'NetworkInterfaceId': 'eni-2', 'VpcId': 'vpc-1', 'SubnetId': 'subnet-1',
                    'Attachment': {'InstanceId': 'i-gone', 'Status': 'attached'}},
                  {'NetworkInterfaceId': 'eni-3', 'VpcId': 'vpc-1', 'SubnetId': 'subnet-1'}]}""");
        assertThat(snapshot.all(NetworkInterface.class))
                .extracting(nic -> snapshot.instanceOf(nic).map(Instance::id))
                .containsExactly(Optional.of("i-1"), Optional.empty(), Optional.empty());
    }

    @Test
    void aPermissionIsARuleForEachOfItsPeers() throws SnapshotException {
        SecurityGroup group = only(SecurityGroup.class, """
                {'SecurityGroups': [{'GroupId': 'sg-1', 'GroupName': 'web', 'Description': 'x', 'VpcId': 'vpc-1',
                  'OwnerId': '123456789012',
                  'IpPermissions': [
                    {'IpProtocol': 'tcp', 'FromPort': 80, 'ToPort': 81,
                      'IpRanges': [{'CidrIp': '192.0.2.0/24', 'Description': 'office'}, {'CidrIp': '0.0.0.0/0'}],
                      'Ipv6Ranges': [{'CidrIpv6': '::/0'}],
                      'PrefixListIds': [{'PrefixListId': 'pl-1'}],
                      'UserIdGroupPairs': [{'GroupId': 'sg-2', 'UserId': '210987654321', 'VpcId': 'vpc-2',
                        'VpcPeeringConnectionId': 'pcx-1', 'PeeringStatus': 'active', 'Description': 'peer'}]},
                    {'IpProtocol': 'udp', 'FromPort': 53, 'ToPort': 53, 'IpRanges': [], 'UserIdGroupPairs': []}],
                  'IpPermissionsEgress': [{'IpProtocol': '-1', 'IpRanges': [{'CidrIp': '0.0.0.0/0'}]}],
                  'Tags': [{'Key': 'Name', 'Value': 'web'}]}]}""");
        TrafficClass http = TrafficClass.tcp(new PortRange(80, 81));
        GroupPeer peer = new GroupPeer(
                "sg-2", Optional.of("210987654321"), Optional.of("vpc-2"), Optional.of("pcx-1"), Optional.of("active"));
        assertThat(group)
                .isEqualTo(new SecurityGroup(
                        "sg-1",
                        "web",
                        Optional.of("vpc-1"),
                        Optional.of("123456789012"),
                        List.of(
                                inbound(http, new CidrPeer(cidr("192.0.2.0/24")), Optional.of("office")),
                                inbound(http, new CidrPeer(cidr("0.0.0.0/0")), Optional.empty()),
                                inbound(http, new CidrPeer(cidr("::/0")), Optional.empty()),
                                inbound(http, new PrefixListPeer("pl-1"), Optional.empty()),
                                inbound(http, peer, Optional.of("peer")),
                                new SecurityGroupRule(
                                        Optional.empty(),
                                        "sg-1",
                                        Direction.EGRESS,
                                        TrafficClass.ALL,
                                        new CidrPeer(cidr("0.0.0.0/0")),
                                        Optional.empty())),
                        NAMED));
    }

    private static SecurityGroupRule inbound(TrafficClass traffic, RulePeer peer, Optional<String> description) {
        return new SecurityGroupRule(Optional.empty(), "sg-1", Direction.INGRESS, traffic, peer, description);
    }

    @Test
    void aNetworkAclTellsItsEntriesInTheOrderOfEvaluation() throws SnapshotException {
        NetworkAcl acl = only(NetworkAcl.class, """
                {'NetworkAcls': [{'NetworkAclId': 'acl-1', 'VpcId': 'vpc-1', 'IsDefault': true, 'OwnerId': '123456789012',
                  'Associations': [{'NetworkAclAssociationId': 'a-1', 'NetworkAclId': 'acl-1', 'SubnetId': 'subnet-1'}],
                  'Entries': [
                    {'RuleNumber': 100, 'Egress': true, 'RuleAction': 'deny', 'Protocol': '-1', 'CidrBlock': '0.0.0.0/0'},
                    {'RuleNumber': 32768, 'Egress': false, 'RuleAction': 'deny', 'Protocol': '-1', 'Ipv6CidrBlock': '::/0'},
                    {'RuleNumber': 110, 'Egress': false, 'RuleAction': 'allow', 'Protocol': '17', 'CidrBlock': '10.0.0.0/8',
                      'PortRange': {'From': 53, 'To': 54}},
                    {'RuleNumber': 100, 'Egress': false, 'RuleAction': 'allow', 'Protocol': '1', 'CidrBlock': '10.0.0.0/8',
                      'IcmpTypeCode': {'Type': 3, 'Code': 4}}],
                  'Tags': [{'Key': 'Name', 'Value': 'web'}]}]}""");
        assertThat(acl)
                .isEqualTo(new NetworkAcl(
                        "acl-1",
                        "vpc-1",
                        true,
                        List.of(
                                new NetworkAclEntry(
                                        100,
                                        Direction.INGRESS,
                                        true,
                                        new TrafficClass.Icmp(IpProtocol.ICMP, OptionalInt.of(3), OptionalInt.of(4)),
                                        cidr("10.0.0.0/8")),
                                new NetworkAclEntry(
                                        110,
                                        Direction.INGRESS,
                                        true,
                                        TrafficClass.udp(new PortRange(53, 54)),
                                        cidr("10.0.0.0/8")),
                                new NetworkAclEntry(32768, Direction.INGRESS, false, TrafficClass.ALL, cidr("::/0")),
                                new NetworkAclEntry(100, Direction.EGRESS, false, TrafficClass.ALL, cidr("0.0.0.0/0"))),
                        List.of("subnet-1"),
                        NAMED));
    }

    @Test
    void aRouteTableTellsWhatUsesIt() throws SnapshotException {
        RouteTable table = only(RouteTable.class, """
                {'RouteTables': [{'RouteTableId': 'rtb-1', 'VpcId': 'vpc-1', 'OwnerId': '123456789012',
                  'Associations': [
                    {'Main': true, 'RouteTableId': 'rtb-1', 'AssociationState': {'State': 'associated'}},
                    {'Main': false, 'SubnetId': 'subnet-1', 'AssociationState': {'State': 'associating'}},
                    {'Main': false, 'SubnetId': 'subnet-2', 'AssociationState': {'State': 'disassociated'}},
                    {'Main': false, 'SubnetId': 'subnet-3'},
                    {'Main': false, 'GatewayId': 'igw-1', 'AssociationState': {'State': 'associated'}}],
                  'Routes': [
                    {'DestinationCidrBlock': '10.0.0.0/16', 'GatewayId': 'local', 'Origin': 'CreateRouteTable',
                      'State': 'active'},
                    {'DestinationPrefixListId': 'pl-1', 'GatewayId': 'vpce-1', 'Origin': 'CreateRoute', 'State': 'active'},
                    {'DestinationIpv6CidrBlock': '::/0', 'EgressOnlyInternetGatewayId': 'eigw-1', 'Origin': 'CreateRoute',
                      'State': 'blackhole'},
                    {'DestinationCidrBlock': '10.9.0.0/16', 'GatewayId': 'vgw-1',
                      'Origin': 'EnableVgwRoutePropagation', 'State': 'filtered'}],
                  'Tags': [{'Key': 'Name', 'Value': 'web'}]}]}""");
        assertThat(table)
                .isEqualTo(new RouteTable(
                        "rtb-1",
                        "vpc-1",
                        List.of(
                                new Route(
                                        new CidrDestination(cidr("10.0.0.0/16")),
                                        RouteTarget.LOCAL,
                                        Route.State.ACTIVE,
                                        Route.Origin.CREATE_ROUTE_TABLE),
                                new Route(
                                        new PrefixListDestination("pl-1"),
                                        new RouteTarget(RouteTarget.Kind.VPC_ENDPOINT, "vpce-1"),
                                        Route.State.ACTIVE,
                                        Route.Origin.CREATE_ROUTE),
                                new Route(
                                        new CidrDestination(cidr("::/0")),
                                        new RouteTarget(RouteTarget.Kind.EGRESS_ONLY_INTERNET_GATEWAY, "eigw-1"),
                                        Route.State.BLACKHOLE,
                                        Route.Origin.CREATE_ROUTE),
                                new Route(
                                        new CidrDestination(cidr("10.9.0.0/16")),
                                        new RouteTarget(RouteTarget.Kind.VIRTUAL_PRIVATE_GATEWAY, "vgw-1"),
                                        Route.State.FILTERED,
                                        Route.Origin.PROPAGATED)),
                        true,
                        List.of("subnet-1", "subnet-3"),
                        List.of("igw-1"),
                        NAMED));
    }

    @Test
    void anInternetGatewayTellsItsVpc() throws SnapshotException {
        InternetGateway gateway = only(InternetGateway.class, """
                {'InternetGateways': [{'InternetGatewayId': 'igw-1', 'OwnerId': '123456789012',
                  'Attachments': [{'State': 'available', 'VpcId': 'vpc-1'}], 'Tags': []}]}""");
        assertThat(gateway)
                .isEqualTo(new InternetGateway(
                        "igw-1", List.of(new InternetGateway.Attachment("vpc-1", "available")), Tags.NONE));
    }

    @Test
    void aNatGatewayTellsItsAddresses() throws SnapshotException {
        NatGateway gateway = only(NatGateway.class, """
                {'NatGateways': [{'NatGatewayId': 'nat-1', 'VpcId': 'vpc-1', 'SubnetId': 'subnet-1', 'State': 'available',
                  'ConnectivityType': 'private', 'NatGatewayAddresses': [
                    {'NetworkInterfaceId': 'eni-1', 'PrivateIp': '10.0.0.5', 'PublicIp': '198.51.100.5'}]}]}""");
        assertThat(gateway)
                .isEqualTo(new NatGateway(
                        "nat-1",
                        "vpc-1",
                        Optional.of("subnet-1"),
                        "available",
                        NatGateway.Connectivity.PRIVATE,
                        false,
                        List.of(new NatGateway.Address(
                                Optional.of("eni-1"), address("10.0.0.5"), address("198.51.100.5"))),
                        Optional.empty(),
                        Tags.NONE));
    }

    @Test
    void aRegionalNatGatewayHasNoSubnet() throws SnapshotException {
        NatGateway gateway = only(NatGateway.class, """
                {'NatGateways': [{'NatGatewayId': 'nat-1', 'VpcId': 'vpc-1', 'State': 'available',
                  'AvailabilityMode': 'regional', 'NatGatewayAddresses': [{'PublicIp': '198.51.100.5'}]}]}""");
        assertThat(gateway.regional()).isTrue();
        assertThat(gateway.subnetId()).isEmpty();
        assertThat(gateway.connectivity()).isEqualTo(NatGateway.Connectivity.PUBLIC);
    }

    @Test
    void anElasticAddressTellsWhatItBelongsTo() throws SnapshotException {
        ElasticAddress address = only(ElasticAddress.class, """
                {'Addresses': [{'AllocationId': 'eipalloc-1', 'PublicIp': '198.51.100.7', 'PrivateIpAddress': '10.0.0.5',
                  'NetworkInterfaceId': 'eni-1', 'InstanceId': 'i-1', 'Domain': 'vpc'}]}""");
        assertThat(address)
                .isEqualTo(new ElasticAddress(
                        "eipalloc-1",
                        IpAddress.parse("198.51.100.7"),
                        address("10.0.0.5"),
                        Optional.of("eni-1"),
                        Optional.of("i-1"),
                        Tags.NONE));
    }

    @Test
    void blockPublicAccessHasOptionsAndExclusions() throws SnapshotException {
        Snapshot snapshot = Documents.readAll("""
                {'VpcBlockPublicAccessOptions': {'AwsAccountId': '123456789012', 'AwsRegion': 'eu-west-1',
                  'State': 'update-complete', 'InternetGatewayBlockMode': 'block-ingress'}}""", """
                {'VpcBlockPublicAccessExclusions': [{'ExclusionId': 'vpcbpa-exclude-1', 'State': 'create-in-progress',
                  'InternetGatewayExclusionMode': 'allow-egress',
                  'ResourceArn': 'arn:aws:ec2:eu-west-1:123456789012:subnet/subnet-1'}]}""");
        assertThat(snapshot.blockPublicAccess())
                .containsExactly(new BlockPublicAccess(
                        Optional.of("123456789012"), Optional.of("eu-west-1"), BlockPublicAccess.Mode.BLOCK_INGRESS));
        assertThat(snapshot.all(BlockPublicAccessExclusion.class))
                .containsExactly(new BlockPublicAccessExclusion(
                        "vpcbpa-exclude-1", "subnet-1", BlockPublicAccessExclusion.Mode.ALLOW_EGRESS, false));
    }

    @Test
    void aFlowLogTellsWhatItLogsAndWhere() throws SnapshotException {
        FlowLog log = only(FlowLog.class, """
                {'FlowLogs': [{'FlowLogId': 'fl-1', 'ResourceId': 'vpc-1', 'TrafficType': 'REJECT',
                  'LogFormat': '${version} ${srcaddr}', 'LogDestinationType': 's3', 'LogDestination': 'arn:aws:s3:::logs',
                  'LogGroupName': 'group', 'MaxAggregationInterval': 60, 'DeliverLogsStatus': 'FAILED',
                  'DeliverLogsErrorMessage': 'Access error', 'FlowLogStatus': 'ACTIVE'}]}""");
        assertThat(log)
                .isEqualTo(new FlowLog(
                        "fl-1",
                        "vpc-1",
                        Optional.of("REJECT"),
                        Optional.of("${version} ${srcaddr}"),
                        "s3",
                        Optional.of("arn:aws:s3:::logs"),
                        Optional.of("group"),
                        OptionalInt.of(60),
                        Optional.of("FAILED"),
                        Optional.of("Access error"),
                        Tags.NONE));
    }

    @Test
    void aPeeringConnectionTellsBothSides() throws SnapshotException {
        VpcPeeringConnection connection = only(VpcPeeringConnection.class, """
                {'VpcPeeringConnections': [{'VpcPeeringConnectionId': 'pcx-1', 'Status': {'Code': 'active', 'Message': 'A'},
                  'RequesterVpcInfo': {'VpcId': 'vpc-1', 'OwnerId': '123456789012', 'Region': 'eu-west-1',
                    'CidrBlock': '10.0.0.0/16', 'CidrBlockSet': [{'CidrBlock': '10.0.0.0/16'}, {'CidrBlock': '10.1.0.0/16'}],
                    'Ipv6CidrBlockSet': [{'Ipv6CidrBlock': '2001:db8::/56'}]},
                  'AccepterVpcInfo': {'VpcId': 'vpc-2', 'OwnerId': '210987654321', 'Region': 'us-east-1',
                    'CidrBlock': '10.2.0.0/16'}}]}""");
        assertThat(connection)
                .isEqualTo(new VpcPeeringConnection(
                        "pcx-1",
                        "active",
                        new VpcPeeringConnection.Side(
                                "vpc-1",
                                Optional.of("123456789012"),
                                Optional.of("eu-west-1"),
                                List.of(cidr("10.0.0.0/16"), cidr("10.1.0.0/16"), cidr("2001:db8::/56"))),
                        new VpcPeeringConnection.Side(
                                "vpc-2",
                                Optional.of("210987654321"),
                                Optional.of("us-east-1"),
                                List.of(cidr("10.2.0.0/16"))),
                        Tags.NONE));
    }

    @Test
    void anEndpointTellsItsInterfacesAndItsRouteTables() throws SnapshotException {
        VpcEndpoint endpoint = only(VpcEndpoint.class, """
                {'VpcEndpoints': [{'VpcEndpointId': 'vpce-1', 'VpcEndpointType': 'Interface', 'VpcId': 'vpc-1',
                  'ServiceName': 'com.amazonaws.eu-west-1.sqs', 'State': 'pending', 'RouteTableIds': ['rtb-1'],
                  'SubnetIds': ['subnet-1', 'subnet-2'], 'NetworkInterfaceIds': ['eni-1'],
                  'Groups': [{'GroupId': 'sg-1', 'GroupName': 'x'}]}]}""");
        assertThat(endpoint)
                .isEqualTo(new VpcEndpoint(
                        "vpce-1",
                        "vpc-1",
                        "Interface",
                        "com.amazonaws.eu-west-1.sqs",
                        "pending",
                        List.of("rtb-1"),
                        List.of("subnet-1", "subnet-2"),
                        List.of("eni-1"),
                        List.of("sg-1"),
                        Tags.NONE));
    }

    @Test
    void aTransitGatewayAndItsAttachmentTellWhetherGroupsMayBeNamedAcrossIt() throws SnapshotException {
        Snapshot snapshot = Documents.readAll("""
                {'TransitGateways': [{'TransitGatewayId': 'tgw-1', 'State': 'available',
                  'Options': {'AmazonSideAsn': 64512, 'SecurityGroupReferencingSupport': 'enable'}}]}""", """
                {'TransitGatewayVpcAttachments': [{'TransitGatewayAttachmentId': 'tgw-attach-1', 'State': 'available',
                  'TransitGatewayId': 'tgw-1', 'VpcId': 'vpc-1', 'VpcOwnerId': '123456789012', 'SubnetIds': ['subnet-1'],
                  'Options': {'DnsSupport': 'enable', 'SecurityGroupReferencingSupport': 'disable',
                    'Ipv6Support': 'enable', 'ApplianceModeSupport': 'enable'}}]}""");
        assertThat(snapshot.all(TransitGateway.class))
                .containsExactly(new TransitGateway("tgw-1", "available", true, Tags.NONE));
        assertThat(snapshot.all(TransitGatewayVpcAttachment.class))
                .containsExactly(new TransitGatewayVpcAttachment(
                        "tgw-attach-1",
                        "tgw-1",
                        "vpc-1",
                        "available",
                        List.of("subnet-1"),
                        false,
                        true,
                        true,
                        Tags.NONE));
    }

    @Test
    void aPrefixListOfAwsTellsItsBlocks() throws SnapshotException {
        PrefixList list = only(PrefixList.class, """
                {'PrefixLists': [{'PrefixListId': 'pl-1', 'PrefixListName': 'com.amazonaws.eu-west-1.s3',
                  'Cidrs': ['52.218.0.0/17', '3.5.64.0/21']}]}""");
        assertThat(list)
                .isEqualTo(new PrefixList(
                        "pl-1",
                        Optional.of("com.amazonaws.eu-west-1.s3"),
                        Optional.of(List.of(cidr("52.218.0.0/17"), cidr("3.5.64.0/21")))));
    }
}
