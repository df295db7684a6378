package io.vpcwhy.simulator.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.FlowLogs;
import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.filter.AmazonService;
import io.vpcwhy.simulator.insight.Insight.Far;
import io.vpcwhy.simulator.replay.LogInput;
import io.vpcwhy.simulator.replay.LogSequence;
import io.vpcwhy.simulator.replay.Replay;
import io.vpcwhy.simulator.replay.WatchedReplay;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What stands out in a log of a small network is told, and nothing else. */
class InsightTest {

    private static final String HEADER =
            "version interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status\n";

    private static final String STRANGER = "198.51.100.7";

    private static Network network() {
        Network network = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .subnet("subnet-2", "10.0.2.0/24")
                .internetGateway("igw-1")
                .mainRouteTable("rtb-1", "0.0.0.0/0 igw-1")
                .securityGroup(
                        "sg-1",
                        "in tcp 22 from 0.0.0.0/0",
                        "in tcp 443 from 0.0.0.0/0",
                        "in all from 10.0.1.0/24",
                        "out all to 0.0.0.0/0");
        for (int i = 10; i < 20; i++) {
            String address = "10.0.1." + i;
            String publicAddress = "203.0.113." + i;
            network.networkInterface(
                    "eni-" + i,
                    "subnet-1",
                    nic -> nic.address(address, publicAddress).securityGroups("sg-1"));
        }
        return network.networkInterface("eni-far", "subnet-2", "10.0.2.5", "sg-1");
    }

    private static FlowLog flowLog(String resourceId) {
        return FlowLogs.of(resourceId, "ALL");
    }

    private static String tcp(int eni, String source, int from, String destination, int to, String action) {
        return "2 eni-" + eni + " " + source + " " + destination + " " + from + " " + to + " 6 1 100 1000 1060 "
                + action + " OK\n";
    }

    private static List<Insight> find(Snapshot snapshot, boolean ofAll, int threads, List<String> files) {
        InsightLook look = new InsightLook(snapshot, InsightThresholds.DEFAULT);
        List<LogInput> inputs = new ArrayList<>();
        for (String file : files) {
            byte[] text = (HEADER + file).getBytes(StandardCharsets.UTF_8);
            inputs.add(LogInput.of("log-" + inputs.size(), () -> new ByteArrayInputStream(text)));
        }
        WatchedReplay replay = Replay.watching(
                        snapshot, FlowLogReadOptions.NONE, FlowLogSelection.ALL, threads, List.of(look.watching()))
                .watchAll(List.of(new LogSequence(inputs)));
        return look.found(replay, ofAll);
    }

    private static List<Insight> find(Network network, String... lines) {
        return find(network.snapshot(), true, 1, List.of(String.join("", lines)));
    }

