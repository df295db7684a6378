package io.vpcwhy.simulator.space;

import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the sets of packets of one analysis. Sets of different makers cannot be combined.
 *
 * <p>There is nothing to close or to free: what a set needs is kept as long as somebody holds the set, and everything goes
 * when nobody holds this maker or a set of it. The sets of rules, such as a block or a range of ports, are remembered.
 *
 * <p>For one thread: only the one that made it may use it and its sets; others get an {@link IllegalStateException}. An
 * analysis on several threads takes a maker each, which costs less than a millisecond.
 */
public final class HeaderSpaces {

    /** Below this many nodes nothing is looked for which nobody holds any more. */
    private static final int FEW_NODES = 1 << 20;

    /**
     * From this many nodes on (64 MiB) the JVM is asked to find out which sets are still held. It would not of itself: a set
     * is a small object to it, whatever it needs in the table.
     */
    private static final int MANY_NODES = 1 << 22;

    private final Thread owner = Thread.currentThread();
    private final NodeTable table = new NodeTable(HeaderField.exchangeOfEnds());
    private final HeldSets held = new HeldSets();
    private final Map<HeaderField, Map<Object, HeaderSpace>> remembered = new EnumMap<>(HeaderField.class);
    private final Map<Object, HeaderSpace> traffics = new RecentSets();
    private final Map<HeaderSpace, HeaderSpace> reversed = new HashMap<>();
    private int nextSweep = FEW_NODES;
    private final HeaderSpace nothing = space(NodeTable.FALSE);
    private final HeaderSpace everything = space(NodeTable.TRUE);

    private final HeaderSpace withPorts = protocol(IpProtocol.TCP).union(protocol(IpProtocol.UDP));
    private final HeaderSpace withIcmp = protocol(IpProtocol.ICMP).union(protocol(IpProtocol.ICMPV6));
    private @Nullable ExamplePackets examples;

    /** No packet. */
    public HeaderSpace nothing() {
        return nothing;
    }

    /** Every packet of both families. */
    public HeaderSpace everything() {
        return everything;
    }

    /** Every packet of a family. */
    public HeaderSpace family(IpFamily family) {
        return sourceIn(Cidr.everything(family));
    }

    /** Every packet of a family but those with the ICMP of the other, which no packet has. */
    public HeaderSpace occurring(IpFamily family) {
        HeaderSpace packets = family(family);
        for (IpProtocol icmp : List.of(IpProtocol.ICMP, IpProtocol.ICMPV6)) {
            packets = icmp.occursIn(family) ? packets : packets.difference(protocol(icmp));
        }
        return packets;
    }

    /** The packets from an address of the block. */
    public HeaderSpace sourceIn(Cidr block) {
        return addressIn(HeaderField.SOURCE, block);
    }

    /** The packets from an address of any of the blocks; none where there is no block. */
    public HeaderSpace sourceIn(Collection<Cidr> blocks) {
        return union(blocks.stream().map(this::sourceIn).toList());
    }

    /** The packets to an address of the block. */
    public HeaderSpace destinationIn(Cidr block) {
        return addressIn(HeaderField.DESTINATION, block);
    }

    /** The packets to an address of any of the blocks; none where there is no block. */
    public HeaderSpace destinationIn(Collection<Cidr> blocks) {
        return union(blocks.stream().map(this::destinationIn).toList());
    }

    /** The packets of a protocol. */
    public HeaderSpace protocol(IpProtocol protocol) {
        HeaderSpace known = remembered(HeaderField.PROTOCOL, protocol);
        return known != null
                ? known
                : remember(HeaderField.PROTOCOL, protocol, bits(HeaderField.PROTOCOL, 0, 8, protocol.number()));
    }

    /** The TCP and UDP packets from a port of the range. */
    public HeaderSpace sourcePorts(PortRange range) {
        return ports(HeaderField.SOURCE_PORT, range);
    }

    /** The TCP and UDP packets to a port of the range. */
    public HeaderSpace destinationPorts(PortRange range) {
        return ports(HeaderField.DESTINATION_PORT, range);
    }

    /** The ICMP and ICMPv6 messages of a type and code. */
    public HeaderSpace icmp(IcmpType type) {
        return icmp(new IcmpRange(type, type));
    }

