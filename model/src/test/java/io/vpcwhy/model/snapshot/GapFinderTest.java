package io.vpcwhy.model.snapshot;

import static io.vpcwhy.model.snapshot.Documents.VPC;
import static io.vpcwhy.model.snapshot.Documents.readAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.snapshot.Gap.MissingEntries;
import io.vpcwhy.model.snapshot.Gap.MissingResource;
import io.vpcwhy.model.snapshot.Gap.NotCollected;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GapFinderTest {

    private static final String SUBNET =
            "{'Subnets': [{'SubnetId': 'subnet-1', 'VpcId': 'vpc-1'," + " 'CidrBlock': '10.0.1.0/24'}]}";

    private static final String NIC = "{'NetworkInterfaces': [{'NetworkInterfaceId': 'eni-1', 'VpcId': 'vpc-1',"
            + " 'SubnetId': 'subnet-1', 'PrivateIpAddress': '10.0.1.10', 'Groups': [{'GroupId': 'sg-1'}]}]}";

    private static List<Gap> gaps(String... documents) throws SnapshotException {
        return GapFinder.find(readAll(documents));
    }

    private static String group(String permissions) {
        return "{'SecurityGroups': [{'GroupId': 'sg-1', 'GroupName': 'web', 'VpcId': 'vpc-1', 'IpPermissions': ["
                + permissions + "], 'IpPermissionsEgress': []}]}";
    }

    @Test
    void kindsThatExplainingNeedsAreTold() throws SnapshotException {
        assertThat(gaps(VPC))
                .contains(new NotCollected(ResourceKind.SECURITY_GROUP, true))
                .contains(new NotCollected(ResourceKind.FLOW_LOG, false))
                .doesNotContain(new NotCollected(ResourceKind.VPC, true));
    }

    @Test
    void anEmptyDocumentIsNoGap() throws SnapshotException {
        assertThat(gaps(VPC, "{'FlowLogs': []}")).doesNotContain(new NotCollected(ResourceKind.FLOW_LOG, false));
    }

    @Test
    void whatWasNotAnsweredInOneRegionIsAGapThoughAnotherHasIt() throws SnapshotException {
        String manifest = "{'VpcwhyManifest': {'Account': '123456789012', 'Calls': [], 'Missing': [{'Command':"
                + " 'aws ec2 describe-flow-logs', 'Action': 'ec2:DescribeFlowLogs', 'Permitted': false, 'Codes': ['x'],"
                + " 'Times': 1}, {'Command': 'aws redshift describe-clusters', 'Action': 'redshift:DescribeClusters'}]}}";
        Snapshot snapshot = readAll(VPC, "{'FlowLogs': []}", "{'Clusters': []}", manifest);
        assertThat(snapshot.collected(ResourceKind.FLOW_LOG)).isFalse();
        assertThat(snapshot.collected(Database.Kind.REDSHIFT_CLUSTER)).isFalse();
        assertThat(GapFinder.find(snapshot))
                .contains(new NotCollected(ResourceKind.FLOW_LOG, false))
                .contains(new Gap.NotAnswered(new Inventory.Unanswered(
                        "aws ec2 describe-flow-logs",
                        "ec2:DescribeFlowLogs",
                        false,
                        Optional.empty(),
                        Optional.empty())));
        assertThat(snapshot.inventory().unanswered())
                .extracting(Inventory.Unanswered::kind)
                .containsExactly(Optional.of(ResourceKind.FLOW_LOG), Optional.of(ResourceKind.DATABASE));
    }

    @Test
    void aGroupThatAnInterfaceCarriesAndThatIsNotThereIsTold() throws SnapshotException {
        assertThat(gaps(VPC, SUBNET, NIC, "{'SecurityGroups': []}"))
                .contains(new MissingResource(ResourceKind.SECURITY_GROUP, "sg-1", List.of("eni-1"), 1));
    }

    @Test
    void aResourceOfAKindThatWasNotCollectedAtAllIsNoGapOfItsOwn() throws SnapshotException {
        assertThat(gaps(VPC, SUBNET, NIC)).noneMatch(MissingResource.class::isInstance);
    }

    @Test
    void aPrefixListWithoutEntriesIsToldWithTheCommandThatCollectsThem() throws SnapshotException {
        Gap gap = gaps(
                        VPC,
                        group("{'IpProtocol': '-1', 'PrefixListIds': [{'PrefixListId': 'pl-1'}]}"),
                        "{'PrefixLists': [{'PrefixListId': 'pl-1', 'PrefixListName': 'office'}]}")
                .stream()
                .filter(MissingEntries.class::isInstance)
                .findFirst()
                .orElseThrow();

        assertThat(gap).isEqualTo(new MissingEntries("pl-1", List.of("sg-1"), 1));
        assertThat(gap.command()).isEqualTo("aws ec2 get-managed-prefix-list-entries --prefix-list-id pl-1");
    }

    @Test
    void theTargetOfABlackholeIsGoneAndNoGap() throws SnapshotException {
        String routes = "{'RouteTables': [{'RouteTableId': 'rtb-1', 'VpcId': 'vpc-1', 'Associations': [], 'Routes': ["
                + "{'DestinationCidrBlock': '0.0.0.0/0', 'NatGatewayId': 'nat-1', 'State': '%s'}]}]}";
        MissingResource missing = new MissingResource(ResourceKind.NAT_GATEWAY, "nat-1", List.of("rtb-1"), 1);

        assertThat(gaps(VPC, "{'NatGateways': []}", routes.formatted("active"))).contains(missing);
        assertThat(gaps(VPC, "{'NatGateways': []}", routes.formatted("blackhole")))
                .doesNotContain(missing);
    }

    @Test
    void aSubnetWithoutNetworkAclIsTold() throws SnapshotException {
        assertThat(gaps(VPC, SUBNET, "{'NetworkAcls': []}"))
                .contains(new MissingResource(
                        ResourceKind.NETWORK_ACL, "the network ACL of subnet-1", List.of("subnet-1"), 1));
    }

    @Test
    void whatIsNotReadIsTold() throws SnapshotException {
        assertThat(gaps(VPC, "{'Buckets': [{'Name': 'x'}]}"))
                .anyMatch(gap -> gap instanceof Gap.Unread unread
                        && unread.skipped().name().equals("Buckets"));
    }

    @Test
    void listenersAreMissedUnlessItIsKnownThatNoLoadBalancerHasAny() throws SnapshotException {
        Gap missing = new Gap.NotCollected(ResourceKind.LISTENER, false);
        String none = "{'LoadBalancers': []}";
        assertThat(gaps(none)).contains(missing);
        assertThat(gaps(none, "{'TargetGroups': []}")).doesNotContain(missing);
        String one = "{'LoadBalancers': [{'LoadBalancerArn': 'lb-1', 'LoadBalancerName': 'lb', 'Type': 'network',"
                + " 'Scheme': 'internal', 'DNSName': 'lb.example.com', 'VpcId': 'vpc-1'}]}";
        assertThat(gaps(one, "{'TargetGroups': []}")).contains(missing);
    }

    @Test
    void rulesAreMissedOnlyWhereAListenerHasAny() throws SnapshotException {
        Gap missing = new Gap.NotCollected(ResourceKind.LISTENER_RULE, false);
        String listener =
                "{'Listeners': [{'ListenerArn': 'l-1', 'LoadBalancerArn': 'lb-1', 'Port': 80, 'Protocol': '%s'}]}";
        assertThat(GapFinder.find(Documents.read(listener.formatted("HTTP")))).contains(missing);
        assertThat(GapFinder.find(Documents.read(listener.formatted("TCP")))).doesNotContain(missing);
    }
}
