package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Explained.denials;
import static io.vpcwhy.simulator.explain.Explained.explain;
import static io.vpcwhy.simulator.explain.Explained.hypotheses;
import static io.vpcwhy.simulator.explain.Explained.remedy;
import static io.vpcwhy.simulator.explain.Explained.steps;
import static io.vpcwhy.simulator.explain.Logged.tcp;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.aws.TransitGateway;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpcPeeringConnection.Side;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.FilterStep;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a rule that names a security group admits, and where it does not hold. */
class ReferenceExplanationTest {

    private static final String APP = "10.0.2.20";
    private static final String DB = "10.0.3.30";

    /** An application whose group the database's rule names. */
    private static Network oneVpc() {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-app", "10.0.2.0/24")
                .subnet("subnet-db", "10.0.3.0/24")
                .securityGroup("sg-app", "out all to 0.0.0.0/0")
                .securityGroup("sg-db", "in tcp 5432 from sg-app", "in tcp 7000 from sg-db")
                .networkInterface(
                        "eni-app",
                        "subnet-app",
                        nic -> nic.address(APP, "198.51.100.20")
                                .address("10.0.2.21")
                                .securityGroups("sg-app"))
                .networkInterface("eni-db", "subnet-db", DB, "sg-db");
    }

    /** The database alone. */
    private static Network database(String rule) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-db", "10.0.3.0/24")
                .securityGroup("sg-db", rule)
                .networkInterface("eni-db", "subnet-db", DB, "sg-db");
    }

    /** Another VPC with an interface of another group. */
    private static Network far(String... rules) {
        return Network.vpc("vpc-2", "10.1.0.0/16")
                .subnet("subnet-far", "10.1.2.0/24")
                .securityGroup("sg-far", rules)
                .networkInterface("eni-far", "subnet-far", "10.1.2.20", "sg-far");
    }

    private static Logged toDb(String source) {
        return tcp(source, 40000).to(DB, 5432).at("eni-db");
    }

    @Test
    void rule_admits_every_private_address_of_a_member() {
        Snapshot snapshot = oneVpc().snapshot();

        assertThat(steps(explain(snapshot, toDb(APP))).get(1)).isEqualTo("sg-db: in tcp 5432 from sg-app ALLOW");
        assertThat(explain(snapshot, toDb("10.0.2.21")).status()).isEqualTo(Status.EXPLAINED);
    }

    @Test
    void rule_does_not_admit_the_public_address_of_a_member() {
        Explanation answer = explain(oneVpc().snapshot(), toDb("198.51.100.20").rejected());

        assertThat(answer.status()).isEqualTo(Status.EXPLAINED);
        assertThat(denials(answer)).containsExactly("ENI_SG_RULES_MISMATCH sg-db in");
        assertThat(((FilterStep.SecurityGroupStep) answer.denials().get(0).step())
                        .decision()
                        .publicMembers())
                .extracting(member -> Explained.rule(member.rule()) + " is " + member.networkInterfaceId())
                .containsExactly("sg-db: in tcp 5432 from sg-app is eni-app");
        assertThat(answer.remote().orElseThrow()).isInstanceOf(RemoteParty.PublicAddressOf.class);
        assertThat(remedy(answer))
                .as("its own address is no scanner")
                .containsExactly("sg-db: in tcp 5432 from 198.51.100.20/32");
    }

    @Test
    void group_that_names_itself_admits_its_own_members_and_nobody_else() {
        Snapshot snapshot = oneVpc().networkInterface("eni-db2", "subnet-db", "10.0.3.31", "sg-db")
                .snapshot();

        assertThat(explain(snapshot, tcp("10.0.3.31", 40000).to(DB, 7000).at("eni-db"))
                        .status())
                .isEqualTo(Status.EXPLAINED);
        assertThat(denials(explain(
                        snapshot, tcp(APP, 40000).to(DB, 7000).at("eni-db").rejected())))
                .containsExactly("ENI_SG_RULES_MISMATCH sg-db in");
    }

    @Test
    void route_through_an_appliance_loses_the_reference() {
        Snapshot snapshot = oneVpc().subnet("subnet-fw", "10.0.9.0/24")
                .networkInterface(
                        "eni-fw", "subnet-fw", nic -> nic.address("10.0.9.9").withoutSourceDestCheck())
                .routeTable("rtb-app", List.of("subnet-app"), "10.0.3.0/24 eni-fw")
                .snapshot();

        Explanation answer = explain(snapshot, toDb(APP).rejected());

        assertThat(answer.status()).isEqualTo(Status.EXPLAINED);
        assertThat(denials(answer))
                .containsExactly(
                        "ENI_SG_RULES_MISMATCH sg-db in", "SG_REFERENCES_NOT_PRESERVED sg-db in MIDDLEBOX at eni-fw");
        assertThat(answer.hypotheses()).containsExactly(new Hypothesis.Middlebox("eni-fw"));
        assertThat(hypotheses(answer)).containsExactly("MIDDLEBOX");
        assertThat(remedy(answer)).containsExactly("sg-db: in tcp 5432 from 10.0.2.20/32");
    }

    @Test
    void route_to_one_of_the_two_ends_goes_through_no_appliance() {
        Snapshot snapshot = oneVpc().routeTable("rtb-app", List.of("subnet-app"), "10.0.3.0/24 eni-db")
                .snapshot();

        assertThat(explain(snapshot, toDb(APP)).status()).isEqualTo(Status.EXPLAINED);
    }

    @Test
    void inside_a_subnet_no_route_leads_through_an_appliance() {
        Snapshot snapshot = oneVpc().networkInterface("eni-db2", "subnet-db", "10.0.3.31", "sg-app")
                .routeTable("rtb-db", List.of("subnet-db"), "10.0.3.0/24 eni-fw")
                .snapshot();

        assertThat(explain(snapshot, toDb("10.0.3.31")).status()).isEqualTo(Status.EXPLAINED);
    }

    @Test
    void outbound_rule_that_names_a_group_goes_by_the_route_of_its_own_subnet() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-app", "10.0.2.0/24")
                .subnet("subnet-db", "10.0.3.0/24")
                .securityGroup("sg-app", "out tcp 5432 to sg-db")
                .securityGroup("sg-db")
                .networkInterface("eni-app", "subnet-app", APP, "sg-app")
                .networkInterface("eni-db", "subnet-db", DB, "sg-db");
        Logged toDb = tcp(APP, 40000).to(DB, 5432).at("eni-app");

        assertThat(explain(network.snapshot(), toDb).status()).isEqualTo(Status.EXPLAINED);
        assertThat(denials(explain(
                        network.routeTable("rtb-app", List.of("subnet-app"), "10.0.3.0/24 vpce-fw")
                                .snapshot(),
                        toDb.rejected())))
                .contains("SG_REFERENCES_NOT_PRESERVED sg-app out MIDDLEBOX at vpce-fw");
    }

    /** An application in another VPC, behind a peering connection of some status. */
    private static Network peered(String status) {
        return database("in tcp 5432 from sg-far via pcx-1")
                .routeTable("rtb-db", List.of("subnet-db"), "10.1.0.0/16 pcx-1")
                .peering("pcx-1", "vpc-2", status)
                .and(far("out all to 0.0.0.0/0").routeTable("rtb-far", List.of("subnet-far"), "10.0.0.0/16 pcx-1"));
    }

    @Test
    void reference_holds_across_an_active_peering_connection_in_both_directions() {
        Snapshot snapshot = peered("active").snapshot();

        assertThat(explain(snapshot, toDb("10.1.2.20")).status()).isEqualTo(Status.EXPLAINED);
    }

    @Test
    void reference_is_stale_where_the_peering_connection_is_deleted() {
        Explanation answer =
                explain(peered("deleted").snapshot(), toDb("10.1.2.20").rejected());

        assertThat(denials(answer))
                .containsExactly(
                        "ENI_SG_RULES_MISMATCH sg-db in",
                        "SG_REFERENCES_NOT_PRESERVED sg-db in PEERING_NOT_ACTIVE at pcx-1");
        assertThat(hypotheses(answer)).isEmpty();
    }

    @Test
    void reference_does_not_hold_between_regions() {
        Network network = database("in tcp 5432 from sg-far of vpc-2")
                .with(new VpcPeeringConnection(
                        "pcx-1",
                        "active",
                        new Side("vpc-1", Optional.empty(), Optional.of("us-east-1"), List.of()),
                        new Side("vpc-2", Optional.empty(), Optional.of("eu-west-1"), List.of()),
                        Tags.NONE))
                .and(far());

        assertThat(denials(explain(network.snapshot(), toDb("10.1.2.20").rejected())))
                .contains("SG_REFERENCES_NOT_PRESERVED sg-db in PEERING_BETWEEN_REGIONS at pcx-1");
    }

    @Test
    void reference_does_not_hold_where_nothing_joins_the_vpcs() {
        Network network = database("in tcp 5432 from sg-far of vpc-2").and(far());
        Logged record = toDb("10.1.2.20").rejected();

        assertThat(denials(explain(network.snapshot(), record)))
                .contains("SG_REFERENCES_NOT_PRESERVED sg-db in VPCS_NOT_CONNECTED at vpc-2");
        Explanation notCollected = explain(
                network.notCollected(ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT)
                        .snapshot(),
                record);
        assertThat(notCollected.status()).isEqualTo(Status.UNDECIDED);
        assertThat(notCollected.hypotheses())
                .containsExactly(
                        new Hypothesis.ResourceNotCollected(ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT, "vpc-2"));
    }

    @Test
    void peering_connection_that_was_not_collected_is_as_the_rule_tells() {
        Explanation active = explain(
                peered("active")
                        .notCollected(ResourceKind.VPC_PEERING_CONNECTION)
                        .snapshot(),
                toDb("10.1.2.20"));
        Explanation deleted = explain(
                peered("deleted")
                        .notCollected(ResourceKind.VPC_PEERING_CONNECTION)
                        .snapshot(),
                toDb("10.1.2.20").rejected());

        assertThat(active.status()).isEqualTo(Status.EXPLAINED);
        assertThat(denials(deleted)).contains("SG_REFERENCES_NOT_PRESERVED sg-db in PEERING_NOT_ACTIVE at pcx-1");
    }

    @Test
    void peering_connection_that_neither_rule_nor_snapshot_tells_of_leaves_it_open() {
        SecurityGroupRule rule = new SecurityGroupRule(
                Optional.empty(),
                "sg-db",
                Direction.INGRESS,
                TrafficClass.tcp(PortRange.of(5432)),
                new RulePeer.GroupPeer(
                        "sg-far", Optional.empty(), Optional.of("vpc-2"), Optional.of("pcx-9"), Optional.empty()),
                Optional.empty());
        Snapshot snapshot = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-db", "10.0.3.0/24")
                .with(new SecurityGroup(
                        "sg-db", "db", Optional.of("vpc-1"), Optional.empty(), List.of(rule), Tags.NONE))
                .networkInterface("eni-db", "subnet-db", DB, "sg-db")
                .and(far())
                .snapshot();

        assertThat(explain(snapshot, toDb("10.1.2.20").rejected()).hypotheses())
                .containsExactly(new Hypothesis.ResourceNotCollected(ResourceKind.VPC_PEERING_CONNECTION, "pcx-9"));
    }

    @Test
    void rule_without_a_peering_connection_goes_by_one_that_is_active_and_joins_the_two_vpcs() {
        String rule = "in tcp 5432 from sg-far of vpc-2";

        assertThat(explain(byPeering(rule, "vpc-2", "active"), toDb("10.1.2.20"))
                        .status())
                .isEqualTo(Status.EXPLAINED);
        assertThat(denials(explain(
                        byPeering(rule, "vpc-3", "active"), toDb("10.1.2.20").rejected())))
                .contains("SG_REFERENCES_NOT_PRESERVED sg-db in VPCS_NOT_CONNECTED at vpc-2");
        assertThat(denials(explain(
                        byPeering(rule, "vpc-2", "deleted"), toDb("10.1.2.20").rejected())))
                .contains("SG_REFERENCES_NOT_PRESERVED sg-db in VPCS_NOT_CONNECTED at vpc-2");
    }

    private static Snapshot byPeering(String rule, String peer, String status) {
        return database(rule).peering("pcx-1", peer, status).and(far()).snapshot();
    }

    @Test
    void interface_of_another_vpc_with_the_same_address_says_nothing_of_the_groups_vpc() {
        Snapshot snapshot = database("in tcp 5432 from sg-far of vpc-2")
                .and(Network.vpc("vpc-2", "10.1.0.0/16").securityGroup("sg-far"))
                .and(Network.vpc("vpc-3", "10.1.0.0/16")
                        .subnet("subnet-3", "10.1.2.0/24")
                        .securityGroup("sg-3")
                        .networkInterface("eni-3", "subnet-3", "10.1.2.20", "sg-3"))
                .snapshot();

        assertThat(explain(snapshot, toDb("10.1.2.20").rejected()).status()).isEqualTo(Status.UNDECIDED);
    }

    /** An application in another VPC, behind a transit gateway. */
    private static Network transit(String rule, boolean gateway, boolean mine, boolean theirs) {
        return database(rule)
                .routeTable("rtb-db", List.of("subnet-db"), "10.1.0.0/16 tgw-1")
                .with(new TransitGateway("tgw-1", "available", gateway, Tags.NONE))
                .with(attachment("tgw-attach-1", "tgw-1", "vpc-1", "available", mine))
                .and(far("out all to 0.0.0.0/0")
                        .routeTable("rtb-far", List.of("subnet-far"), "10.0.0.0/16 tgw-1")
                        .with(attachment("tgw-attach-2", "tgw-1", "vpc-2", "available", theirs)));
    }

    private static TransitGatewayVpcAttachment attachment(
            String id, String gateway, String vpc, String state, boolean referencing) {
        return new TransitGatewayVpcAttachment(id, gateway, vpc, state, List.of(), referencing, false, true, Tags.NONE);
    }

    @Test
    void reference_holds_inbound_across_a_transit_gateway_where_all_three_support_it() {
        String rule = "in tcp 5432 from sg-far of vpc-2";
        Logged record = toDb("10.1.2.20");

        assertThat(explain(transit(rule, true, true, true).snapshot(), record).status())
                .isEqualTo(Status.EXPLAINED);
        record.rejected();
        assertThat(denials(explain(transit(rule, false, true, true).snapshot(), record)))
                .contains("SG_REFERENCING_SUPPORT sg-db in TRANSIT_GATEWAY_REFERENCING_DISABLED at tgw-1");
        assertThat(denials(explain(transit(rule, true, false, true).snapshot(), record)))
                .contains("SG_REFERENCING_SUPPORT sg-db in TRANSIT_GATEWAY_REFERENCING_DISABLED at tgw-attach-1");
        assertThat(denials(explain(transit(rule, true, true, false).snapshot(), record)))
                .contains("SG_REFERENCING_SUPPORT sg-db in TRANSIT_GATEWAY_REFERENCING_DISABLED at tgw-attach-2");
    }

    @Test
    void transit_gateway_of_another_account_counts_by_its_attachments() {
        Snapshot snapshot = transit("in tcp 5432 from sg-far of vpc-2", false, true, true)
                .notCollected(ResourceKind.TRANSIT_GATEWAY)
                .snapshot();

        assertThat(explain(snapshot, toDb("10.1.2.20")).status()).isEqualTo(Status.EXPLAINED);
    }

    @Test
    void outbound_rules_cannot_name_groups_across_a_transit_gateway() {
        Snapshot snapshot =
                transit("out tcp 8080 to sg-far of vpc-2", true, true, true).snapshot();

        assertThat(denials(explain(
                        snapshot,
                        tcp(DB, 40000).to("10.1.2.20", 8080).at("eni-db").rejected())))
                .contains("SG_REFERENCING_SUPPORT sg-db out TRANSIT_GATEWAY_EGRESS at tgw-1");
    }

    @Test
    void attachment_that_is_gone_or_of_another_gateway_joins_nothing() {
        Network network = database("in tcp 5432 from sg-far of vpc-2")
                .with(attachment("tgw-attach-1", "tgw-1", "vpc-1", "available", true))
                .with(attachment("tgw-attach-2", "tgw-1", "vpc-2", "deleted", true))
                .with(attachment("tgw-attach-3", "tgw-2", "vpc-2", "available", true))
                .and(far());

        assertThat(denials(explain(network.snapshot(), toDb("10.1.2.20").rejected())))
                .contains("SG_REFERENCES_NOT_PRESERVED sg-db in VPCS_NOT_CONNECTED at vpc-2");
    }

    @Test
    void route_over_the_transit_gateway_counts_even_beside_a_peering_connection() {
        Network network =
                transit("in tcp 5432 from sg-far of vpc-2", false, true, true).peering("pcx-1", "vpc-2");

        assertThat(denials(explain(network.snapshot(), toDb("10.1.2.20").rejected())))
                .contains("SG_REFERENCING_SUPPORT sg-db in TRANSIT_GATEWAY_REFERENCING_DISABLED at tgw-1");
    }

    @Test
    void address_of_the_own_vpc_is_nobody_elses_where_vpcs_overlap() {
        Snapshot snapshot = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-app", "10.0.2.0/24")
                .subnet("subnet-db", "10.0.3.0/24")
                .securityGroup("sg-app")
                .securityGroup("sg-db", "in tcp 5432 from sg-shared of vpc-2")
                .networkInterface("eni-app", "subnet-app", APP, "sg-app")
                .networkInterface("eni-db", "subnet-db", DB, "sg-db")
                .and(Network.vpc("vpc-2", "10.0.0.0/16")
                        .subnet("subnet-far", "10.0.2.0/24")
                        .securityGroup("sg-shared")
                        .networkInterface("eni-far", "subnet-far", APP, "sg-shared")
                        .networkInterface("eni-far2", "subnet-far", "10.0.2.99", "sg-shared"))
                .snapshot();

        assertThat(denials(explain(snapshot, toDb(APP).rejected())))
                .as("no reference is lost, for this is another interface with the same address")
                .containsExactly("ENI_SG_RULES_MISMATCH sg-db in");
        assertThat(denials(explain(snapshot, toDb("10.0.2.99").rejected())))
                .containsExactly("ENI_SG_RULES_MISMATCH sg-db in");
    }

    @Test
    void member_is_a_member_in_whichever_vpc_where_the_own_vpc_was_not_collected() {
        assertThat(explain(oneVpc().notCollected(ResourceKind.VPC).snapshot(), toDb(APP))
                        .status())
                .isEqualTo(Status.EXPLAINED);
    }

    @Test
    void address_that_no_interface_holds_may_have_been_a_members() {
        Explanation answer = explain(oneVpc().snapshot(), toDb("10.0.2.77").rejected());

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(answer.hypotheses())
                .containsExactly(new Hypothesis.ResourceNotCollected(ResourceKind.NETWORK_INTERFACE, "10.0.2.77"));
        assertThat(answer.remote()).contains(new RemoteParty.UnknownInVpc("vpc-1"));
        assertThat(remedy(answer)).containsExactly("NOT_DECIDED");
    }

    @Test
    void address_outside_the_groups_vpc_was_never_a_members() {
        assertThat(denials(explain(oneVpc().snapshot(), toDb("10.9.9.9").rejected())))
                .containsExactly("ENI_SG_RULES_MISMATCH sg-db in");
    }

    @Test
    void address_that_another_interface_holds_was_no_members() {
        Snapshot snapshot = oneVpc().securityGroup("sg-other")
                .networkInterface("eni-other", "subnet-app", "10.0.2.50", "sg-other")
                .snapshot();

        assertThat(denials(explain(snapshot, toDb("10.0.2.50").rejected())))
                .containsExactly("ENI_SG_RULES_MISMATCH sg-db in");
    }

    /** The rule names a group that nobody collected. */
    private static Snapshot unknownGroup(String rule) {
        return Network.vpc("vpc-1", "10.0.0.0/16", "2001:db8:1::/56")
                .subnet("subnet-db", "10.0.3.0/24", "2001:db8:1:3::/64")
                .subnet("subnet-app", "10.0.2.0/24")
                .securityGroup("sg-db", rule)
                .networkInterface(
                        "eni-db",
                        "subnet-db",
                        nic -> nic.address(DB).address("2001:db8:1:3::30").securityGroups("sg-db"))
                .networkInterface("eni-app", "subnet-app", APP, "sg-db")
                .routeTable(
                        "rtb-db",
                        List.of("subnet-db"),
                        "2001:db8:2::/56 tgw-1",
                        "198.18.0.0/24 vgw-1",
                        "192.0.2.0/24 pcx-9",
                        "0.0.0.0/0 tgw-1",
                        "::/0 eigw-1")
                .snapshot();
    }

    @Test
    void group_of_another_account_that_was_not_collected_may_have_any_private_address_as_a_member() {
        Snapshot snapshot = unknownGroup("in tcp 5432 from sg-foreign");

        Explanation answer = explain(snapshot, toDb("10.7.0.1").rejected());

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(answer.hypotheses())
                .containsExactly(new Hypothesis.ResourceNotCollected(ResourceKind.SECURITY_GROUP, "sg-foreign"));
        assertThat(explain(snapshot, toDb("10.0.2.77").rejected()).status()).isEqualTo(Status.UNDECIDED);
        assertThat(denials(explain(snapshot, toDb(APP).rejected())))
                .as("the interface with that address was collected, and is no member")
                .containsExactly("ENI_SG_RULES_MISMATCH sg-db in");
        assertThat(denials(explain(snapshot, toDb("203.0.113.9").rejected())))
                .as("an address of the internet is no member")
                .containsExactly("ENI_SG_RULES_MISMATCH sg-db in");
    }

    @Test
    void public_address_may_be_a_members_only_where_a_route_leads_to_another_vpc() {
        Snapshot snapshot = unknownGroup("in tcp 5432 from sg-foreign of vpc-9");

        Explanation behindTransitGateway = explain(
                snapshot,
                tcp("2001:db8:2::1", 40000)
                        .to("2001:db8:1:3::30", 5432)
                        .at("eni-db")
                        .rejected());
        assertThat(behindTransitGateway.status()).isEqualTo(Status.UNDECIDED);
        assertThat(behindTransitGateway.hypotheses())
                .containsExactly(new Hypothesis.ResourceNotCollected(ResourceKind.VPC, "vpc-9"));
        assertThat(explain(snapshot, toDb("192.0.2.1").rejected()).status()).isEqualTo(Status.UNDECIDED);
        assertThat(explain(snapshot, toDb("198.18.0.1").rejected()).status())
                .as("that is no VPC's")
                .isEqualTo(Status.EXPLAINED);
        assertThat(explain(
                                snapshot,
                                tcp("2001:db8:9::1", 40000)
                                        .to("2001:db8:1:3::30", 5432)
                                        .at("eni-db")
                                        .rejected())
                        .status())
                .isEqualTo(Status.EXPLAINED);
    }

    @Test
    void address_of_the_own_vpc_is_none_of_a_vpc_that_was_not_collected() {
        assertThat(explain(
                                unknownGroup("in tcp 5432 from sg-foreign of vpc-9"),
                                toDb("10.0.2.77").rejected())
                        .status())
                .isEqualTo(Status.EXPLAINED);
    }

    @Test
    void blocks_of_a_peer_tell_which_addresses_may_be_its() {
        Network network = database("in tcp 5432 from sg-far of vpc-2");
        Snapshot active = network.with(peer("active")).snapshot();

        assertThat(explain(active, toDb("10.1.2.20").rejected()).status()).isEqualTo(Status.UNDECIDED);
        assertThat(explain(active, toDb("10.2.2.20").rejected()).status()).isEqualTo(Status.EXPLAINED);
    }

    @Test
    void peer_that_is_gone_has_no_members() {
        Snapshot gone = database("in tcp 5432 from sg-far of vpc-2")
                .with(peer("expired"))
                .snapshot();
        Snapshot stale = database("in tcp 5432 from sg-far via pcx-1")
                .peering("pcx-1", "vpc-2", "deleted")
                .snapshot();

        assertThat(explain(gone, toDb("10.1.2.20").rejected()).status()).isEqualTo(Status.EXPLAINED);
        assertThat(explain(stale, toDb("10.1.2.20").rejected()).status()).isEqualTo(Status.EXPLAINED);
    }

    private static VpcPeeringConnection peer(String status) {
        return new VpcPeeringConnection(
                "pcx-1",
                status,
                new Side("vpc-1", Optional.empty(), Optional.empty(), List.of(Cidr.parse("10.0.0.0/16"))),
                new Side("vpc-2", Optional.empty(), Optional.empty(), List.of(Cidr.parse("10.1.0.0/16"))),
                Tags.NONE);
    }
}