    /** The ICMP and ICMPv6 messages of a range of types and codes. */
    public HeaderSpace icmp(IcmpRange range) {
        int from = IcmpRange.number(range.from());
        int to = IcmpRange.number(range.to());
        Integer key = from << 16 | to;
        HeaderSpace known = remembered(HeaderField.ICMP, key);
        return known != null
                ? known
                : remember(HeaderField.ICMP, key, table.and(withIcmp.node(), range(HeaderField.ICMP, from, to)));
    }

    /** The packets that the protocol part of a rule names. */
    public HeaderSpace traffic(TrafficClass traffic) {
        requireOwner();
        HeaderSpace known = traffics.get(traffic);
        if (known == null) {
            known = read(traffic);
            traffics.put(traffic, known);
        }
        return known;
    }

    private HeaderSpace read(TrafficClass traffic) {
        if (traffic instanceof TrafficClass.Ports ports) {
            return protocol(ports.protocol()).intersection(destinationPorts(ports.range()));
        }
        if (traffic instanceof TrafficClass.Icmp icmp) {
            return icmp(icmp);
        }
        if (traffic instanceof TrafficClass.WholeProtocol whole) {
            return protocol(whole.protocol());
        }
        return everything;
    }

    private HeaderSpace icmp(TrafficClass.Icmp icmp) {
        HeaderSpace protocol = protocol(icmp.protocol());
        if (icmp.type().isEmpty()) {
            return protocol;
        }
        int type = icmp.type().getAsInt();
        return protocol.intersection(icmp(new IcmpRange(
                new IcmpType(type, icmp.code().orElse(0)),
                new IcmpType(type, icmp.code().orElse(255)))));
    }

    /**
     * Every packet that agrees with what is known of this one: a packet without a protocol is any protocol, a TCP packet
     * without a source port any source port. Ports of other protocols than TCP and UDP are not looked at.
     */
    public HeaderSpace of(Packet packet) {
        HeaderSpace ends =
                sourceIn(Cidr.host(packet.source())).intersection(destinationIn(Cidr.host(packet.destination())));
        if (packet.protocol().isEmpty()) {
            return ends;
        }
        IpProtocol protocol = packet.protocol().get();
        HeaderSpace known = ends.intersection(protocol(protocol));
        if (protocol.hasPorts() && packet.sourcePort().isPresent()) {
            known = known.intersection(
                    sourcePorts(PortRange.of(packet.sourcePort().getAsInt())));
        }
        if (protocol.hasPorts() && packet.destinationPort().isPresent()) {
            known = known.intersection(
                    destinationPorts(PortRange.of(packet.destinationPort().getAsInt())));
        }
        Optional<IcmpType> icmp = packet.icmp().filter(type -> protocol.isIcmp());
        return icmp.isPresent() ? known.intersection(icmp(icmp.get())) : known;
    }

    /** The packets of a product, as {@link HeaderSpace#describe} makes them. */
    public HeaderSpace of(HeaderProduct product) {
        HeaderSpace ends = sourceIn(product.sources()).intersection(destinationIn(product.destinations()));
        HeaderSpace protocols =
                union(product.protocols().stream().map(this::protocol).toList());
        HeaderSpace ports = union(
                        product.sourcePorts().stream().map(this::sourcePorts).toList())
                .intersection(union(product.destinationPorts().stream()
                        .map(this::destinationPorts)
                        .toList()));
        HeaderSpace icmp = union(product.icmp().stream().map(this::icmp).toList());
        return ends.intersection(protocols)
                .intersection(ports.union(withPorts.complement()))
                .intersection(icmp.union(withIcmp.complement()));
    }

    /** All packets of any of the sets; the sets are joined in pairs, which is faster than one after the other. */
    public HeaderSpace union(Collection<HeaderSpace> spaces) {
        // A collection may make its sets as it is read, and making one may forget the nodes of those read before.
        List<HeaderSpace> all = List.copyOf(spaces);
        int[] nodes = new int[all.size()];
        int count = 0;
        for (HeaderSpace space : all) {
            nodes[count++] = nodeOf(space);
        }
        while (count > 1) {
            int pairs = 0;
            for (int i = 0; i < count; i += 2) {
                nodes[pairs++] = i + 1 < count ? table.or(nodes[i], nodes[i + 1]) : nodes[i];
            }
            count = pairs;
        }
        return count == 0 ? nothing : space(nodes[0]);
    }

    /** The TCP and UDP packets: those that have ports which a rule looks at. */
    public HeaderSpace withPorts() {
        return withPorts;
    }

    ExamplePackets examples() {
        if (examples == null) {
            examples = new ExamplePackets(this);
        }
        return examples;
    }

