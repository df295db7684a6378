package io.vpcwhy.model.snapshot;

import static io.vpcwhy.model.snapshot.Documents.only;
import static io.vpcwhy.model.snapshot.Documents.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vpcwhy.model.aws.ElasticAddress;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.RulePeer.GroupPeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS and older tools also write. */
class ToleranceTest {

    private static final String NIC = "'NetworkInterfaceId': 'eni-1', 'VpcId': 'vpc-1', 'SubnetId': 'subnet-1'";

    private static NetworkInterface nic(String fields) throws SnapshotException {
        return only(NetworkInterface.class, "{'NetworkInterfaces': [{" + NIC + fields + "}]}");
    }

    private static TrafficClass permitted(String fields) throws SnapshotException {
        SecurityGroup group = only(
                SecurityGroup.class,
                "{'SecurityGroups': [{'GroupId': 'sg-1', 'IpPermissions': [{" + fields
                        + ", 'IpRanges': [{'CidrIp': '0.0.0.0/0'}]}]}]}");
        return group.rules().get(0).traffic();
    }

    private static TrafficClass entry(String fields) throws SnapshotException {
        NetworkAcl acl = only(
                NetworkAcl.class,
                "{'NetworkAcls': [{'NetworkAclId': 'acl-1', 'VpcId': 'vpc-1', 'Entries': [{'RuleNumber': 1,"
                        + " 'Egress': false, 'RuleAction': 'allow', 'CidrBlock': '0.0.0.0/0', " + fields + "}]}]}");
        return acl.entries().get(0).traffic();
    }

    private static Route route(String fields) throws SnapshotException {
        RouteTable table = only(
                RouteTable.class,
                "{'RouteTables': [{'RouteTableId': 'rtb-1', 'VpcId': 'vpc-1', 'Routes': ["
                        + "{'DestinationCidrBlock': '0.0.0.0/0'" + fields + "}]}]}");
        return table.routes().get(0);
    }

    @Test
    void whatAnInterfaceDoesNotTellHasAwssDefault() throws SnapshotException {
        NetworkInterface nic = nic("");
        assertThat(nic)
                .isEqualTo(new NetworkInterface(
                        "eni-1",
                        "vpc-1",
                        "subnet-1",
                        Optional.empty(),
                        Optional.empty(),
                        "interface",
                        "",
                        false,
                        Optional.empty(),
                        true,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Tags.NONE));
    }

    @Test
    void nullMeansAbsent() throws SnapshotException {
        assertThat(
                        nic(
                                ", 'Association': null, 'Attachment': null, 'Groups': null, 'Ipv6Addresses': [null],"
                                        + " 'Description': null, 'TagSet': null, 'ConnectionTrackingConfiguration': {'UdpTimeout': null}"))
                .isEqualTo(nic(""));
        assertThat(read("{'Vpcs': [null, {'VpcId': 'vpc-1'}], 'Subnets': null}").all(Vpc.class))
                .hasSize(1);
    }

    @Test
    void theApisNameForTheTypeOfNatGatewaysIsTheServicesOwn() throws SnapshotException {
        assertThat(nic(", 'InterfaceType': 'natGateway'").type()).isEqualTo("nat_gateway");
        assertThat(nic(", 'InterfaceType': 'something_new'").type()).isEqualTo("something_new");
    }

    @Test
    void anInterfaceWithoutTheListOfItsAddressesHasTheOneThatIsToldAlone() throws SnapshotException {
        NetworkInterface nic = nic(", 'Association': {'IpOwnerId': 'amazon', 'PublicIp': '198.51.100.1'},"
                + " 'PrivateIpAddress': '10.0.0.5'");
        assertThat(nic.addresses())
                .containsExactly(new NetworkInterface.PrivateAddress(
                        IpAddress.parse("10.0.0.5"),
                        true,
                        Optional.of(IpAddress.parse("198.51.100.1")),
                        Optional.of("amazon")));
    }

