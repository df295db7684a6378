package io.vpcwhy.simulator.space;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Chooses the packet of a set that people find ordinary: of each list of wishes the first that the set can grant. Port 0
 * is reserved, and no connection has it: it is chosen where nothing else is left.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA IPv6 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/service-names-port-numbers">IANA port numbers</a>
 */
final class ExamplePackets {

    /** The port that a traced packet leaves from where none is named. */
    private static final int SOURCE_PORT = 50_000;

    private static final PortRange UNPRIVILEGED = new PortRange(1024, PortRange.MAX_PORT);

    private static final PortRange RESERVED = PortRange.of(0);

    /** No host can have them on a network. */
    private static final List<Cidr> NO_HOSTS =
            blocks("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3", "::/8", "fe80::/10", "ff00::/8");

    /** Not routed on the internet, beyond those. */
    private static final List<Cidr> NOT_PUBLIC = blocks(
            "10.0.0.0/8",
            "100.64.0.0/10",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "::/3",
            "4000::/2",
            "8000::/1",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16");

    private final HeaderSpaces spaces;
    private Optional<List<HeaderSpace>> sources = Optional.empty();
    private Optional<List<HeaderSpace>> destinations = Optional.empty();

    ExamplePackets(HeaderSpaces spaces) {
        this.spaces = spaces;
    }

    Optional<Packet> of(HeaderSpace space) {
        if (space.isEmpty()) {
            return Optional.empty();
        }
        HeaderSpace left = prefer(space, List.of(spaces.family(IpFamily.IPV4)));
        IpFamily family = left.intersects(spaces.family(IpFamily.IPV4)) ? IpFamily.IPV4 : IpFamily.IPV6;
        left = prefer(left, protocols());
        left = withPorts(left);
        left = prefer(left, List.of(spaces.icmp(IcmpType.ECHO_REQUEST), spaces.icmp(IcmpType.ECHO_REQUEST_V6)));
        if (sources.isEmpty()) {
            sources = Optional.of(addresses(HeaderField.SOURCE));
            destinations = Optional.of(addresses(HeaderField.DESTINATION));
        }
        left = prefer(left, sources.orElseThrow());
        IpAddress source = left.lowest(HeaderField.SOURCE, family);
        left = left.intersection(spaces.sourceIn(Cidr.host(source)));
        left = prefer(left, List.of(spaces.destinationIn(Cidr.host(source)).complement()));
        left = prefer(left, destinations.orElseThrow());
        IpAddress destination = left.lowest(HeaderField.DESTINATION, family);
        return Optional.of(packet(
                new LowestPacket(
                        spaces.table(),
                        left.intersection(spaces.destinationIn(Cidr.host(destination)))
                                .node()),
                source,
                destination));
    }

    private static Packet packet(LowestPacket lowest, IpAddress source, IpAddress destination) {
        IpProtocol protocol = new IpProtocol(lowest.value(HeaderField.PROTOCOL));
        boolean hasPorts = protocol.hasPorts();
        return new Packet(
                source,
                destination,
                Optional.of(protocol),
                hasPorts ? OptionalInt.of(lowest.value(HeaderField.SOURCE_PORT)) : OptionalInt.empty(),
                hasPorts ? OptionalInt.of(lowest.value(HeaderField.DESTINATION_PORT)) : OptionalInt.empty(),
                Optional.of(IcmpRange.type(lowest.value(HeaderField.ICMP))).filter(type -> protocol.isIcmp()));
    }

    private List<HeaderSpace> protocols() {
        HeaderSpace ping = spaces.protocol(IpProtocol.ICMP)
                .intersection(spaces.icmp(IcmpType.ECHO_REQUEST))
                .intersection(spaces.family(IpFamily.IPV4));
        HeaderSpace ping6 = spaces.protocol(IpProtocol.ICMPV6)
                .intersection(spaces.icmp(IcmpType.ECHO_REQUEST_V6))
                .intersection(spaces.family(IpFamily.IPV6));
        return List.of(spaces.protocol(IpProtocol.TCP), spaces.protocol(IpProtocol.UDP), ping.union(ping6));
    }

    private HeaderSpace withPorts(HeaderSpace space) {
        if (space.lowestDestinationPort().isEmpty()) {
            return space;
        }
        HeaderSpace to = spaces.destinationPorts(RESERVED).complement();
        HeaderSpace from = spaces.sourcePorts(RESERVED).complement();
        HeaderSpace usable = prefer(space, List.of(to.intersection(from), to, from));
        int port = usable.lowestDestinationPort().orElseThrow();
        HeaderSpace lowest = usable.intersection(spaces.destinationPorts(PortRange.of(port)));
        return prefer(lowest, List.of(spaces.sourcePorts(PortRange.of(SOURCE_PORT)), spaces.sourcePorts(UNPRIVILEGED)));
    }

    private List<HeaderSpace> addresses(HeaderField field) {
        List<HeaderSpace> edges = new ArrayList<>();
        for (IpFamily family : IpFamily.values()) {
            edges.add(spaces.lastByte(field, family, 0));
            edges.add(spaces.lastByte(field, family, 255));
        }
        HeaderSpace inside = spaces.union(edges).complement();
        HeaderSpace hosts = in(field, NO_HOSTS).complement();
        HeaderSpace internet = hosts.difference(in(field, NOT_PUBLIC));
        return List.of(internet.intersection(inside), internet, hosts.intersection(inside), hosts, inside);
    }

    private HeaderSpace in(HeaderField field, Collection<Cidr> blocks) {
        return field == HeaderField.SOURCE ? spaces.sourceIn(blocks) : spaces.destinationIn(blocks);
    }

    private static HeaderSpace prefer(HeaderSpace space, List<HeaderSpace> wishes) {
        for (HeaderSpace wish : wishes) {
            HeaderSpace granted = space.intersection(wish);
            if (!granted.isEmpty()) {
                return granted;
            }
        }
        return space;
    }

    private static List<Cidr> blocks(String... texts) {
        return Stream.of(texts).map(Cidr::parse).toList();
    }
}
