package io.vpcwhy.simulator.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.ServicePorts;
import io.vpcwhy.simulator.filter.InterfaceSimulator;
import io.vpcwhy.simulator.filter.SimulatedAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What is said of rules does not depend on how the logs are read, and what is proposed breaks nothing that was seen. */
class RuleUsagePropertiesTest {

    /** A request and whether it was accepted. */
    private record Sent(NetworkInterface here, Direction direction, Packet packet, boolean accepted) {}

    private static List<Sent> traffic(RandomNetwork network, Random random) {
        InterfaceSimulator simulator = new InterfaceSimulator(network.snapshot());
        List<Sent> sent = new ArrayList<>();
        for (NetworkInterface nic : network.snapshot().all(NetworkInterface.class)) {
            for (Direction direction : Direction.values()) {
                for (Packet packet : network.packets(nic, direction, 30)) {
                    SimulatedAction action =
                            simulator.simulate(nic, direction, packet, false).action();
                    boolean odd = random.nextInt(20) == 0;
                    sent.add(new Sent(nic, direction, packet, action == SimulatedAction.ACCEPT != odd));
                }
            }
        }
        Collections.shuffle(sent, random);
        return sent;
    }

    private static List<String> lines(List<Sent> traffic, Random random) {
        List<String> lines = new ArrayList<>();
        for (Sent sent : traffic) {
            lines.add(line(sent.here(), sent.packet(), sent.accepted(), random));
            if (sent.accepted() && random.nextBoolean()) {
                lines.add(line(sent.here(), sent.packet().reversed(), random.nextInt(9) > 0, random));
            }
        }
        lines.add("not a record");
        Collections.shuffle(lines, random);
        return lines;
    }

    private static String line(NetworkInterface here, Packet packet, boolean accepted, Random random) {
        long start = 1763600000L + random.nextInt(10_000);
        return String.join(
                " ",
                "2 1",
                here.id(),
                packet.source().toString(),
                packet.destination().toString(),
                Integer.toString(packet.sourcePort().orElse(0)),
                Integer.toString(packet.destinationPort().orElse(0)),
                Integer.toString(packet.protocol().map(IpProtocol::number).orElse(IpProtocol.TCP.number())),
                "2",
                Integer.toString(40 + random.nextInt(1000)),
                Long.toString(start),
                Long.toString(start + 60),
                accepted ? "ACCEPT" : "REJECT",
                "OK");
    }

    @Property(tries = 60)
    void threads_and_files_make_no_difference(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Random random = new Random(seed);
        List<String> lines = lines(traffic(network, random), random);

        RuleUsage one = Logs.usage(network.snapshot(), 1, List.of(text(lines)));
        RuleUsage three = Logs.usage(network.snapshot(), 3, split(lines, random));

        assertThat(three).isEqualTo(one);
    }

    private static List<String> split(List<String> lines, Random random) {
        List<String> files = new ArrayList<>();
        int from = 0;
        while (from < lines.size()) {
            int to = Math.min(lines.size(), from + 1 + random.nextInt(lines.size()));
            files.add(text(lines.subList(from, to)));
            from = to;
        }
        return files;
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    @Property(tries = 60)
    void what_was_accepted_would_be_with_all_the_narrower_rules_together(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Random random = new Random(seed);
        List<Sent> traffic = traffic(network, random);
        Snapshot now = network.snapshot();

        RuleUsage usage = Logs.usage(now, 2, List.of(text(lines(traffic, random))));
        Snapshot then = now;
        for (Narrowing each : usage.narrowings()) {
            then = each.applyTo(then);
        }

        InterfaceSimulator before = new InterfaceSimulator(now);
        InterfaceSimulator after = new InterfaceSimulator(then);
        for (Sent sent : traffic) {
            if (sent.accepted() && accepts(before, sent)) {
                assertThat(accepts(after, sent)).as(sent + " of " + network).isTrue();
            }
        }
    }

    /** A packet from the port of a service is told as an answer, which the rule of its request lets pass. */
    private static boolean isToldAsAnswer(Packet packet) {
        return packet.sourcePort().isPresent()
                && packet.destinationPort().isPresent()
                && ServicePorts.clearlyToService(
                                packet.sourcePort().getAsInt(),
                                packet.destinationPort().getAsInt())
                        .equals(Optional.of(false));
    }

    private static boolean accepts(InterfaceSimulator simulator, Sent sent) {
        return simulator
                        .simulate(sent.here(), sent.direction(), sent.packet(), isToldAsAnswer(sent.packet()))
                        .action()
                == SimulatedAction.ACCEPT;
    }

    @Property
    void what_is_held_does_not_depend_on_the_order_or_on_who_held_it(@ForAll long seed) {
        Random random = new Random(seed);
        int bits = random.nextInt(30);
        SeenTraffic whole = new SeenTraffic(SeenTraffic.LEAST);
        List<SeenTraffic> parts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            parts.add(new SeenTraffic(SeenTraffic.LEAST));
        }
        for (int i = 0; i < 3000; i++) {
            long high = random.nextInt(1 << bits) * 0x1_0000_0001L;
            boolean ipv6 = random.nextInt(3) == 0;
            long low = ipv6 ? random.nextLong() : random.nextInt(1 << bits);
            int protocol = List.of(1, 6, 17).get(random.nextInt(3));
            int port = random.nextInt(1 << random.nextInt(16));
            whole.add(ipv6 ? 6 : 4, high, low, protocol, port);
            parts.get(random.nextInt(3)).add(ipv6 ? 6 : 4, high, low, protocol, port);
        }

        Collections.shuffle(parts, random);
        parts.get(1).join(parts.get(2));
        parts.get(0).join(parts.get(1));

        assertThat(parts.get(0).entries()).isEqualTo(whole.entries()).hasSizeLessThanOrEqualTo(SeenTraffic.LEAST);
        assertThat(parts.get(0).isExact()).isEqualTo(whole.isExact());
    }
}
