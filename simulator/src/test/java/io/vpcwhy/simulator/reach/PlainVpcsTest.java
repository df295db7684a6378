package io.vpcwhy.simulator.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.PlainVpcs.Header;
import io.vpcwhy.simulator.reach.PlainVpcs.Nic;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Leg;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;

/** Every packet of a small header, in plain networks of which a test can say by itself what becomes of it. */
class PlainVpcsTest {

    private static final List<Integer> SOURCE_PORTS = List.of(79, 1024, 50_000);
    private static final List<Integer> DESTINATION_PORTS = List.of(0, 22, 79, 80, 81, 443, 1023, 1024, 65_535);
    private static final List<String> OUTSIDE = List.of("192.0.2.0", "192.0.2.255", "192.0.3.0", "8.8.8.8");

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void everyPacketFaresAsAwsSays(@ForAll @LongRange(max = 1_000_000) long seed) {
        PlainVpcs plain = new PlainVpcs(seed);
        Snapshot snapshot = plain.snapshot();
        HeaderSpaces spaces = new HeaderSpaces();
        Reachability reachability =
                new Reachability(NetworkGraph.of(snapshot), spaces, IpFamily.IPV4, spaces.everything());
        Collection<NetworkInterface> all = snapshot.all(NetworkInterface.class);
        List<Way> between = arriving(reachability.between(all, all));
        List<Way> in = arriving(reachability.fromInternet(all));
        List<Way> out = arriving(reachability.toOutside(all));
        for (Nic nic : plain.nics()) {
            for (Nic other : plain.nics()) {
                if (!nic.equals(other)) {
                    headers(nic.address(), other.address()).forEach(header -> agree(plain, header, between, header));
                }
            }
            for (String outside : OUTSIDE) {
                headers(nic.address(), outside).forEach(header -> agree(plain, header, out, header));
                nic.known()
                        .ifPresent(known -> headers(outside, known)
                                .forEach(header -> agree(plain, inside(header, nic), in, header)));
            }
        }
    }

    private static List<Way> arriving(List<Journeys> journeys) {
        return journeys.stream().flatMap(each -> each.arriving().stream()).toList();
    }

    private static Header inside(Header header, Nic to) {
        return new Header(
                header.protocol(), header.source(), header.sourcePort(), to.address(), header.destinationPort());
    }

    private static List<Header> headers(String source, String destination) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("icmp", source, 0, destination, 0));
        for (String protocol : List.of("tcp", "udp")) {
            for (int sourcePort : SOURCE_PORTS) {
                for (int port : DESTINATION_PORTS) {
                    headers.add(new Header(protocol, source, sourcePort, destination, port));
                }
            }
        }
        return headers;
    }

    /** @param sent the header that the packet is sent with, with the public address of an interface */
    private static void agree(PlainVpcs plain, Header header, List<Way> ways, Header sent) {
        Packet packet = packet(sent);
        List<Way> taken =
                ways.stream().filter(way -> way.packets().contains(packet)).toList();
        assertThat(!taken.isEmpty()).as("%s arrives", header).isEqualTo(plain.arrives(header));
        assertThat(taken).hasSizeLessThan(2);
        for (Way way : taken) {
            assertThat(way.trace().reply().map(Leg::arrives).orElse(false))
                    .as("%s is answered", header)
                    .isEqualTo(plain.answered(header));
        }
    }

    private static Packet packet(Header header) {
        IpAddress source = IpAddress.parse(header.source());
        IpAddress destination = IpAddress.parse(header.destination());
        return switch (header.protocol()) {
            case "tcp" -> Packet.tcp(source, header.sourcePort(), destination, header.destinationPort());
            case "udp" -> Packet.udp(source, header.sourcePort(), destination, header.destinationPort());
            default -> Packet.icmp(source, destination, IcmpType.ECHO_REQUEST);
        };
    }
}