    private static <T extends Insight> List<T> all(Class<T> kind, List<Insight> found) {
        return found.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static <T extends Insight> T only(Class<T> kind, List<Insight> found) {
        assertThat(all(kind, found)).hasSize(1);
        return all(kind, found).get(0);
    }

    private static List<String> ids(Stream<NetworkInterface> interfaces) {
        return interfaces.map(NetworkInterface::id).toList();
    }

    private static String[] lines(IntStream each, IntFunction<String> line) {
        return each.mapToObj(line).toArray(String[]::new);
    }

    @Test
    void a_port_scan_from_the_internet_is_told_with_where_it_was_let_in() {
        String[] scan = lines(
                IntStream.range(15, 25),
                port -> tcp(10, STRANGER, 40_000, "10.0.1.10", port, port == 22 ? "ACCEPT" : "REJECT"));

        Insight.PortScans scans = only(Insight.PortScans.class, find(network(), scan));

        assertThat(scans.threshold()).isEqualTo(10);
        assertThat(scans.inAll()).isEqualTo(1);
        Insight.PortScan one = scans.scans().get(0);
        assertThat(one.sender().address()).hasToString("Optional[" + STRANGER + "]");
        assertThat(one.sender().origin()).isEqualTo(Origin.INTERNET);
        assertThat(one.networkInterface().id()).isEqualTo("eni-10");
        assertThat(one.ports()).isEqualTo(Estimate.counted(10));
        assertThat(one.acceptedPorts()).containsExactly(22);
        assertThat(one.refused()).isEqualTo(9);
        assertThat(one.period().last()).hasValue(1060);
    }

    @Test
    void nine_ports_are_no_scan_and_neither_are_answers_to_many_ports() {
        String[] few =
                lines(IntStream.range(5000, 5009), port -> tcp(10, STRANGER, 40_000, "10.0.1.10", port, "REJECT"));
        String[] answers =
                lines(IntStream.range(40_000, 40_050), port -> tcp(10, STRANGER, 443, "10.0.1.10", port, "ACCEPT"));

        assertThat(all(Insight.PortScans.class, find(network(), few))).isEmpty();
        assertThat(all(Insight.PortScans.class, find(network(), answers))).isEmpty();
    }

    @Test
    void a_sweep_is_told_and_a_client_or_a_load_balancer_that_visits_many_is_none() {
        String[] sweep = lines(IntStream.range(10, 16), i -> tcp(i, STRANGER, 40_000, "10.0.1." + i, 3389, "REJECT"));
        String[] client = lines(IntStream.range(10, 20), i -> tcp(i, STRANGER, 40_000, "10.0.1." + i, 443, "ACCEPT"));
        String[] checks = lines(IntStream.range(11, 20), i -> tcp(i, "10.0.1.10", 40_000, "10.0.1." + i, 80, "ACCEPT"));

        Insight.PortSweep one =
                only(Insight.PortSweeps.class, find(network(), sweep)).sweeps().get(0);
        assertThat(one.port()).isEqualTo(3389);
        assertThat(one.interfaces()).isEqualTo(Estimate.counted(6));
        assertThat(one.acceptedAt()).isEmpty();
        assertThat(all(Insight.PortSweeps.class, find(network(), client))).isEmpty();
        assertThat(all(Insight.PortSweeps.class, find(network(), checks))).isEmpty();
    }

    @Test
    void a_sweep_from_inside_counts_what_was_refused() {
        String[] sweep = lines(IntStream.range(10, 16), i -> tcp(i, "10.0.2.5", 40_000, "10.0.1." + i, 445, "REJECT"));

        Insight.PortSweep one =
                only(Insight.PortSweeps.class, find(network(), sweep)).sweeps().get(0);

        assertThat(one.sender().networkInterface()).map(NetworkInterface::id).hasValue("eni-far");
    }

    @Test
    void who_was_let_in_from_the_internet_comes_first_among_attempts_to_log_in() {
        List<Insight> found = find(
                network(),
                tcp(10, "10.0.1.11", 40_000, "10.0.1.10", 22, "ACCEPT"),
                tcp(10, "10.0.1.11", 40_001, "10.0.1.10", 22, "ACCEPT"),
                tcp(12, "192.0.2.1", 40_000, "10.0.1.12", 22, "REJECT"),
                tcp(12, STRANGER, 40_000, "10.0.1.12", 22, "ACCEPT"),
                tcp(12, "10.0.1.12", 22, STRANGER, 40_000, "ACCEPT"));

        Insight.LoginAttempts ssh = only(Insight.LoginAttempts.class, found);
        assertThat(ssh.code()).isEqualTo("SSH_ATTEMPTS");
        assertThat(ssh.accepted()).isEqualTo(3);
        assertThat(ssh.acceptedFromInternet()).isEqualTo(1);
        assertThat(ssh.refused()).isEqualTo(1);
        assertThat(ssh.acceptedSources()).isEqualTo(Estimate.counted(2));
        assertThat(ids(ssh.targets().stream().map(Insight.LoginTarget::networkInterface)))
                .containsExactly("eni-12", "eni-10");
        assertThat(ssh.targets().get(0).sources().get(0).from().address()).hasToString("Optional[" + STRANGER + "]");
    }

    @Test
    void plain_text_is_told_by_its_ends_and_what_both_sides_logged_counts_once() {
        List<Insight> found = find(
                network(),
                tcp(10, "10.0.1.10", 40_000, "10.0.1.11", 23, "ACCEPT"),
                tcp(10, "10.0.1.11", 23, "10.0.1.10", 40_000, "ACCEPT"),
                tcp(11, "10.0.1.10", 40_000, "10.0.1.11", 23, "ACCEPT"),
                tcp(11, "10.0.1.11", 23, "10.0.1.10", 40_000, "ACCEPT"),
                tcp(12, STRANGER, 40_000, "10.0.1.12", 23, "REJECT"));

        Insight.PlainText telnet = only(Insight.PlainText.class, found);
        assertThat(telnet.protocol()).isEqualTo(PlainTextProtocol.TELNET);
        assertThat(telnet.records()).isEqualTo(2);
        Insight.Exchange one = telnet.exchanges().get(0);
        assertThat(ids(Stream.of(one.client(), one.server()).flatMap(end -> end.networkInterface().stream())))
                .containsExactly("eni-10", "eni-11");
    }

    @Test
    void unusual_protocols_and_what_is_never_logged_are_told() {
        List<Insight> found = find(
                network(),
                "2 eni-10 " + STRANGER + " 10.0.1.10 0 0 47 1 500 1000 1060 REJECT OK\n",
                "2 eni-10 10.0.1.10 10.0.0.2 40000 53 17 1 60 1000 1060 ACCEPT OK\n",
                "2 eni-10 10.0.1.10 169.254.169.254 40000 80 6 1 60 1000 1060 ACCEPT OK\n",
                "2 eni-10 10.0.1.10 10.0.1.11 0 0 1 1 60 1000 1060 ACCEPT OK\n");

        Insight.UnusualProtocol gre = only(Insight.UnusualProtocol.class, found);
        assertThat(gre.protocol().number()).isEqualTo(47);
        assertThat(gre.rejected()).isEqualTo(1);
        assertThat(gre.uses().get(0).far()).isEqualTo(new Far(Origin.INTERNET, Optional.empty(), Optional.empty()));
        assertThat(all(Insight.NeverLoggedTraffic.class, found).stream().map(Insight.NeverLoggedTraffic::service))
                .containsExactly(Optional.of(AmazonService.DNS), Optional.of(AmazonService.INSTANCE_METADATA));
    }

    @Test
    void what_an_endpoint_and_a_network_load_balancer_say_to_each_other_is_never_logged() {
        Network network = network()
                .networkInterface(
                        "eni-vpce", "subnet-1", nic -> nic.address("10.0.1.50").type("vpc_endpoint"))
                .networkInterface(
                        "eni-nlb", "subnet-2", nic -> nic.address("10.0.2.50").type("network_load_balancer"));

        List<Insight> found = find(network, "2 eni-vpce 10.0.1.50 10.0.2.50 40000 443 6 1 60 1000 1060 ACCEPT OK\n");

        assertThat(only(Insight.NeverLoggedTraffic.class, found).service()).isEmpty();
    }

    @Test
    void an_interface_that_nobody_logs_is_told_unless_a_flow_log_covers_it() {
        String line = tcp(10, "10.0.1.10", 40_000, "10.0.2.5", 443, "ACCEPT");

        Insight.UnloggedInterfaces unlogged =
                only(Insight.UnloggedInterfaces.class, find(network().with(flowLog("subnet-1")), line));
        assertThat(unlogged.flowLogsKnown()).isTrue();
        assertThat(ids(unlogged.interfaces().stream().map(Insight.InterfaceTraffic::networkInterface)))
                .containsExactly("eni-far");
        for (String resource : List.of("vpc-1", "subnet-2", "eni-far")) {
            assertThat(all(Insight.UnloggedInterfaces.class, find(network().with(flowLog(resource)), line)))
                    .as(resource)
                    .isEmpty();
        }
        assertThat(only(Insight.UnloggedInterfaces.class, find(network().notCollected(ResourceKind.FLOW_LOG), line))
                        .flowLogsKnown())
                .isFalse();
        assertThat(all(Insight.UnloggedInterfaces.class, find(network().snapshot(), false, 1, List.of(line))))
                .as("where not all records were asked for")
                .isEmpty();
    }

    @Test
    void skipped_windows_are_told_by_interface() {
        Insight.SkippedData skipped = only(
                Insight.SkippedData.class,
                find(
                        network(),
                        "2 eni-10 - - - - - - - 1000 1060 - SKIPDATA\n",
                        "2 eni-10 - - - - - - - 1060 1120 - SKIPDATA\n",
                        "2 eni-gone - - - - - - - 1060 1120 - SKIPDATA\n",
                        "2 eni-11 - - - - - - - 1060 1120 - NODATA\n"));

        assertThat(skipped.records()).isEqualTo(3);
        assertThat(skipped.interfaces()).hasSize(2);
        assertThat(skipped.interfaces().get(0).networkInterface())
                .map(NetworkInterface::id)
                .hasValue("eni-10");
        assertThat(skipped.interfaces().get(0).windows()).hasSize(2);
        assertThat(skipped.interfaces().get(1).networkInterface()).isEmpty();
    }

    @Test
    void refused_strangers_are_the_firewall_doing_its_work_and_rejected_own_traffic_is_not() {
        Insight.RejectShare share = only(
                Insight.RejectShare.class,
                find(
                        network(),
                        tcp(10, STRANGER, 40_000, "10.0.1.10", 3306, "REJECT"),
                        tcp(10, STRANGER, 40_001, "10.0.1.10", 3306, "REJECT"),
                        tcp(10, "192.0.2.1", 40_001, "10.0.1.10", 3306, "REJECT"),
                        tcp(10, "10.0.2.5", 40_000, "10.0.1.10", 3306, "REJECT"),
                        tcp(10, STRANGER, 40_000, "10.0.1.10", 443, "REJECT"),
                        tcp(10, STRANGER, 40_000, "10.0.1.10", 443, "ACCEPT")));

        assertThat(share.fromElsewhere()).isEqualTo(3);
        assertThat(share.others()).containsEntry(Concern.OWN_TRAFFIC_REJECTED, 1L);
        assertThat(share.others()).containsEntry(Concern.CONTRADICTED, 1L);
        assertThat(share.all()).isEqualTo(5);
        assertThat(share.strangers()).isEqualTo(Estimate.counted(2));
    }

    @Test
    void who_talks_most_is_told_by_interface_owner_and_pair() {
        List<Insight> found = find(
                network(),
                tcp(10, STRANGER, 40_000, "10.0.1.10", 443, "ACCEPT"),
                tcp(10, STRANGER, 40_000, "10.0.1.10", 443, "ACCEPT"),
                "2 eni-11 10.0.1.12 10.0.1.11 40000 443 6 1 9000 1000 1060 ACCEPT OK\n");

        assertThat(all(Insight.TopInterfaces.class, found).stream()
                        .map(top -> top.interfaces().get(0).networkInterface().id()))
                .containsExactly("eni-10", "eni-11");
        Insight.TopPairs byBytes = all(Insight.TopPairs.class, found).get(1);
        assertThat(byBytes.pairs().get(0).amount()).isEqualTo(Estimate.counted(9000));
        assertThat(byBytes.pairs().get(0).far().networkInterface())
                .map(NetworkInterface::id)
                .hasValue("eni-12");
        assertThat(all(Insight.PartlyFollowed.class, found)).isEmpty();
    }

    @Test
    void interfaces_of_one_owner_count_together() {
        Network network = network()
                .networkInterface(
                        "eni-lb1", "subnet-1", nic -> nic.address("10.0.1.50").description("ELB app/web/1"))
                .networkInterface(
                        "eni-lb2", "subnet-2", nic -> nic.address("10.0.2.50").description("ELB app/web/1"));

        Insight.TopOwners owners = all(
                        Insight.TopOwners.class,
                        find(
                                network,
                                "2 eni-lb1 10.0.1.50 10.0.1.10 40000 443 6 1 60 1000 1060 ACCEPT OK\n",
                                "2 eni-lb2 10.0.2.50 10.0.1.10 40000 443 6 1 60 1000 1060 ACCEPT OK\n"))
                .get(0);

        assertThat(owners.owners()).hasSize(1);
        assertThat(owners.owners().get(0).interfaces()).isEqualTo(2);
    }

    @Test
    void a_log_without_records_has_nothing_to_tell() {
        assertThat(find(network())).isEmpty();
    }

    @Property(tries = 40)
    void what_is_told_depends_neither_on_threads_nor_on_files(@ForAll long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            lines.add(line(random));
        }
        Snapshot snapshot = network().snapshot();
        int cut = random.nextInt(lines.size());

        List<Insight> whole = find(snapshot, true, 1, List.of(String.join("", lines)));
        List<Insight> parts = find(
                snapshot,
                true,
                3,
                List.of(String.join("", lines.subList(0, cut)), String.join("", lines.subList(cut, lines.size()))));

        assertThat(parts).isEqualTo(whole);
    }

    private static String line(Random random) {
        int[] ports = {22, 23, 80, 443, 3389, 5000 + random.nextInt(20), 40_000, 50_000 + random.nextInt(5)};
        int eni = 10 + random.nextInt(10);
        String own = "10.0.1." + eni;
        String[] others = {STRANGER, "192.0.2." + random.nextInt(4), "10.0.1.12", "10.0.2.5", "10.0.0.2", "10.9.9.9"};
        String other = others[random.nextInt(others.length)];
        boolean in = random.nextBoolean();
        if (random.nextInt(30) == 0) {
            return "2 eni-" + eni + " - - - - - - - " + random.nextInt(9) + " 60 - SKIPDATA\n";
        }
        int[] protocols = {6, 6, 6, 17, 47, 1};
        return "2 eni-" + eni + " " + (in ? other : own) + " " + (in ? own : other) + " "
                + ports[random.nextInt(ports.length)] + " " + ports[random.nextInt(ports.length)] + " "
                + protocols[random.nextInt(protocols.length)] + " 1 " + random.nextInt(100_000) + " "
                + (1000 + random.nextInt(100)) + " 1100 " + (random.nextBoolean() ? "ACCEPT" : "REJECT") + " OK\n";
    }
}
