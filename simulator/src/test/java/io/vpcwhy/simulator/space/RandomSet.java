package io.vpcwhy.simulator.space;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Predicate;

/** A random set twice: as a diagram, and as what each packet is asked. */
record RandomSet(HeaderSpace space, Predicate<Packet> plain) {

    private static final List<Cidr> BLOCKS = List.of(
            Cidr.parse("0.0.0.0/0"),
            Cidr.parse("10.0.0.0/8"),
            Cidr.parse("10.0.0.0/9"),
            Cidr.parse("10.1.2.0/24"),
            Cidr.parse("10.1.2.3/32"),
            Cidr.parse("255.255.255.255/32"),
            Cidr.parse("::/0"),
            Cidr.parse("2001:db8::/32"),
            Cidr.parse("2001:db8::/63"),
            Cidr.parse("2001:db8::1/128"));
    private static final List<String> ADDRESSES_V4 =
            List.of("0.0.0.0", "10.0.0.0", "10.1.2.3", "10.1.2.4", "10.128.0.0", "9.255.255.255", "255.255.255.255");
    private static final List<String> ADDRESSES_V6 =
            List.of("::", "2001:db8::1", "2001:db8::2", "2001:db8:0:1::1", "2001:db8:0:2::1", "10:102::");
    private static final int[] PORTS = {0, 1, 22, 79, 80, 81, 443, 1023, 1024, 50000, 65534, 65535};
    private static final int[] PROTOCOLS = {0, 1, 6, 17, 47, 58, 132, 255};
    private static final int[] TYPES = {0, 3, 8, 128, 129, 255};
    private static final int[] CODES = {0, 1, 4, 255};

    /** As deep as {@code depth} operations. */
    static RandomSet of(HeaderSpaces spaces, Random random, int depth) {
        if (depth == 0) {
            return leaf(spaces, random);
        }
        RandomSet a = of(spaces, random, depth - 1);
        RandomSet b = of(spaces, random, depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> new RandomSet(a.space.union(b.space), a.plain.or(b.plain));
            case 1 -> new RandomSet(a.space.intersection(b.space), a.plain.and(b.plain));
            case 2 -> new RandomSet(a.space.difference(b.space), a.plain.and(b.plain.negate()));
            default -> new RandomSet(a.space.complement(), a.plain.negate());
        };
    }

    private static RandomSet leaf(HeaderSpaces spaces, Random random) {
        Cidr block = BLOCKS.get(random.nextInt(BLOCKS.size()));
        IpProtocol protocol = new IpProtocol(pick(PROTOCOLS, random));
        PortRange ports = range(random);
        IcmpType type = type(random);
        return switch (random.nextInt(7)) {
            case 0 -> new RandomSet(spaces.sourceIn(block), packet -> block.contains(packet.source()));
            case 1 -> new RandomSet(spaces.destinationIn(block), packet -> block.contains(packet.destination()));
            case 2 ->
                new RandomSet(
                        spaces.protocol(protocol), packet -> packet.protocol().equals(Optional.of(protocol)));
            case 3 -> new RandomSet(spaces.sourcePorts(ports), packet -> in(ports, packet.sourcePort()));
            case 4 -> new RandomSet(spaces.destinationPorts(ports), packet -> in(ports, packet.destinationPort()));
            case 5 -> new RandomSet(spaces.family(block.family()), packet -> packet.family() == block.family());
            default -> new RandomSet(spaces.icmp(type), packet -> packet.icmp().equals(Optional.of(type)));
        };
    }

    /** A packet of which everything is known that its protocol has. */
    static Packet packet(Random random) {
        boolean four = random.nextInt(4) > 0;
        IpAddress source = address(four, random);
        IpAddress destination = address(four, random);
        IpProtocol protocol = new IpProtocol(pick(PROTOCOLS, random));
        if (protocol.hasPorts()) {
            return Packet.withPorts(protocol, source, pick(PORTS, random), destination, pick(PORTS, random));
        }
        Optional<IcmpType> icmp = protocol.isIcmp() ? Optional.of(type(random)) : Optional.empty();
        return new Packet(source, destination, Optional.of(protocol), OptionalInt.empty(), OptionalInt.empty(), icmp);
    }

    static IpAddress address(boolean four, Random random) {
        List<String> all = four ? ADDRESSES_V4 : ADDRESSES_V6;
        return IpAddress.parse(all.get(random.nextInt(all.size())));
    }

    static PortRange range(Random random) {
        int one = pick(PORTS, random);
        int other = pick(PORTS, random);
        return new PortRange(Math.min(one, other), Math.max(one, other));
    }

    private static IcmpType type(Random random) {
        return new IcmpType(pick(TYPES, random), pick(CODES, random));
    }

    private static boolean in(PortRange range, OptionalInt port) {
        return port.isPresent() && range.contains(port.getAsInt());
    }

    private static int pick(int[] values, Random random) {
        return values[random.nextInt(values.length)];
    }
}