    NodeTable table() {
        requireOwner();
        return table;
    }

    /** The node of a set of this maker. */
    int nodeOf(HeaderSpace space) {
        requireOwner();
        if (space.spaces() != this) {
            throw new IllegalArgumentException("sets of packets of different makers cannot be combined");
        }
        return space.node();
    }

    /** The set of a node; the one place where nodes that nobody needs are forgotten, for here no work is under way. */
    HeaderSpace space(int node) {
        HeaderSpace known = held.get(node);
        if (known != null) {
            return known;
        }
        HeaderSpace space = new HeaderSpace(this, node);
        held.put(node, space);
        if (table.size() > nextSweep) {
            sweep();
        }
        return space;
    }

    /** The addresses of a family whose last eight bits have a value: 0 is a network's own in most networks. */
    HeaderSpace lastByte(HeaderField field, IpFamily family, int value) {
        return space(table().and(
                        addressIn(field, Cidr.everything(family)).node(), bits(field, family.bits() - 8, 8, value)));
    }

    /** The answers to the packets of a set, remembered until the next sweep: replies meet the filters of requests. */
    HeaderSpace reversed(HeaderSpace space) {
        HeaderSpace known = reversed.get(space);
        if (known == null) {
            known = space.turned();
            reversed.put(space, known);
        }
        return known;
    }

    private void sweep() {
        reversed.clear();
        if (table.size() > MANY_NODES) {
            System.gc();
        }
        List<HeaderSpace> alive = held.alive();
        table.retain(alive.stream().mapToInt(HeaderSpace::node));
        nextSweep = Math.max(FEW_NODES, 2 * table.size());
    }

    private HeaderSpace addressIn(HeaderField field, Cidr block) {
        HeaderSpace known = remembered(field, block);
        if (known != null) {
            return known;
        }
        int node = NodeTable.TRUE;
        for (int i = block.prefixLength() - 1; i >= 0; i--) {
            node = bit(field.first() + i, block.network().bit(i), node);
        }
        return remember(field, block, bit(HeaderField.FAMILY.first(), block.family() == IpFamily.IPV6, node));
    }

    private HeaderSpace ports(HeaderField field, PortRange range) {
        HeaderSpace known = remembered(field, range);
        return known != null
                ? known
                : remember(field, range, table.and(withPorts.node(), range(field, range.from(), range.to())));
    }

    private @Nullable HeaderSpace remembered(HeaderField field, Object values) {
        requireOwner();
        Map<Object, HeaderSpace> ofField = remembered.get(field);
        return ofField == null ? null : ofField.get(values);
    }

    private HeaderSpace remember(HeaderField field, Object values, int node) {
        HeaderSpace space = space(node);
        remembered.computeIfAbsent(field, any -> new RecentSets()).put(values, space);
        return space;
    }

    /** The values of a field from one to another. */
    private int range(HeaderField field, int from, int to) {
        int notBelow = NodeTable.TRUE;
        int notAbove = NodeTable.TRUE;
        for (int i = field.bits() - 1; i >= 0; i--) {
            int level = field.first() + i;
            int shift = field.bits() - 1 - i;
            notBelow = (from >>> shift & 1) != 0
                    ? table.node(level, NodeTable.FALSE, notBelow)
                    : table.node(level, notBelow, NodeTable.TRUE);
            notAbove = (to >>> shift & 1) != 0
                    ? table.node(level, NodeTable.TRUE, notAbove)
                    : table.node(level, notAbove, NodeTable.FALSE);
        }
        return table.and(notBelow, notAbove);
    }

    /** The values of a field with these bits from the given one on. */
    private int bits(HeaderField field, int first, int count, int value) {
        int node = NodeTable.TRUE;
        for (int i = count - 1; i >= 0; i--) {
            node = bit(field.first() + first + i, (value >>> (count - 1 - i) & 1) != 0, node);
        }
        return node;
    }

    private int bit(int level, boolean one, int rest) {
        return one ? table.node(level, NodeTable.FALSE, rest) : table.node(level, rest, NodeTable.FALSE);
    }

    /** As many as a large network has rules; not all, for somebody may ask for every packet of a log. */
    private static final class RecentSets extends LinkedHashMap<Object, HeaderSpace> {

        private static final int MOST = 1 << 16;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, HeaderSpace> eldest) {
            return size() > MOST;
        }
    }

    private void requireOwner() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("sets of packets belong to the thread that made them, " + owner.getName());
        }
    }
}
