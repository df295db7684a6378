package io.vpcwhy.simulator.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.baseline.Acceptance;
import io.vpcwhy.model.baseline.AcceptedFinding;
import io.vpcwhy.model.baseline.AcceptedHeader;
import io.vpcwhy.model.baseline.Baseline;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.DatabaseExposureFinder;
import io.vpcwhy.simulator.exposure.ExposureFinder;
import io.vpcwhy.simulator.exposure.InterfaceExposure;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.space.HeaderProduct;
import io.vpcwhy.simulator.space.IcmpRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is new, grown, expired, known and removable of what the internet reaches. */
class BaselineComparisonTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Acceptance HOLDS = new Acceptance("moves in spring", "net-team", LocalDate.of(2027, 2, 28));
    private static final Acceptance OVER = new Acceptance("was to be closed", "web-team", LocalDate.of(2026, 11, 20));

    private static Network network(String... rules) {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .internetGateway("igw-1")
                .subnet("subnet-1", "10.0.1.0/24")
                .routeTable("rtb-1", List.of("subnet-1"), "0.0.0.0/0 igw-1")
                .securityGroup("sg-1", rules)
                .networkInterface(
                        "eni-1",
                        "subnet-1",
                        nic -> nic.address("10.0.1.10", "198.51.100.10").securityGroups("sg-1"));
    }

    /** TCP from a block to ports of the interface. */
    private static AcceptedFinding accepted(Acceptance acceptance, String block, int from, int to) {
        return new AcceptedFinding(
                BaselineComparison.EXPOSED,
                "igw-1",
                "eni-1",
                List.of(new AcceptedHeader(
                        List.of(Cidr.parse(block)),
                        List.of(Cidr.parse("198.51.100.10/32")),
                        List.of(IpProtocol.TCP),
                        List.of(PortRange.ALL),
                        List.of(new PortRange(from, to)),
                        List.of())),
                acceptance);
    }

    private static Comparison<InterfaceExposure> compare(Network network, AcceptedFinding... accepted) {
        Snapshot snapshot = network.snapshot();
        ExposureFinder finder = new ExposureFinder(NetworkGraph.of(snapshot));
        return comparison(snapshot, List.of(accepted)).exposures(finder.interfaces(), finder);
    }

    private static BaselineComparison comparison(Snapshot snapshot, List<AcceptedFinding> accepted) {
        return new BaselineComparison(snapshot, new Baseline(accepted), TODAY);
    }

    /** Such as {@code GROWN 22 [203.0.113.0/24]}. */
    private static List<String> told(Comparison<InterfaceExposure> comparison) {
        return comparison.found().stream()
                .map(one -> one.standing().state() + " " + one.found().ports() + " "
                        + one.found().from())
                .toList();
    }

    @Test
    void whatIsAcceptedIsKnown() {
        Comparison<InterfaceExposure> compared =
                compare(network("in tcp 22 from 203.0.113.0/24"), accepted(HOLDS, "203.0.113.0/24", 22, 22));
        assertThat(told(compared)).containsExactly("KNOWN [22] [203.0.113.0/24]");
        assertThat(compared.found().get(0).standing().acceptances()).containsExactly(HOLDS);
        assertThat(compared.removable()).isEmpty();
    }

    @Test
    void ofWhatHasGrownExactlyTheNewPartCounts() {
        Comparison<InterfaceExposure> compared =
                compare(network("in tcp 22-23 from 203.0.113.0/24"), accepted(HOLDS, "203.0.113.0/25", 22, 22));
        assertThat(told(compared))
                .containsExactly(
                        "KNOWN [22] [203.0.113.0/25]", "GROWN [22] [203.0.113.128/25]", "GROWN [23] [203.0.113.0/24]");
        assertThat(compared.counting(true)).allSatisfy(grown -> {
            assertThat(grown.standing().acceptances()).containsExactly(HOLDS);
            assertThat(grown.found()
                            .finding()
                            .packets()
                            .contains(grown.found().finding().trace().packet()))
                    .isTrue();
        });
    }

    @Test
    void anEntryThatIsOverCountsAsLongAsItIsFound() {
        AcceptedFinding over = accepted(OVER, "203.0.113.0/24", 22, 22);
        Comparison<InterfaceExposure> found = compare(network("in tcp 22 from 203.0.113.0/24"), over);
        assertThat(told(found)).containsExactly("EXPIRED [22] [203.0.113.0/24]");
        assertThat(found.found().get(0).standing().acceptances()).containsExactly(OVER);
        Comparison<InterfaceExposure> closed = compare(network(), over);
        assertThat(closed.found()).isEmpty();
        assertThat(closed.removable()).singleElement().matches(Removable::whole);
    }

    @Test
    void entriesForTheSameEndsAreTakenTogether() {
        Comparison<InterfaceExposure> compared = compare(
                network("in tcp 22-23 from 203.0.113.0/24"),
                accepted(HOLDS, "203.0.113.0/24", 22, 22),
                accepted(OVER, "203.0.113.0/24", 22, 23));
        assertThat(told(compared)).containsExactly("KNOWN [22] [203.0.113.0/24]", "EXPIRED [23] [203.0.113.0/24]");
    }

    @Test
    void otherPacketsBetweenTheSameEndsAreNew() {
        Comparison<InterfaceExposure> compared =
                compare(network("in tcp 443 from 203.0.113.0/24"), accepted(HOLDS, "203.0.113.0/24", 22, 22));
        assertThat(told(compared)).containsExactly("NEW [443] [203.0.113.0/24]");
        assertThat(compared.removable()).singleElement().matches(Removable::whole);
    }

    @Test
    void anEntryOfWhichAPartIsFoundCanBeNarrowedByTheRest() {
        Comparison<InterfaceExposure> compared =
                compare(network("in tcp 22 from 203.0.113.0/25"), accepted(HOLDS, "203.0.113.0/24", 22, 23));
        assertThat(told(compared)).containsExactly("KNOWN [22] [203.0.113.0/25]");
        assertThat(compared.removable()).singleElement().satisfies(gone -> {
            assertThat(gone.whole()).isFalse();
            assertThat(gone.packets())
                    .hasToString("tcp 203.0.113.0/25 -> 198.51.100.10/32 ports 23;"
                            + " tcp 203.0.113.128/25 -> 198.51.100.10/32 ports 22-23");
        });
    }

    @Test
    void whatIsNotKnownIsNotCalledRemovable() {
        Network network = network("in tcp 22 from pl-1").prefixListWithoutEntries("pl-1");
        Comparison<InterfaceExposure> compared = compare(network, accepted(HOLDS, "203.0.113.0/24", 22, 22));
        assertThat(compared.found()).isEmpty();
        assertThat(compared.removable()).isEmpty();
    }

    @Test
    void entriesOfWhatWasNotRunAreLeftAloneAndKept() {
        AcceptedFinding other = new AcceptedFinding(
                "no-ssh",
                "igw-1",
                "eni-9",
                accepted(OVER, "203.0.113.0/24", 22, 22).headers(),
                OVER);
        Snapshot snapshot = network().snapshot();
        ExposureFinder finder = new ExposureFinder(NetworkGraph.of(snapshot));
        BaselineComparison comparison = comparison(snapshot, List.of(other));
        assertThat(comparison.exposures(finder.interfaces(), finder).removable())
                .isEmpty();
        assertThat(comparison.renewed(Optional.empty()))
                .extracting(BaselineEntry::scope, BaselineEntry::destination, BaselineEntry::acceptance)
                .containsExactly(tuple("no-ssh", "eni-9", OVER));
    }

    /**
     * The internet is all addresses but the network's own: another public address would narrow what everyone reaches.
     */
    @Test
    void anotherAddressOfTheNetworkChangesNothing() {
        Network open = network("in tcp 443 from 0.0.0.0/0");
        List<BaselineEntry> entries = accept(open, Baseline.NOTHING);
        assertThat(entries)
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.packets().get(0).sources()).containsExactly(Cidr.parse("0.0.0.0/0")));
        Network more = network("in tcp 443 from 0.0.0.0/0")
                .securityGroup("sg-2")
                .networkInterface(
                        "eni-2",
                        "subnet-1",
                        nic -> nic.address("10.0.1.20", "203.0.113.77").securityGroups("sg-2"));
        List<BaselineEntry> withMore = accept(more, Baseline.NOTHING);
        assertThat(withMore).isEqualTo(entries);
        for (Network network : List.of(open, more)) {
            Comparison<InterfaceExposure> compared =
                    compare(network, read(entries).toArray(AcceptedFinding[]::new));
            assertThat(told(compared)).containsExactly("KNOWN [443] [0.0.0.0/0]");
            assertThat(compared.removable()).isEmpty();
        }
    }

    @Test
    void renewedEntriesKeepWhatHoldsAndAcceptTheRestAnew() {
        Acceptance now = new Acceptance("seen", "new-team", LocalDate.of(2027, 1, 1));
        Network network = network("in tcp 22-24 from 203.0.113.0/24");
        Baseline baseline = new Baseline(List.of(
                accepted(HOLDS, "203.0.112.0/23", 22, 22),
                accepted(OVER, "203.0.113.0/24", 23, 23),
                accepted(HOLDS, "192.0.2.0/24", 80, 80)));
        List<BaselineEntry> entries = renewed(network, baseline, now);
        assertThat(entries).extracting(BaselineEntry::acceptance).containsExactly(now, HOLDS);
        assertThat(entries)
                .extracting(entry -> entry.packets().toString())
                .containsExactly(
                        "[tcp 203.0.113.0/24 -> 198.51.100.10/32 ports 23-24]",
                        "[tcp 203.0.113.0/24 -> 198.51.100.10/32 ports 22]");
        Comparison<InterfaceExposure> again = compare(network, read(entries).toArray(AcceptedFinding[]::new));
        assertThat(again.counting(true)).isEmpty();
        assertThat(again.removable()).isEmpty();
        assertThat(renewed(network, new Baseline(read(entries)), now)).isEqualTo(entries);
    }

    private static List<BaselineEntry> accept(Network network, Baseline baseline) {
        return renewed(network, baseline, HOLDS);
    }

    private static List<BaselineEntry> renewed(Network network, Baseline baseline, Acceptance acceptance) {
        Snapshot snapshot = network.snapshot();
        ExposureFinder finder = new ExposureFinder(NetworkGraph.of(snapshot));
        BaselineComparison comparison = comparison(snapshot, baseline.findings());
        comparison.exposures(finder.interfaces(), finder);
        return comparison.renewed(Optional.of(acceptance));
    }

    /** What a reader would make of written entries. */
    private static List<AcceptedFinding> read(List<BaselineEntry> entries) {
        return entries.stream()
                .map(entry -> new AcceptedFinding(
                        entry.scope(),
                        entry.source(),
                        entry.destination(),
                        entry.packets().stream()
                                .map(BaselineComparisonTest::header)
                                .toList(),
                        entry.acceptance()))
                .toList();
    }

    private static AcceptedHeader header(HeaderProduct product) {
        assertThat(product.icmp()).containsExactly(IcmpRange.ALL);
        return new AcceptedHeader(
                product.sources(),
                product.destinations(),
                product.protocols(),
                product.sourcePorts(),
                product.destinationPorts(),
                List.of());
    }

    private static Network withDatabase(String... rules) {
        return network()
                .securityGroup("sg-db", rules)
                .networkInterface(
                        "eni-db",
                        "subnet-1",
                        nic -> nic.address("10.0.1.30", "198.51.100.30")
                                .description("RDSNetworkInterface")
                                .requester("amazon-rds")
                                .securityGroups("sg-db"))
                .database("orders", spec -> spec.subnets("subnet-1").securityGroups("sg-db"));
    }

    private static Comparison<DatabaseExposure> databases(Network network, AcceptedFinding... accepted) {
        Snapshot snapshot = network.snapshot();
        DatabaseExposureFinder finder = new DatabaseExposureFinder(NetworkGraph.of(snapshot));
        return comparison(snapshot, List.of(accepted)).databases(finder.find(), finder);
    }

    /** A database is known by its own id: its interface is another one after a failover. */
    private static AcceptedFinding acceptedDatabase(String block) {
        AcceptedHeader header = new AcceptedHeader(
                List.of(Cidr.parse(block)),
                List.of(Cidr.parse("198.51.100.30/32")),
                List.of(IpProtocol.TCP),
                List.of(PortRange.ALL),
                List.of(PortRange.of(5432)),
                List.of());
        return new AcceptedFinding(BaselineComparison.DATABASE_EXPOSED, "igw-1", "orders", List.of(header), HOLDS);
    }

    private static List<String> toldOfDatabases(Comparison<DatabaseExposure> comparison) {
        return comparison.found().stream()
                .map(one -> one.standing().state() + " " + one.found().from())
                .toList();
    }

    @Test
    void ofADatabaseExactlyTheSourcesCountThatAreNotAccepted() {
        Network network = withDatabase("in tcp 5432 from 203.0.113.0/24");
        assertThat(toldOfDatabases(databases(network))).containsExactly("NEW [203.0.113.0/24]");
        assertThat(toldOfDatabases(databases(network, acceptedDatabase("203.0.113.0/24"))))
                .containsExactly("KNOWN [203.0.113.0/24]");
        Comparison<DatabaseExposure> grown = databases(network, acceptedDatabase("203.0.113.0/25"));
        assertThat(toldOfDatabases(grown)).containsExactly("KNOWN [203.0.113.0/25]", "GROWN [203.0.113.128/25]");
        assertThat(grown.found().get(1).found().findings())
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.packets().sources()).containsExactly(Cidr.parse("203.0.113.128/25")));
    }

    @Test
    void aDatabaseThatIsNotReachedAnyMoreIsRemovableUnlessNobodyKnows() {
        Comparison<DatabaseExposure> closed = databases(withDatabase(), acceptedDatabase("203.0.113.0/24"));
        assertThat(closed.removable())
                .singleElement()
                .satisfies(gone -> assertThat(gone.destination()).isEqualTo("orders"));
        Network unknown = withDatabase("in tcp 5432 from pl-1").prefixListWithoutEntries("pl-1");
        assertThat(databases(unknown, acceptedDatabase("203.0.113.0/24")).removable())
                .isEmpty();
    }
}
