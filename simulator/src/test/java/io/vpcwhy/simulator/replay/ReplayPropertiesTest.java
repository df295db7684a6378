package io.vpcwhy.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.CauseFinder;
import io.vpcwhy.simulator.explain.Explainer;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.ExplanationStream;
import io.vpcwhy.simulator.explain.RemedyPolicy;
import io.vpcwhy.simulator.explain.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Replay finds the causes that explain finds. */
class ReplayPropertiesTest {

    static final String VERSION_2 = "version account-id interface-id srcaddr dstaddr srcport dstport protocol"
            + " packets bytes start end action log-status";
    static final String FLAGS = "interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr srcport dstport protocol"
            + " tcp-flags flow-direction bytes start end action reject-reason log-status";

    private static final int[] PORTS = {20, 22, 80, 443, 1024, 5432, 8080, 32768, 33000, 40000, 40001, 65535};
    private static final int[] PROTOCOLS = {6, 6, 6, 6, 17, 17, 1, 58, 47};

    @Property(tries = 60)
    void causes_are_those_of_explain(@ForAll long seed) throws IOException {
        RandomNetwork network = RandomNetwork.of(seed);
        Random random = new Random(seed);

        holdsFor(network.snapshot(), log(VERSION_2, network, random));
    }

    @Property(tries = 60)
    void causes_are_those_of_explain_where_handshakes_and_directions_are_told(@ForAll long seed) throws IOException {
        RandomNetwork network = RandomNetwork.of(seed);
        Random random = new Random(seed);

        holdsFor(network.snapshot(), log(FLAGS, network, random));
    }

    private static void holdsFor(Snapshot snapshot, String log) throws IOException {
        Map<Cause, Long> expected = explained(snapshot, log);
        Map<Cause, Long> replayed = replayed(snapshot, log, 1);

        assertThat(replayed).isEqualTo(expected);
    }

    private static Map<Cause, Long> explained(Snapshot snapshot, String log) throws IOException {
        CauseFinder finder = new CauseFinder(snapshot);
        Map<Cause, Long> counts = new HashMap<>();
        try (FlowLogReader reader = FlowLogReader.open("log", bytes(log), FlowLogReadOptions.NONE)) {
            ExplanationStream stream = new ExplanationStream(new Explainer(snapshot, RemedyPolicy.NEVER), reader);
            while (stream.hasNext()) {
                Explanation explanation = stream.next();
                Cause cause = finder.of(explanation);
                assertThat(cause.status()).isEqualTo(explanation.status());
                if (cause.status() == Status.CONTRADICTED || cause.status() == Status.UNDECIDED) {
                    assertThat(cause.code())
                            .hasValue(explanation.hypotheses().get(0).code());
                }
                counts.merge(cause, 1L, Long::sum);
            }
        }
        return counts;
    }

    private static Map<Cause, Long> replayed(Snapshot snapshot, String log, int threads) {
        ReplayReport report = new Replay(snapshot, FlowLogReadOptions.NONE, threads)
                .run(List.of(LogInput.of("log", () -> bytes(log))));
        Map<Cause, Long> counts = new HashMap<>();
        report.groups().forEach(group -> counts.merge(group.cause(), group.records(), Long::sum));
        long malformed = report.records().get(Status.MALFORMED);
        if (malformed > 0) {
            counts.put(Cause.MALFORMED, malformed);
        }
        return counts;
    }

    private static ByteArrayInputStream bytes(String log) {
        return new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8));
    }

    /** Conversations of all interfaces, both ways, mixed. */
    static String log(String header, RandomNetwork network, Random random) {
        List<String> lines = new ArrayList<>();
        for (NetworkInterface nic : network.snapshot().all(NetworkInterface.class)) {
            for (Direction direction : Direction.values()) {
                for (Packet packet : network.packets(nic, direction, 30)) {
                    converse(header, nic, packet, direction, random, lines);
                }
            }
        }
        Collections.shuffle(lines, random);
        return header + "\n" + String.join("\n", lines) + "\n";
    }

    private static void converse(
            String header,
            NetworkInterface nic,
            Packet packet,
            Direction direction,
            Random random,
            List<String> lines) {
        int here = random.nextBoolean() ? packet.sourcePort().orElse(0) : PORTS[random.nextInt(PORTS.length)];
        int there = random.nextBoolean() ? packet.destinationPort().orElse(0) : PORTS[random.nextInt(PORTS.length)];
        int protocol = PROTOCOLS[random.nextInt(PROTOCOLS.length)];
        for (int i = random.nextInt(3); i >= 0; i--) {
            boolean back = random.nextInt(3) == 0;
            Map<String, String> values = new HashMap<>();
            values.put("version", "2");
            values.put("account-id", "123456789012");
            values.put("interface-id", random.nextInt(50) == 0 ? "eni-gone" : nic.id());
            values.put("srcaddr", (back ? packet.destination() : packet.source()).toString());
            values.put("dstaddr", (back ? packet.source() : packet.destination()).toString());
            values.put("srcport", Integer.toString(back ? there : here));
            values.put("dstport", Integer.toString(back ? here : there));
            values.put("protocol", Integer.toString(protocol));
            values.put("tcp-flags", new String[] {"0", "2", "18", "19", "1", "-", "0"}[random.nextInt(7)]);
            Direction way = back ? direction.reversed() : direction;
            values.put(
                    "flow-direction",
                    random.nextInt(3) == 0 ? "-" : way.toString().toLowerCase(Locale.ROOT));
            values.put("reject-reason", random.nextInt(10) == 0 ? "BPA" : "-");
            values.put("packets", "1");
            values.put("bytes", Integer.toString(random.nextInt(10_000)));
            long start = 1_700_000_000L + random.nextInt(3_000);
            values.put("start", Long.toString(start));
            values.put("end", Long.toString(start + random.nextInt(60)));
            values.put("action", random.nextInt(20) == 0 ? "-" : random.nextBoolean() ? "ACCEPT" : "REJECT");
            values.put("log-status", random.nextInt(30) == 0 ? "NODATA" : "OK");
            StringBuilder line = new StringBuilder();
            for (String field : header.split(" ", -1)) {
                boolean odd = random.nextInt(1_000) == 0;
                line.append(line.isEmpty() ? "" : " ").append(odd ? "odd" : values.getOrDefault(field, "-"));
            }
            lines.add(line.toString());
        }
    }
}
