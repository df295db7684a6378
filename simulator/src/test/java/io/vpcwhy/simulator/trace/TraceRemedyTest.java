package io.vpcwhy.simulator.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.simulator.filter.ExplanationCode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The smallest changes with which a packet that does not arrive would arrive, walked again. */
class TraceRemedyTest {

    private static final String OUTSIDE = "203.0.113.9";
    private static final String[] OPEN = {"in all from 0.0.0.0/0", "out all to 0.0.0.0/0"};
    private static final String[] OPEN_ACL = {"in 100 allow all from 0.0.0.0/0", "out 100 allow all to 0.0.0.0/0"};

    /** A web server and a database in two subnets, the database's with the ACL. */
    private static Network shop(String[] databaseRules, String... aclEntries) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .subnet("subnet-db", "10.0.2.0/24")
                .securityGroup("sg-web", OPEN)
                .securityGroup("sg-db", databaseRules)
                .networkAcl("acl-db", List.of("subnet-db"), aclEntries)
                .networkInterface("eni-web", "subnet-web", "10.0.1.10", "sg-web")
                .networkInterface("eni-db", "subnet-db", "10.0.2.20", "sg-db")
                .networkInterface("eni-db2", "subnet-db", "10.0.2.21", "sg-db");
    }

    private static Mended toDatabase(Network network) {
        return Mended.tcp(network, "eni-web", "eni-db", 5432);
    }

    @Test
    void a_rule_for_the_one_sender_and_port_mends_what_security_groups_deny() {
        Mended mended = toDatabase(shop(new String[] {"in tcp 22 from 10.0.1.10/32"}, OPEN_ACL));

        assertThat(mended.changes()).containsExactly("eni-db: sg-db ingress tcp 5432 10.0.1.10/32, and for 1 more");
        assertThat(mended.verified()).isTrue();
        assertThat(mended.remaining()).isEmpty();
    }

    @Test
    void an_entry_for_the_answers_mends_what_a_network_acl_denies_on_the_way_back() {
        Mended mended = toDatabase(shop(OPEN, OPEN_ACL[0], "out 90 deny tcp to 10.0.1.0/24", OPEN_ACL[1]));

        assertThat(mended.changes())
                .containsExactly("eni-db: acl-db egress 89 tcp 1024-65535 10.0.1.10/32 for replies, and for 1 more");
        assertThat(mended.verified()).isTrue();
    }

    @Test
    void every_filter_that_denies_there_and_back_gets_a_change() {
        Mended mended = toDatabase(shop(new String[] {}));

        assertThat(mended.changes())
                .containsExactlyInAnyOrder(
                        "eni-db: acl-db ingress 10 tcp 5432 10.0.1.10/32, and for 1 more",
                        "eni-db: sg-db ingress tcp 5432 10.0.1.10/32, and for 1 more",
                        "eni-db: acl-db egress 10 tcp 1024-65535 10.0.1.10/32 for replies, and for 1 more");
        assertThat(mended.verified()).isTrue();
        assertThat(mended.remedies().overtaken()).hasSize(3);
    }

    @Test
    void one_acl_that_both_subnets_share_gets_an_entry_for_each_crossing() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-a", "10.0.1.0/24")
                .subnet("subnet-b", "10.0.2.0/24")
                .securityGroup("sg-1", OPEN)
                .networkAcl("acl-1", List.of("subnet-a", "subnet-b"))
                .networkInterface("eni-a", "subnet-a", "10.0.1.10", "sg-1")
                .networkInterface("eni-b", "subnet-b", "10.0.2.20", "sg-1");

        Mended mended = Mended.tcp(network, "eni-a", "eni-b", 443);

        assertThat(mended.changes())
                .containsExactly(
                        "eni-a: acl-1 egress 10 tcp 443 10.0.2.20/32, and for 1 more",
                        "eni-b: acl-1 ingress 10 tcp 443 10.0.1.10/32, and for 1 more",
                        "eni-b: acl-1 egress 20 tcp 1024-65535 10.0.1.10/32 for replies, and for 1 more",
                        "eni-a: acl-1 ingress 20 tcp 1024-65535 10.0.2.20/32 for replies, and for 1 more");
        assertThat(mended.verified()).isTrue();
    }

    @Test
    void protocol_that_needs_no_reply_gets_no_change_for_one() {
        Mended mended = Mended.udp(shop(new String[] {}, OPEN_ACL[0]), "eni-web", "eni-db", 53);

        assertThat(mended.changes()).containsExactly("eni-db: sg-db ingress udp 53 10.0.1.10/32, and for 1 more");
        assertThat(mended.verified()).isTrue();
    }

    @Test
    void exclusion_and_rule_together_let_the_internet_in() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-web", "10.0.1.0/24")
                .securityGroup("sg-web")
                .internetGateway("igw-1")
                .mainRouteTable("rtb-1", "0.0.0.0/0 igw-1")
                .blockPublicAccess(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL)
                .networkInterface(
                        "eni-web",
                        "subnet-web",
                        nic -> nic.address("10.0.1.10", "198.51.100.1").securityGroups("sg-web"));

        Mended mended = Mended.tcp(network, OUTSIDE, "eni-web", 443);

        assertThat(mended.changes())
                .satisfiesExactlyInAnyOrder(
                        change -> assertThat(change).contains("ExcludeFromBlockPublicAccess", "subnet-web"),
                        change -> assertThat(change).isEqualTo("eni-web: sg-web ingress tcp 443 203.0.113.9/32"));
        assertThat(mended.verified()).isTrue();
    }

    /** A client that knows the way to a server in a peered VPC. */
    private static Network peered(String[] routesThere, String... routesBack) {
        return Network.vpc("vpc-1", "10.1.0.0/16")
                .subnet("subnet-a", "10.1.1.0/24")
                .securityGroup("sg-a", OPEN)
                .networkInterface("eni-a", "subnet-a", "10.1.1.10", "sg-a")
                .mainRouteTable("rtb-a", routesThere)
                .peering("pcx-1", "vpc-2")
                .and(Network.vpc("vpc-2", "10.2.0.0/16")
                        .subnet("subnet-b", "10.2.1.0/24")
                        .securityGroup("sg-b", OPEN)
                        .networkInterface("eni-b", "subnet-b", "10.2.1.20", "sg-b")
                        .networkInterface("eni-c", "subnet-b", "10.2.1.21", "sg-b")
                        .mainRouteTable("rtb-b", routesBack));
    }

    private static final String[] THERE = {"10.2.0.0/16 pcx-1"};

    @Test
    void answers_across_a_peering_connection_need_a_route_in_the_other_table() {
        Mended mended = Mended.tcp(peered(THERE), "eni-a", "eni-b", 443);

        assertThat(mended.changes()).containsExactly("subnet-b: rtb-b 10.1.0.0/16 to pcx-1, and for 1 more");
        assertThat(mended.verified()).isTrue();
    }

    @Test
    void both_routes_of_a_peering_connection_may_be_missing() {
        Mended mended = Mended.tcp(peered(new String[] {}), "eni-a", "eni-b", 443);

        assertThat(mended.changes())
                .containsExactly(
                        "subnet-a: rtb-a 10.2.0.0/16 to pcx-1", "subnet-b: rtb-b 10.1.0.0/16 to pcx-1, and for 1 more");
        assertThat(mended.verified()).isTrue();
    }

    @Test
    void blackhole_is_replaced_where_it_was_written_and_nowhere_else() {
        assertThat(Mended.tcp(peered(THERE, "10.1.0.0/17 pcx-gone blackhole"), "eni-a", "eni-b", 443)
                        .changes())
                .containsExactly("subnet-b: rtb-b replaces 10.1.0.0/17 to pcx-1, and for 1 more");
        assertThat(Mended.tcp(peered(THERE, "10.1.0.0/17 vgw-gone blackhole propagated"), "eni-a", "eni-b", 443)
                        .changes())
                .isEmpty();
    }

    @Test
    void blackhole_for_more_than_the_other_vpc_stays_beside_a_narrower_route() {
        for (String blackhole : List.of("0.0.0.0/0 nat-gone blackhole", "10.0.0.0/8 tgw-gone blackhole")) {
            Mended mended = Mended.tcp(peered(THERE, blackhole), "eni-a", "eni-b", 443);

            assertThat(mended.changes()).containsExactly("subnet-b: rtb-b 10.1.0.0/16 to pcx-1, and for 1 more");
            assertThat(mended.verified()).isTrue();
        }
    }

    @Test
    void route_of_a_prefix_list_is_replaced_where_all_its_entries_are_in_the_other_vpc() {
        Network within = peered(THERE, "pl-1 pcx-gone blackhole").prefixList("pl-1", "10.1.0.0/17", "10.1.128.0/17");
        Network beyond = peered(THERE, "pl-1 pcx-gone blackhole").prefixList("pl-1", "10.1.0.0/15", "10.9.0.0/16");

        assertThat(Mended.tcp(within, "eni-a", "eni-b", 443).changes())
                .containsExactly("subnet-b: rtb-b replaces pl-1 to pcx-1, and for 1 more");
        assertThat(Mended.tcp(beyond, "eni-a", "eni-b", 443).changes())
                .containsExactly("subnet-b: rtb-b 10.1.0.0/16 to pcx-1, and for 1 more");
    }

    @Test
    void two_connections_that_would_both_do_leave_a_choice_and_so_no_remedy() {
        Network network = peered(THERE).peering("pcx-2", "vpc-2");

        assertThat(Mended.tcp(network, "eni-a", "eni-b", 443).changes()).isEmpty();
    }

    @Test
    void route_that_does_not_make_it_reachable_is_not_offered_as_a_part() {
        Network network = Network.vpc("vpc-1", "10.1.0.0/16")
                .subnet("subnet-a", "10.1.1.0/24")
                .securityGroup("sg-a")
                .networkInterface("eni-a", "subnet-a", "10.1.1.10", "sg-a")
                .mainRouteTable("rtb-a")
                .peering("pcx-1", "vpc-2")
                .and(Network.vpc("vpc-2", "10.2.0.0/16").subnet("subnet-b", "10.2.1.0/24"));

        Mended mended = Mended.tcp(network, "eni-a", "10.2.1.99", 443);

        assertThat(mended.changes()).containsExactly("eni-a: sg-a egress tcp 443 10.2.1.99/32");
        assertThat(mended.verified()).isFalse();
        assertThat(mended.remaining()).containsExactly(ExplanationCode.NO_ROUTE_TO_DESTINATION);
    }

    /** A client that knows the way to a server in another VPC by a transit gateway that knows both VPCs. */
    private static Network transit(String... routesBack) {
        return Network.vpc("vpc-1", "10.1.0.0/16")
                .subnet("subnet-a", "10.1.1.0/24")
                .securityGroup("sg-a", OPEN)
                .networkInterface("eni-a", "subnet-a", "10.1.1.10", "sg-a")
                .mainRouteTable("rtb-a", "10.0.0.0/8 tgw-1")
                .transitGateway("tgw-1")
                .transitGatewayAttachment("att-1", "tgw-1", "subnet-a")
                .with(Traced.attachment("att-1", "vpc", "vpc-1", "tgw-rtb-1"))
                .and(Network.vpc("vpc-2", "10.2.0.0/16")
                        .subnet("subnet-b", "10.2.1.0/24")
                        .securityGroup("sg-b")
                        .networkInterface("eni-b", "subnet-b", "10.2.1.20", "sg-b")
                        .mainRouteTable("rtb-b", routesBack)
                        .transitGatewayAttachment("att-2", "tgw-1", "subnet-b")
                        .with(Traced.attachment("att-2", "vpc", "vpc-2", "tgw-rtb-1")));
    }

    @Test
    void rule_and_route_together_let_a_packet_through_a_transit_gateway_and_its_answer_back() {
        for (String blackhole : List.of("0.0.0.0/0 nat-gone blackhole", "10.9.0.0/16 tgw-1")) {
            Network network =
                    transit(blackhole).with(Traced.table("tgw-rtb-1", "10.1.0.0/16 att-1", "10.2.0.0/16 att-2"));

            Mended mended = Mended.tcp(network, "eni-a", "eni-b", 443);

            assertThat(mended.changes())
                    .containsExactly(
                            "eni-b: sg-b ingress tcp 443 10.1.1.10/32", "subnet-b: rtb-b 10.1.0.0/16 to tgw-1");
            assertThat(mended.verified()).isTrue();
        }
    }

    @Test
    void route_that_the_transit_gateway_itself_lacks_is_not_proposed() {
        Network network = transit("10.0.0.0/8 tgw-1").with(Traced.table("tgw-rtb-1", "10.1.0.0/16 att-1"));

        assertThat(Mended.tcp(network, "eni-a", "eni-b", 443).changes()).isEmpty();
    }

    @Test
    void rule_for_one_address_is_enough_beside_a_prefix_list_that_does_not_hold_it() {
        Network network = shop(new String[] {"in tcp 5432 from pl-1"}, OPEN_ACL).prefixList("pl-1", "10.9.0.0/16");

        Mended mended = toDatabase(network);

        assertThat(mended.changes()).containsExactly("eni-db: sg-db ingress tcp 5432 10.0.1.10/32, and for 1 more");
        assertThat(mended.verified()).isTrue();
        assertThat(toDatabase(shop(new String[] {"in tcp 5432 from pl-1"}, OPEN_ACL)
                                .prefixListWithoutEntries("pl-1"))
                        .changes())
                .as("who knows what the list holds")
                .isEmpty();
    }

    /** A load balancer that listens on 80, with a target that takes nothing from it. */
    private static Network balanced(LoadBalancer.Type type, String description) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .securityGroup("sg-open", OPEN)
                .securityGroup("sg-lb", OPEN)
                .securityGroup("sg-app")
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-open")
                .networkInterface(
                        "eni-lb",
                        "subnet-1",
                        nic -> nic.address("10.0.1.20")
                                .requester("amazon-elb")
                                .description(description)
                                .securityGroups("sg-lb"))
                .networkInterface(
                        "eni-app",
                        "subnet-1",
                        nic -> nic.address("10.0.1.30").instance("i-app").securityGroups("sg-app"))
                .with(new LoadBalancer(
                        "arn-lb",
                        "web",
                        type,
                        false,
                        Optional.of("vpc-1"),
                        "active",
                        List.of("subnet-1"),
                        List.of("sg-lb"),
                        Optional.empty(),
                        List.of(),
                        List.of()))
                .with(new Listener("listener-1", "arn-lb", OptionalInt.of(80), "TCP", List.of("tg-1")))
                .with(new TargetGroup(
                        "tg-1",
                        "app",
                        "TCP",
                        OptionalInt.of(8080),
                        Optional.of("vpc-1"),
                        "instance",
                        List.of("arn-lb"),
                        Optional.empty(),
                        Optional.of(List.of(new TargetGroup.Target("i-app", OptionalInt.empty(), "healthy")))));
    }

    @Test
    void target_lets_the_group_of_an_application_load_balancer_in_and_not_the_address_of_a_node() {
        Mended mended = Mended.tcp(balanced(LoadBalancer.Type.APPLICATION, "ELB app/web/0"), "eni-1", "web", 80);

        assertThat(mended.changes()).containsExactly("eni-app: sg-app ingress tcp 8080 sg-lb");
        assertThat(mended.verified()).isTrue();
    }

    @Test
    void target_lets_the_client_in_that_a_network_load_balancer_shows_it() {
        Mended mended = Mended.tcp(balanced(LoadBalancer.Type.NETWORK, "ELB net/web/0"), "eni-1", "web", 80);

        assertThat(mended.changes()).containsExactly("eni-app: sg-app ingress tcp 8080 10.0.1.10/32");
        assertThat(mended.verified()).isTrue();
    }

    private static Network publicly(String... routes) {
        return Network.vpc("vpc-1", "10.0.0.0/16", "2600:1f18:1::/56")
                .subnet("subnet-1", "10.0.1.0/24", "2600:1f18:1:1::/64")
                .subnet("subnet-nat", "10.0.9.0/24")
                .securityGroup("sg-1", "in all from 0.0.0.0/0", "out all to 0.0.0.0/0", "out all to ::/0")
                .networkInterface(
                        "eni-1",
                        "subnet-1",
                        nic -> nic.address("10.0.1.10", "198.51.100.1").securityGroups("sg-1"))
                .networkInterface("eni-plain", "subnet-1", "10.0.1.11", "sg-1")
                .routeTable("rtb-1", List.of("subnet-1"), routes);
    }

    @Test
    void default_route_leads_to_the_internet_gateway_that_is_attached() {
        Mended mended = Mended.tcp(publicly().internetGateway("igw-1"), "eni-1", OUTSIDE, 443);

        assertThat(mended.changes()).containsExactly("subnet-1: rtb-1 0.0.0.0/0 to igw-1, and for 1 more");
        assertThat(mended.verified()).isTrue();
    }

    @Test
    void without_a_public_address_it_leads_to_the_nat_gateway() {
        Network network = publicly()
                .internetGateway("igw-1")
                .natGateway("nat-1", "subnet-nat", "eni-nat", "10.0.9.5", "198.51.100.5")
                .routeTable("rtb-nat", List.of("subnet-nat"), "0.0.0.0/0 igw-1");

        Mended mended = Mended.tcp(network, "eni-plain", OUTSIDE, 443);

        assertThat(mended.changes()).containsExactly("subnet-1: rtb-1 0.0.0.0/0 to nat-1, and for 1 more");
        assertThat(mended.verified()).isTrue();
    }

    @Test
    void without_public_address_and_nat_gateway_nothing_is_plain() {
        Mended mended = Mended.tcp(publicly().internetGateway("igw-1"), "eni-plain", OUTSIDE, 443);

        assertThat(mended.changes()).isEmpty();
        assertThat(mended.verified()).isFalse();
    }

    private static InternetGateway detached(String id) {
        return new InternetGateway(id, List.of(), Tags.NONE);
    }

    @Test
    void detached_gateway_that_routes_name_is_attached_and_its_routes_work_again() {
        Network blackhole =
                publicly("0.0.0.0/0 igw-1 blackhole").with(detached("igw-1")).with(detached("igw-2"));
        Network active = publicly("0.0.0.0/0 igw-1").with(detached("igw-1")).with(detached("igw-2"));

        for (Network network : List.of(blackhole, active)) {
            assertThat(Mended.tcp(network, "eni-1", OUTSIDE, 443).changes())
                    .containsExactly(
                            network == blackhole
                                    ? "subnet-1: attaches igw-1 to vpc-1"
                                    : "vpc-1: attaches igw-1 to vpc-1");
            Mended inward = Mended.tcp(network, OUTSIDE, "eni-1", 443);
            assertThat(inward.changes()).containsExactly("vpc-1: attaches igw-1 to vpc-1");
            assertThat(inward.verified()).isTrue();
        }
    }

    @Test
    void of_two_detached_gateways_that_no_route_names_none_is_chosen() {
        Network network = publicly().with(detached("igw-1")).with(detached("igw-2"));

        assertThat(Mended.tcp(network, OUTSIDE, "eni-1", 443).changes()).isEmpty();
        assertThat(Mended.tcp(publicly().with(detached("igw-1")), OUTSIDE, "eni-1", 443)
                        .changes())
                .as("of the only one it is known; the answers' route is missing too")
                .containsExactly(
                        "vpc-1: attaches igw-1 to vpc-1", "subnet-1: rtb-1 0.0.0.0/0 to igw-1, and for 1 more");
    }

    @Test
    void appliance_must_not_check_addresses() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-a", "10.0.1.0/24")
                .subnet("subnet-b", "10.0.2.0/24")
                .subnet("subnet-box", "10.0.3.0/24")
                .securityGroup("sg-1", OPEN)
                .networkInterface("eni-a", "subnet-a", "10.0.1.10", "sg-1")
                .networkInterface("eni-b", "subnet-b", "10.0.2.20", "sg-1")
                .networkInterface("eni-box", "subnet-box", "10.0.3.5", "sg-1")
                .routeTable("rtb-a", List.of("subnet-a"), "10.0.2.0/24 eni-box")
                .routeTable("rtb-b", List.of("subnet-b"), "10.0.1.0/24 eni-box");

        Mended mended = Mended.tcp(network, "eni-a", "eni-b", 443);

        assertThat(mended.changes()).containsExactly("eni-box: DisableSourceDestCheck[networkInterfaceId=eni-box]");
        assertThat(mended.verified()).isTrue();
    }

    @Test
    void filters_are_offered_as_a_part_where_something_else_remains() {
        Network network = shop(new String[] {"in all from 0.0.0.0/0"}, OPEN_ACL);

        Mended mended = Mended.tcp(network, "eni-db", OUTSIDE, 443);

        assertThat(mended.changes()).containsExactly("eni-db: sg-db egress tcp 443 203.0.113.9/32, and for 1 more");
        assertThat(mended.verified()).isFalse();
        assertThat(mended.remaining()).containsExactly(ExplanationCode.NO_ROUTE_TO_DESTINATION);
    }

    @Test
    void nothing_is_proposed_where_nothing_can_be_mended() {
        Mended mended = toDatabase(shop(OPEN, "in 1 deny tcp from 10.0.1.0/24", OPEN_ACL[0], OPEN_ACL[1]));

        assertThat(mended.changes())
                .as("no number is free ahead of the first entry")
                .isEmpty();
        assertThat(mended.verified()).isFalse();
        assertThat(mended.remaining()).as("it would say no more than the trace").isEmpty();
    }

    @Test
    void nothing_is_proposed_for_what_arrives_or_is_undecided() {
        assertThat(toDatabase(shop(OPEN, OPEN_ACL)).changes()).isEmpty();

        Network undecided =
                shop(new String[] {"in tcp 5432 from pl-1"}, OPEN_ACL).prefixListWithoutEntries("pl-1");
        assertThat(toDatabase(undecided).remedies().after().disposition()).isEqualTo(Trace.Disposition.UNDECIDED);
        assertThat(toDatabase(undecided).changes()).isEmpty();
    }

    @Test
    void what_would_become_undecided_is_not_verified() {
        Network network = shop(new String[] {"in all from 0.0.0.0/0"}, OPEN_ACL)
                .routeTable("rtb-db", List.of("subnet-db"), "0.0.0.0/0 igw-1")
                .notCollected(ResourceKind.INTERNET_GATEWAY);

        Mended mended = Mended.tcp(network, "eni-db", OUTSIDE, 443);

        assertThat(mended.changes()).containsExactly("eni-db: sg-db egress tcp 443 203.0.113.9/32, and for 1 more");
        assertThat(mended.verified()).isFalse();
        assertThat(mended.remedies().after().disposition()).isEqualTo(Trace.Disposition.UNDECIDED);
    }
}
