package io.vpcwhy.simulator.space;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of all sets, on random ones which are asked about random packets. */
class HeaderSpacePropertiesTest {

    private static final int TRIES = 200;
    private static final int PACKETS = 60;
    private static final Set<IcmpType> PINGS =
            Set.of(IcmpType.ECHO_REQUEST, IcmpType.ECHO_REPLY, IcmpType.ECHO_REQUEST_V6, IcmpType.ECHO_REPLY_V6);

    @Property(tries = TRIES)
    void aSetHoldsThePacketsThatItsRulesSay(@ForAll long seed) {
        Random random = new Random(seed);
        RandomSet set = RandomSet.of(new HeaderSpaces(), random, 5);
        for (int i = 0; i < PACKETS; i++) {
            Packet packet = RandomSet.packet(random);
            assertThat(set.space().contains(packet))
                    .as("%s", packet)
                    .isEqualTo(set.plain().test(packet));
        }
    }

    @Property(tries = TRIES)
    void theLawsOfSetsHold(@ForAll long seed) {
        Random random = new Random(seed);
        HeaderSpaces spaces = new HeaderSpaces();
        HeaderSpace a = RandomSet.of(spaces, random, 4).space();
        HeaderSpace b = RandomSet.of(spaces, random, 4).space();
        HeaderSpace c = RandomSet.of(spaces, random, 4).space();
        assertThat(a.union(b)).isEqualTo(b.union(a));
        assertThat(a.intersection(b.union(c))).isEqualTo(a.intersection(b).union(a.intersection(c)));
        assertThat(a.union(b).complement()).isEqualTo(a.complement().intersection(b.complement()));
        assertThat(a.difference(b)).isEqualTo(a.intersection(b.complement()));
        assertThat(a.complement().complement()).isEqualTo(a);
        assertThat(a.union(a.complement())).isEqualTo(spaces.everything());
        assertThat(spaces.union(List.of(a, b, c))).isEqualTo(a.union(b).union(c));
        assertThat(a.union(b).contains(a)).isTrue();
        assertThat(a.contains(b)).isEqualTo(b.difference(a).isEmpty());
        assertThat(a.intersects(b)).isEqualTo(!a.intersection(b).isEmpty());
        assertThat(a.equals(b)).isEqualTo(a.contains(b) && b.contains(a));
    }

    @Property(tries = TRIES)
    void aPacketCanBecomeOneOfTheImageOnly(@ForAll long seed) {
        Random random = new Random(seed);
        HeaderSpaces spaces = new HeaderSpaces();
        HeaderSpace set = RandomSet.of(spaces, random, 4).space();
        Rewrite rewrite = rewrite(random);
        for (int i = 0; i < PACKETS; i++) {
            Packet packet = RandomSet.packet(random);
            HeaderSpace before = spaces.of(packet);
            HeaderSpace become = spaces.of(rewritten(packet, rewrite)).intersection(allowed(spaces, packet, rewrite));
            assertThat(before.after(rewrite)).isEqualTo(become);
            assertThat(set.before(rewrite).contains(packet)).isEqualTo(become.intersects(set));
            assertThat(set.after(rewrite).intersects(before))
                    .isEqualTo(before.before(rewrite).intersects(set));
        }
    }

    @Property(tries = TRIES)
    void aPacketIsAnsweredAsItIsReversed(@ForAll long seed) {
        Random random = new Random(seed);
        HeaderSpace set = RandomSet.of(new HeaderSpaces(), random, 4).space();
        HeaderSpace reversed = set.reversed();
        for (int i = 0; i < PACKETS; i++) {
            Packet packet = RandomSet.packet(random);
            boolean answered = packet.icmp().map(PINGS::contains).orElse(true);
            assertThat(reversed.contains(packet))
                    .as("%s", packet)
                    .isEqualTo(answered && set.contains(packet.reversed()));
        }
    }

    @Property(tries = TRIES)
    void theDescriptionIsTheSetAndItsProductsAreDisjoint(@ForAll long seed) {
        HeaderSpaces spaces = new HeaderSpaces();
        HeaderSpace set = RandomSet.of(spaces, new Random(seed), 4).space();
        HeaderSpace read = spaces.nothing();
        for (HeaderProduct product : set.describe()) {
            HeaderSpace part = spaces.of(product);
            assertThat(part.intersects(read)).as("%s of %s", product, set).isFalse();
            read = read.union(part);
        }
        assertThat(read).isEqualTo(set);
    }