    @Test
    void theAssociationOfAnInterfaceIsThatOfItsPrimaryAddress() throws SnapshotException {
        NetworkInterface nic = nic(", 'Association': {'PublicIp': '198.51.100.1'}, 'PrivateIpAddress': '10.0.0.5',"
                + " 'PrivateIpAddresses': [{'PrivateIpAddress': '10.0.0.6'}, {'PrivateIpAddress': '10.0.0.5'}]");
        assertThat(nic.addresses())
                .extracting(
                        address -> address.address().toString(),
                        NetworkInterface.PrivateAddress::primary,
                        address -> address.publicAddress().map(IpAddress::toString))
                .containsExactly(
                        tuple("10.0.0.5", true, Optional.of("198.51.100.1")),
                        tuple("10.0.0.6", false, Optional.empty()));
    }

    @Test
    void anAssociationWithoutAPublicAddressIsNone() throws SnapshotException {
        NetworkInterface nic = nic(", 'Association': {'CarrierIp': '198.51.100.1'}, 'PrivateIpAddress': '10.0.0.5'");
        assertThat(nic.addresses().get(0).publicAddress()).isEmpty();
    }

    @Test
    void tagsMayBeUnderEitherKeyAndSeveral() throws SnapshotException {
        Tags tags = nic(", 'Tags': [{'Key': 'a', 'Value': '1'}, {'Key': 'b'}, {'Value': '3', 'Key': 'c'}]")
                .tags();
        assertThat(tags.values()).containsOnly(Map.entry("a", "1"), Map.entry("b", ""), Map.entry("c", "3"));
    }

