package io.vpcwhy.simulator.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeaderSpaceTest {

    private static final IpAddress CLIENT = IpAddress.parse("203.0.113.9");
    private static final IpAddress SERVER = IpAddress.parse("10.0.1.20");

    private final HeaderSpaces spaces = new HeaderSpaces();
    private final HeaderSpace internet = spaces.family(IpFamily.IPV4)
            .difference(spaces.sourceIn(
                    List.of(Cidr.parse("10.0.0.0/8"), Cidr.parse("172.16.0.0/12"), Cidr.parse("192.168.0.0/16"))));
    private final HeaderSpace https = internet.intersection(spaces.destinationIn(Cidr.host(SERVER)))
            .intersection(spaces.traffic(TrafficClass.tcp(PortRange.of(443))));

    @Test
    void describesWhatAnInternetGatewayLetsIn() {
        assertThat(https.describe()).hasSize(1);
        assertThat(https)
                .hasToString("tcp 0.0.0.0/0 but 10.0.0.0/8,172.16.0.0/12,192.168.0.0/16 -> 10.0.1.20/32 ports 443");
    }

    @Test
    void tellsInWordsWhatIsLeftOut() {
        HeaderSpace most = spaces.everything().difference(spaces.destinationPorts(PortRange.of(22)));
        assertThat(most.intersection(spaces.family(IpFamily.IPV4)))
                .hasToString("every protocol but tcp,udp 0.0.0.0/0 -> 0.0.0.0/0; "
                        + "tcp,udp 0.0.0.0/0 -> 0.0.0.0/0 every port but 22");
        assertThat(spaces.nothing()).hasToString("nothing");
        assertThat(spaces.icmp(new IcmpType(3, 4)).intersection(spaces.family(IpFamily.IPV6)))
                .hasToString("icmpv6 ::/0 -> ::/0 types 3/4");
        assertThat(spaces.everything().describe()).hasSize(2).allMatch(HeaderProduct::isEveryProtocol);
        assertThat(spaces.sourcePorts(new PortRange(1, 2)).describe().get(0))
                .hasToString("tcp,udp 0.0.0.0/0 ports 1-2 -> 0.0.0.0/0");
    }

    @Test
    void projectsToTheFewestBlocksAndRanges() {
        HeaderSpace halves = spaces.sourceIn(List.of(
                Cidr.parse("10.0.0.0/9"), Cidr.parse("10.128.0.0/9"), Cidr.parse("10.1.0.0/16"), Cidr.ANY_IPV6));
        assertThat(halves.sources()).containsExactly(Cidr.parse("10.0.0.0/8"), Cidr.ANY_IPV6);
        HeaderSpace ports = spaces.destinationPorts(new PortRange(80, 90))
                .union(spaces.destinationPorts(new PortRange(91, 443)))
                .union(spaces.destinationPorts(PortRange.of(65535)));
        assertThat(ports.destinationPorts()).containsExactly(new PortRange(80, 443), PortRange.of(65535));
        assertThat(ports.protocols()).containsExactly(IpProtocol.TCP, IpProtocol.UDP);
        assertThat(spaces.protocol(IpProtocol.ICMP).destinationPorts()).isEmpty();
    }

    @Test
    void givesAnOrdinaryExample() {
        assertThat(spaces.everything().example())
                .contains(Packet.tcp(IpAddress.parse("1.0.0.1"), 50_000, IpAddress.parse("1.0.0.2"), 1));
        assertThat(https.example()).contains(Packet.tcp(IpAddress.parse("1.0.0.1"), 50_000, SERVER, 443));
        assertThat(spaces.sourceIn(Cidr.parse("10.0.0.0/16"))
                        .intersection(spaces.destinationPorts(new PortRange(53, 80)))
                        .difference(spaces.protocol(IpProtocol.TCP))
                        .difference(spaces.sourcePorts(new PortRange(2000, 65535)))
                        .example())
                .contains(Packet.udp(IpAddress.parse("10.0.0.1"), 1024, IpAddress.parse("1.0.0.1"), 53));
        assertThat(spaces.family(IpFamily.IPV6)
                        .difference(spaces.destinationPorts(PortRange.ALL))
                        .example())
                .contains(
                        Packet.icmp(IpAddress.parse("2000::1"), IpAddress.parse("2000::2"), IcmpType.ECHO_REQUEST_V6));
        assertThat(spaces.sourceIn(Cidr.parse("10.0.0.0/32")).example().map(Packet::source))
                .contains(IpAddress.parse("10.0.0.0"));
        assertThat(spaces.nothing().example()).isEmpty();
    }

    @Test
    void anExampleHasPortZeroOnlyWhereNothingElseIsLeft() {
        HeaderSpace fromZero = spaces.sourcePorts(PortRange.of(0));
        HeaderSpace toZero = spaces.destinationPorts(PortRange.of(0));
        assertThat(ports(fromZero.union(toZero.complement().intersection(https))))
                .isEqualTo("50000 443");
        assertThat(ports(fromZero.union(toZero))).isEqualTo("0 1");
        assertThat(ports(toZero)).isEqualTo("50000 0");
        assertThat(ports(toZero.intersection(fromZero))).isEqualTo("0 0");
    }

    private static String ports(HeaderSpace space) {
        Packet example = space.example().orElseThrow();
        return example.sourcePort().orElseThrow() + " "
                + example.destinationPort().orElseThrow();
    }

    @Test
    void aPacketIsInASetOnlyWhereWhatIsNotKnownOfItCannotMatter() {
        Packet noProtocol = new Packet(
                CLIENT, SERVER, Optional.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty());
        assertThat(https.contains(noProtocol)).isFalse();
        assertThat(https.intersects(spaces.of(noProtocol))).isTrue();
        assertThat(internet.contains(noProtocol)).isTrue();
        Packet noType = new Packet(
                CLIENT,
                SERVER,
                Optional.of(IpProtocol.ICMP),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty());
        assertThat(spaces.icmp(IcmpType.ECHO_REQUEST).contains(noType)).isFalse();
        assertThat(spaces.icmp(IcmpRange.ALL).contains(noType)).isTrue();
    }

    @Test
    void readsTheTrafficOfRules() {
        TrafficClass unreachable = new TrafficClass.Icmp(IpProtocol.ICMP, OptionalInt.of(3), OptionalInt.empty());
        assertThat(spaces.traffic(unreachable))
                .isEqualTo(spaces.protocol(IpProtocol.ICMP)
                        .intersection(spaces.icmp(new IcmpRange(new IcmpType(3, 0), new IcmpType(3, 255)))));
        TrafficClass ping = new TrafficClass.Icmp(IpProtocol.ICMP, OptionalInt.of(8), OptionalInt.of(0));
        assertThat(spaces.traffic(ping))
                .isEqualTo(spaces.protocol(IpProtocol.ICMP).intersection(spaces.icmp(IcmpType.ECHO_REQUEST)));
        assertThat(spaces.traffic(TrafficClass.icmp(IpProtocol.ICMPV6))).isEqualTo(spaces.protocol(IpProtocol.ICMPV6));
        assertThat(spaces.traffic(TrafficClass.allOf(new IpProtocol(47))))
                .isEqualTo(spaces.protocol(new IpProtocol(47)));
        assertThat(spaces.traffic(TrafficClass.ALL)).isEqualTo(spaces.everything());
    }

    @Test
    void forgetsSetsThatNobodyHolds() {
        HeaderSpace kept = https;
        for (int i = 0; i < 60_000; i++) {
            HeaderSpace host = spaces.of(Packet.tcp(IpAddress.ofIpv4(i * 0x9E3779B1), i & 0xFFFF, SERVER, 443));
            kept = kept.union(host).difference(host.difference(https));
        }
        assertThat(kept).isEqualTo(https);
        assertThat(spaces.table().size()).isLessThan(6_000_000);
    }

    @Test
    void setsOfTwoMakersDoNotMix() {
        HeaderSpace other = new HeaderSpaces().everything();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> https.union(other))
                .withMessageContaining("makers");
        assertThat(other).isNotEqualTo(spaces.everything());
    }

    @Test
    void anotherThreadIsRefused() {
        CompletableFuture<HeaderSpace> elsewhere = CompletableFuture.supplyAsync(https::complement);
        assertThatIllegalStateException().isThrownBy(() -> {
            try {
                elsewhere.join();
            } catch (CompletionException e) {
                throw e.getCause();
            }
        });
    }

    @Test
    void manySetsAreJoinedInAnyNumber() {
        for (int count : new int[] {0, 1, 2, 3, 7}) {
            List<HeaderSpace> hosts = IntStream.range(0, count)
                    .mapToObj(i -> spaces.sourceIn(Cidr.host(IpAddress.ofIpv4(2 * i))))
                    .toList();
            assertThat(spaces.union(hosts).sources()).hasSize(count);
        }
    }

    @Test
    void anIcmpRangeGoesUpwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IcmpRange(new IcmpType(3, 1), new IcmpType(3, 0)))
                .withMessageContaining("3/0 is before 3/1");
        assertThat(IcmpRange.ALL).hasToString("0/0-255/255");
    }
}