    @Property(tries = TRIES)
    void equalSetsOfTwoMakersAreDescribedAlike(@ForAll long seed) {
        HeaderSpace one = RandomSet.of(new HeaderSpaces(), new Random(seed), 4).space();
        HeaderSpaces other = new HeaderSpaces();
        RandomSet.of(other, new Random(~seed), 4);
        HeaderSpace again = RandomSet.of(other, new Random(seed), 4).space();
        assertThat(again.describe()).isEqualTo(one.describe());
        assertThat(again.example()).isEqualTo(one.example());
    }

    @Property(tries = TRIES)
    void anExampleIsInItsSet(@ForAll long seed) {
        HeaderSpace set = RandomSet.of(new HeaderSpaces(), new Random(seed), 5).space();
        Optional<Packet> example = set.example();
        assertThat(example.isPresent()).isEqualTo(!set.isEmpty());
        example.ifPresent(packet -> {
            assertThat(set.contains(packet)).as("%s", packet).isTrue();
            assertThat(packet.sourcePort().isPresent())
                    .isEqualTo(packet.protocol().orElseThrow().hasPorts());
            assertThat(packet.icmp().isPresent())
                    .isEqualTo(packet.protocol().orElseThrow().isIcmp());
        });
    }

    @Property(tries = TRIES)
    void aProjectionHoldsWhatSomePacketHas(@ForAll long seed) {
        Random random = new Random(seed);
        HeaderSpaces spaces = new HeaderSpaces();
        HeaderSpace set = RandomSet.of(spaces, random, 4).space();
        IpAddress address = RandomSet.address(random.nextBoolean(), random);
        PortRange port = PortRange.of(RandomSet.range(random).from());
        IpProtocol protocol = RandomSet.packet(random).protocol().orElseThrow();
        Cidr host = Cidr.host(address);
        assertThat(set.sources().stream().anyMatch(block -> block.contains(address)))
                .isEqualTo(set.intersects(spaces.sourceIn(host)));
        assertThat(set.destinations().stream().anyMatch(block -> block.contains(address)))
                .isEqualTo(set.intersects(spaces.destinationIn(host)));
        assertThat(set.sourcePorts().stream().anyMatch(range -> range.contains(port.from())))
                .isEqualTo(set.intersects(spaces.sourcePorts(port)));
        assertThat(set.destinationPorts().stream().anyMatch(range -> range.contains(port.from())))
                .isEqualTo(set.intersects(spaces.destinationPorts(port)));
        assertThat(set.protocols().contains(protocol)).isEqualTo(set.intersects(spaces.protocol(protocol)));
        assertThat(spaces.sourceIn(set.sources()).contains(set)).isTrue();
    }

    private static Rewrite rewrite(Random random) {
        IpAddress address = RandomSet.address(random.nextBoolean(), random);
        return switch (random.nextInt(4)) {
            case 0 -> new Rewrite.Source(address);
            case 1 -> new Rewrite.Destination(address);
            case 2 -> new Rewrite.SourcePorts(RandomSet.range(random));
            default -> new Rewrite.DestinationPorts(RandomSet.range(random));
        };
    }

    /** The packet with the address written, or without the port. */
    private static Packet rewritten(Packet packet, Rewrite rewrite) {
        IpFamily family = packet.family();
        if (rewrite instanceof Rewrite.Source to) {
            return to.address().family() == family ? packet.withSource(to.address(), packet.sourcePort()) : packet;
        }
        if (rewrite instanceof Rewrite.Destination to) {
            return to.address().family() == family
                    ? packet.withDestination(to.address(), packet.destinationPort())
                    : packet;
        }
        return rewrite instanceof Rewrite.SourcePorts
                ? packet.withSource(packet.source(), OptionalInt.empty())
                : packet.withDestination(packet.destination(), OptionalInt.empty());
    }

    private static HeaderSpace allowed(HeaderSpaces spaces, Packet packet, Rewrite rewrite) {
        if (!packet.protocol().orElseThrow().hasPorts()) {
            return spaces.everything();
        }
        if (rewrite instanceof Rewrite.SourcePorts ports) {
            return spaces.sourcePorts(ports.range());
        }
        return rewrite instanceof Rewrite.DestinationPorts ports
                ? spaces.destinationPorts(ports.range())
                : spaces.everything();
    }
}