    @Test
    void numbersMayBeStringsAndIdsMayBeNumbers() throws SnapshotException {
        assertThat(permitted("'IpProtocol': 'tcp', 'FromPort': '80', 'ToPort': '80'"))
                .isEqualTo(TrafficClass.tcp(PortRange.of(80)));
        assertThat(permitted("'IpProtocol': 6, 'FromPort': 80, 'ToPort': 80"))
                .isEqualTo(TrafficClass.tcp(PortRange.of(80)));
        assertThat(nic(", 'SourceDestCheck': 'false'").sourceDestCheck()).isFalse();
        assertThat(nic(", 'OwnerId': 123456789012").ownerId()).contains("123456789012");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'IpProtocol': 'tcp'",
                "'IpProtocol': 'tcp', 'FromPort': -1, 'ToPort': -1",
                "'IpProtocol': '6', 'FromPort': null, 'ToPort': null",
                "'IpProtocol': 'TCP', 'FromPort': 0, 'ToPort': 65535"
            },
            quoteCharacter = '#')
    void noPortsAreAllPorts(String permission) throws SnapshotException {
        assertThat(permitted(permission)).isEqualTo(TrafficClass.tcp(PortRange.ALL));
    }

    @Test
    void anyProtocolIsAnyPort() throws SnapshotException {
        assertThat(permitted("'IpProtocol': '-1', 'FromPort': -1, 'ToPort': -1"))
                .isEqualTo(TrafficClass.ALL);
        assertThat(permitted("'IpProtocol': '-1', 'FromPort': 80, 'ToPort': 80"))
                .isEqualTo(TrafficClass.ALL);
        assertThat(entry("'Protocol': '-1'")).isEqualTo(TrafficClass.ALL);
    }

    @Test
    void protocolsWithoutPortsIgnoreThem() throws SnapshotException {
        assertThat(permitted("'IpProtocol': '50', 'FromPort': 80, 'ToPort': 80"))
                .isEqualTo(new TrafficClass.WholeProtocol(new IpProtocol(50)));
    }

    @Test
    void thePortsOfIcmpAreTypeAndCode() throws SnapshotException {
        assertThat(permitted("'IpProtocol': 'icmp', 'FromPort': 8, 'ToPort': -1"))
                .isEqualTo(new TrafficClass.Icmp(IpProtocol.ICMP, OptionalInt.of(8), OptionalInt.empty()));
        assertThat(permitted("'IpProtocol': 'icmp', 'FromPort': 3, 'ToPort': 0"))
                .isEqualTo(new TrafficClass.Icmp(IpProtocol.ICMP, OptionalInt.of(3), OptionalInt.of(0)));
        assertThat(permitted("'IpProtocol': 'icmp', 'FromPort': -1, 'ToPort': -1"))
                .isEqualTo(TrafficClass.icmp(IpProtocol.ICMP));
        assertThat(permitted("'IpProtocol': 'icmpv6'")).isEqualTo(TrafficClass.icmp(IpProtocol.ICMPV6));
    }

    @Test
    void aNetworkAclEntryNeedsNoPortRange() throws SnapshotException {
        assertThat(entry("'Protocol': '6'")).isEqualTo(TrafficClass.tcp(PortRange.ALL));
        assertThat(entry("'Protocol': '17', 'PortRange': {'From': 53, 'To': 53}"))
                .isEqualTo(TrafficClass.udp(PortRange.of(53)));
        assertThat(entry("'Protocol': '1', 'IcmpTypeCode': {'Code': -1, 'Type': -1}"))
                .isEqualTo(TrafficClass.icmp(IpProtocol.ICMP));
        assertThat(entry("'Protocol': '58', 'IcmpTypeCode': {'Code': -1, 'Type': 128}"))
                .isEqualTo(new TrafficClass.Icmp(IpProtocol.ICMPV6, OptionalInt.of(128), OptionalInt.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "GatewayId, igw-1, INTERNET_GATEWAY",
        "GatewayId, vgw-1, VIRTUAL_PRIVATE_GATEWAY",
        "GatewayId, vpce-1, VPC_ENDPOINT",
        "GatewayId, lgw-1, LOCAL_GATEWAY",
        "GatewayId, odd-1, UNKNOWN",
        "NatGatewayId, nat-1, NAT_GATEWAY",
        "TransitGatewayId, tgw-1, TRANSIT_GATEWAY",
        "VpcPeeringConnectionId, pcx-1, VPC_PEERING_CONNECTION",
        "NetworkInterfaceId, eni-1, NETWORK_INTERFACE",
        "InstanceId, i-1, INSTANCE",
        "EgressOnlyInternetGatewayId, eigw-1, EGRESS_ONLY_INTERNET_GATEWAY",
        "LocalGatewayId, lgw-1, LOCAL_GATEWAY",
        "CarrierGatewayId, cagw-1, CARRIER_GATEWAY",
        "CoreNetworkArn, arn:aws:networkmanager::1:core-network/c, CORE_NETWORK",
        "OdbNetworkArn, arn:aws:odb::1:odb-network/o, ODB_NETWORK",
        "IpAddress, 10.0.0.9, IP_ADDRESS"
    })
    void everyKindOfRouteTargetIsKnown(String key, String id, RouteTarget.Kind kind) throws SnapshotException {
        assertThat(route(", '" + key + "': '" + id + "'").target()).isEqualTo(new RouteTarget(kind, id));
    }

    @Test
    void aRouteToAnInstanceLeadsToItsInterface() throws SnapshotException {
        RouteTarget expected = new RouteTarget(RouteTarget.Kind.NETWORK_INTERFACE, "eni-1");
        assertThat(route(", 'InstanceId': 'i-1', 'NetworkInterfaceId': 'eni-1'").target())
                .isEqualTo(expected);
        assertThat(route(", 'NetworkInterfaceId': 'eni-1', 'InstanceId': 'i-1'").target())
                .isEqualTo(expected);
    }

    @Test
    void aBlackholeMayHaveLostItsTarget() throws SnapshotException {
        Route route = route(", 'State': 'blackhole', 'Origin': 'CreateRoute'");
        assertThat(route.state()).isEqualTo(Route.State.BLACKHOLE);
        assertThat(route.target().kind()).isEqualTo(RouteTarget.Kind.UNKNOWN);
    }

    @Test
    void aRouteWithoutOriginIsWrittenByHandUnlessItIsTheLocalOne() throws SnapshotException {
        assertThat(route(", 'GatewayId': 'igw-1'").origin()).isEqualTo(Route.Origin.CREATE_ROUTE);
        assertThat(route(", 'GatewayId': 'local'").origin()).isEqualTo(Route.Origin.CREATE_ROUTE_TABLE);
    }

    @Test
    void oldVpcsTellNoAssociations() throws SnapshotException {
        assertThat(only(Vpc.class, Documents.VPC).cidrs()).containsExactly(Cidr.parse("10.0.0.0/16"));
    }

    @Test
    void aSubnetForIpv6AloneHasNoIpv4Block() throws SnapshotException {
        Subnet subnet = only(Subnet.class, """
                {'Subnets': [{'SubnetId': 'subnet-1', 'VpcId': 'vpc-1', 'Ipv6Native': true,
                  'Ipv6CidrBlockAssociationSet': [{'Ipv6CidrBlock': '2001:db8::/64'}]}]}""");
        assertThat(subnet.cidrs()).containsExactly(Cidr.parse("2001:db8::/64"));
    }

    @Test
    void aTerminatedInstanceHasNoVpcAnyMore() throws SnapshotException {
        Instance instance = only(Instance.class, """
                {'Reservations': [{'Instances': [{'InstanceId': 'i-1', 'State': {'Code': 48, 'Name': 'terminated'},
                  'VpcId': '', 'NetworkInterfaces': []}]}]}""");
        assertThat(instance.vpcId()).isEmpty();
        assertThat(instance.state()).isEqualTo("terminated");
    }

    @Test
    void aPeeringConnectionThatIsGoneTellsNoBlocks() throws SnapshotException {
        VpcPeeringConnection connection = only(VpcPeeringConnection.class, """
                {'VpcPeeringConnections': [{'VpcPeeringConnectionId': 'pcx-1', 'Status': {'Code': 'deleted'},
                  'RequesterVpcInfo': {'VpcId': 'vpc-1'}, 'AccepterVpcInfo': {'VpcId': 'vpc-2'}}]}""");
        assertThat(connection.active()).isFalse();
        assertThat(connection.requester().cidrs()).isEmpty();
    }

    @Test
    void anAddressWithoutAnAllocationIsKnownByItself() throws SnapshotException {
        ElasticAddress address =
                only(ElasticAddress.class, "{'Addresses': [{'PublicIp': '198.51.100.7', 'InstanceId': ''}]}");
        assertThat(address.id()).isEqualTo("198.51.100.7");
        assertThat(address.instanceId()).isEmpty();
    }

    @Test
    void anOldEndpointWithoutATypeIsAGateway() throws SnapshotException {
        VpcEndpoint endpoint = only(
                VpcEndpoint.class,
                "{'VpcEndpoints': [{'VpcEndpointId': 'vpce-1', 'VpcId': 'vpc-1', 'ServiceName': 's3'}]}");
        assertThat(endpoint.type()).isEqualTo("Gateway");
    }

    @Test
    void aPermissionForNobodyIsNoRule() throws SnapshotException {
        SecurityGroup group = only(SecurityGroup.class, """
                {'SecurityGroups': [{'GroupId': 'sg-1', 'GroupName': 'x', 'IpPermissions': [
                  {'IpProtocol': 'tcp', 'FromPort': 22, 'ToPort': 22, 'IpRanges': []}, {'IpProtocol': '-1'}]}]}""");
        assertThat(group.rules()).isEmpty();
        assertThat(group.vpcId()).isEmpty();
    }

    @Test
    void unknownKeysArePassedOverHoweverDeep() throws SnapshotException {
        Vpc vpc = only(
                Vpc.class,
                "{'Vpcs': [{'New': {'a': [[{'VpcId': 'no'}], 'x']}, 'VpcId': 'vpc-1', 'Other': [1, 2.5, true]}]}");
        assertThat(vpc.id()).isEqualTo("vpc-1");
    }

    @Test
    void documentsMayFollowEachOtherInOneFile() throws SnapshotException {
        Snapshot snapshot = read(
                "{'Vpcs': [{'VpcId': 'vpc-1'}]}\n{'Vpcs': [{'VpcId': 'vpc-2'}], 'NextToken': 'x'}" + "{'Subnets': []}");
        assertThat(snapshot.all(Vpc.class)).extracting(Vpc::id).containsExactly("vpc-1", "vpc-2");
        assertThat(snapshot.inventory().documents()).isEqualTo(3);
        assertThat(snapshot.inventory().files()).isEqualTo(1);
    }

    @Test
    void oneDocumentMayHoldSeveralKinds() throws SnapshotException {
        Snapshot snapshot = read("{'Vpcs': [{'VpcId': 'vpc-1'}], 'SecurityGroups': [{'GroupId': 'sg-1'}]}");
        assertThat(snapshot.find(Vpc.class, "vpc-1")).isPresent();
        assertThat(snapshot.find(SecurityGroup.class, "sg-1")).isPresent();
    }

    @Test
    void powerShellWritesUtf16AndEditorsAMarkOfByteOrder() throws SnapshotException {
        String text = "\uFEFF" + Documents.json(Documents.VPC);
        for (byte[] content : List.of(
                text.getBytes(StandardCharsets.UTF_16LE),
                text.getBytes(StandardCharsets.UTF_16BE),
                text.getBytes(StandardCharsets.UTF_8))) {
            for (String name : List.of("vpcs.json", "vpcs.txt")) {
                Snapshot snapshot = SnapshotReader.read(List.of(Documents.source(name, content)));
                assertThat(snapshot.find(Vpc.class, "vpc-1")).isPresent();
            }
        }
    }

    @Test
    void anEmptyAnswerSaysThatItsKindWasCollected() throws SnapshotException {
        Snapshot snapshot = read("{'NatGateways': [], 'SecurityGroupRules': [], 'FlowLogs': []}");
        assertThat(snapshot.collected(ResourceKind.NAT_GATEWAY)).isTrue();
        assertThat(snapshot.collected(ResourceKind.FLOW_LOG)).isTrue();
        assertThat(snapshot.collected(ResourceKind.VPC)).isFalse();
    }

    @Test
    void theOptionsOfBlockPublicAccessDoNotStandForItsExclusions() throws SnapshotException {
        Snapshot snapshot = read("{'VpcBlockPublicAccessOptions': {'InternetGatewayBlockMode': 'off'}}");
        assertThat(snapshot.blockPublicAccess()).hasSize(1);
        assertThat(snapshot.collected(ResourceKind.BLOCK_PUBLIC_ACCESS_EXCLUSION))
                .isFalse();
    }

    @Test
    void whatIsOfNoKnownKindIsCounted() throws SnapshotException {
        Snapshot snapshot = SnapshotReader.read(List.of(
                Documents.source("a.json", "{'Vpcs': [], 'Widgets': [1, 2], 'Summary': {'x': 1}, 'NextToken': 'x'}"),
                Documents.source("b.json", "{'Widgets': [3], 'Vpcs': []}"),
                Documents.source("c.json", "{'Account': '123456789012'}"),
                Documents.source("d.md", "# notes")));
        assertThat(snapshot.inventory().skipped())
                .containsExactly(
                        new Inventory.Skipped(Inventory.Reason.UNKNOWN_KIND, "Widgets", 3, "a.json"),
                        new Inventory.Skipped(Inventory.Reason.UNKNOWN_KIND, "Summary", 1, "a.json"),
                        new Inventory.Skipped(Inventory.Reason.NO_RESOURCES, "c.json", 0, "c.json"),
                        new Inventory.Skipped(Inventory.Reason.NOT_JSON, "d.md", 0, "d.md"));
        assertThat(snapshot.inventory().files()).isEqualTo(3);
    }

    @Test
    void aRuleKeepsTheStatusOfThePeeringThatItCrosses() throws SnapshotException {
        SecurityGroup group = only(SecurityGroup.class, """
                {'SecurityGroups': [{'GroupId': 'sg-1', 'IpPermissions': [{'IpProtocol': '-1', 'UserIdGroupPairs': [
                  {'GroupId': 'sg-2', 'VpcPeeringConnectionId': 'pcx-1', 'PeeringStatus': 'deleted'}]}]}]}""");
        assertThat(group.rules())
                .extracting(SecurityGroupRule::peer)
                .containsExactly(new GroupPeer(
                        "sg-2", Optional.empty(), Optional.empty(), Optional.of("pcx-1"), Optional.of("deleted")));
    }
}
