package io.vpcwhy.simulator.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RoutingTest {

    private static Network network(String... routes) {
        return Network.vpc("vpc-1", "10.0.0.0/16", "2001:db8:1::/56")
                .subnet("subnet-1", "10.0.1.0/24")
                .routeTable("rtb-1", List.of("subnet-1"), routes);
    }

    private static RouteSelection select(Network network, String to) {
        Snapshot snapshot = network.snapshot();
        return new Routing(snapshot)
                .select(snapshot.find(Subnet.class, "subnet-1").orElseThrow(), IpAddress.parse(to));
    }

    private static Optional<String> target(Network network, String to) {
        return select(network, to).selected().map(route -> route.target().id());
    }

    @Test
    void longest_prefix_wins_wherever_it_stands() {
        Network network = network("0.0.0.0/0 igw-1", "10.8.0.0/16 tgw-1", "10.8.1.0/24 pcx-1", "10.0.0.0/8 vgw-1");

        assertThat(target(network, "10.8.1.9")).contains("pcx-1");
        assertThat(target(network, "10.8.2.9")).contains("tgw-1");
        assertThat(target(network, "10.9.2.9")).contains("vgw-1");
        assertThat(target(network, "10.0.7.9")).contains("local");
        assertThat(target(network, "203.0.113.9")).contains("igw-1");
        assertThat(select(network, "10.8.1.9").block()).contains(Cidr.parse("10.8.1.0/24"));
        assertThat(select(network, "10.8.1.9").certain()).isTrue();
    }

    @Test
    void families_are_apart() {
        Network network = network("0.0.0.0/0 igw-1");

        assertThat(target(network, "2001:4860::1")).isEmpty();
        assertThat(target(network("::/0 eigw-1"), "203.0.113.9")).isEmpty();
        assertThat(target(network("::/0 eigw-1"), "2001:4860::1")).contains("eigw-1");
        assertThat(target(network("::/0 eigw-1"), "2001:db8:1::7")).contains("local");
    }

    @Test
    void blackhole_wins_as_any_other_route() {
        RouteSelection selection = select(network("0.0.0.0/0 igw-1", "203.0.113.0/24 nat-1 blackhole"), "203.0.113.9");

        assertThat(selection.selected().orElseThrow().state()).isEqualTo(Route.State.BLACKHOLE);
        assertThat(selection.selected().orElseThrow().target().id()).isEqualTo("nat-1");
    }

    @Test
    void among_equals_static_goes_before_prefix_list_and_that_before_propagated() {
        Network listed = network("192.0.2.0/24 vgw-1 propagated", "pl-1 tgw-1").prefixList("pl-1", "192.0.2.0/24");
        Network all = network("192.0.2.0/24 vgw-1 propagated", "pl-1 tgw-1", "192.0.2.0/24 pcx-1")
                .prefixList("pl-1", "192.0.2.0/24");

        assertThat(target(network("192.0.2.0/24 vgw-1 propagated"), "192.0.2.1"))
                .contains("vgw-1");
        assertThat(target(listed, "192.0.2.1")).contains("tgw-1");
        assertThat(target(all, "192.0.2.1")).contains("pcx-1");
        assertThat(target(network("192.0.2.0/24 eni-1 advertised", "192.0.2.0/24 pcx-1"), "192.0.2.1"))
                .contains("pcx-1");
        assertThat(target(network("192.0.2.0/25 vgw-1 propagated", "192.0.2.0/24 pcx-1"), "192.0.2.1"))
                .as("a longer prefix goes before all that")
                .contains("vgw-1");
    }

    @Test
    void prefix_list_counts_by_its_longest_entry() {
        Network network = network("pl-1 tgw-1", "192.0.2.0/25 pcx-1")
                .prefixList("pl-1", "192.0.0.0/16", "192.0.2.0/26", "192.0.2.0/24", "2001:db8::/32");

        assertThat(target(network, "192.0.2.1")).contains("tgw-1");
        assertThat(select(network, "192.0.2.1").block()).contains(Cidr.parse("192.0.2.0/26"));
        assertThat(target(network, "192.0.2.100")).contains("pcx-1");
        assertThat(target(network, "192.0.3.1")).contains("tgw-1");
        assertThat(target(network, "192.1.3.1")).isEmpty();
    }

    @Test
    void prefix_list_that_was_not_collected_leaves_the_selection_open() {
        Network network = network("pl-1 tgw-1", "0.0.0.0/0 igw-1");

        RouteSelection selection = select(network, "203.0.113.9");
        assertThat(selection.certain()).isFalse();
        assertThat(selection.undecided())
                .extracting(route -> route.target().id())
                .containsExactly("tgw-1");
        assertThat(selection.selected().orElseThrow().target().id()).isEqualTo("igw-1");
        assertThat(select(network.prefixListWithoutEntries("pl-1"), "203.0.113.9")
                        .certain())
                .isFalse();
    }

    @Test
    void list_of_a_gateway_endpoint_never_holds_a_private_address() {
        Network network = network("pl-1 vpce-1");

        assertThat(select(network, "10.0.1.1").certain()).isTrue();
        assertThat(select(network, "52.95.128.179").certain()).isFalse();
        assertThat(select(network("pl-1 tgw-1"), "10.0.1.1").certain()).isFalse();
    }

    @Test
    void filtered_route_is_not_used() {
        Route filtered = new Route(
                new Route.Destination.CidrDestination(Cidr.parse("0.0.0.0/0")),
                new RouteTarget(RouteTarget.Kind.INTERNET_GATEWAY, "igw-1"),
                Route.State.FILTERED,
                Route.Origin.CREATE_ROUTE);
        RouteTable table = new RouteTable("rtb-1", "vpc-1", List.of(filtered), true, List.of(), List.of(), Tags.NONE);

        assertThat(new Routing(Snapshot.builder().build()).select(table, IpAddress.parse("203.0.113.9")))
                .isEqualTo(RouteSelection.NONE);
    }

    @Test
    void subnet_without_a_table_has_the_main_one_and_without_any_table_no_route() {
        Network main = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .mainRouteTable("rtb-main", "0.0.0.0/0 igw-1");

        assertThat(target(main, "203.0.113.9")).contains("igw-1");
        assertThat(select(main.notCollected(ResourceKind.ROUTE_TABLE), "203.0.113.9"))
                .isEqualTo(RouteSelection.NONE);
    }

    /** Blocks around one address, so that many of them hold it. */
    @Property(tries = 1000)
    void selection_is_the_first_of_all_that_match_when_sorted_by_prefix_and_rank(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 12) int count) {
        Random random = new Random(seed);
        IpAddress to = IpAddress.parse("192.0.2." + random.nextInt(256));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Cidr block = Cidr.of(IpAddress.parse("192.0.2." + random.nextInt(256)), 22 + random.nextInt(11));
            lines.add(block + " eni-" + i + (random.nextBoolean() ? " propagated" : ""));
        }

        RouteSelection selection = select(network(lines.toArray(String[]::new)), to.toString());

        List<String> matching = new ArrayList<>(lines);
        matching.removeIf(line -> !Cidr.parse(line.split(" ", -1)[0]).contains(to));
        matching.sort((one, other) -> sortKey(other).compareTo(sortKey(one)));
        Optional<String> expected = matching.isEmpty() ? Optional.empty() : Optional.of(sortKey(matching.get(0)));
        assertThat(selection.selected().map(route -> sortKey(line(route)))).isEqualTo(expected);
    }

    @Property(tries = 1000)
    void order_of_the_table_does_not_matter(@ForAll long seed) {
        List<String> lines = new ArrayList<>(List.of(
                "0.0.0.0/0 igw-1", "192.0.2.0/24 pcx-1", "192.0.2.0/24 vgw-1 propagated", "192.0.2.0/25 tgw-1"));
        Collections.shuffle(lines, new Random(seed));
        Network network = network(lines.toArray(String[]::new));

        assertThat(target(network, "192.0.2.1")).contains("tgw-1");
        assertThat(target(network, "192.0.2.200")).contains("pcx-1");
        assertThat(target(network, "192.0.3.1")).contains("igw-1");
    }

    private static String line(Route route) {
        return route.destination() + " " + route.target().id()
                + (route.origin() == Route.Origin.PROPAGATED ? " propagated" : "");
    }

    private static String sortKey(String line) {
        String[] words = line.split(" ", -1);
        return String.format(
                "%03d %s", Cidr.parse(words[0]).prefixLength(), words.length == 2 ? "static" : "propagated");
    }
}
