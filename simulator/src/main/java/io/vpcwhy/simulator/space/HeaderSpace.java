package io.vpcwhy.simulator.space;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A set of packets, IPv4 and IPv6, by their addresses, protocol, TCP and UDP ports, ICMP type and code. Immutable;
 * {@link HeaderSpaces} makes it and says which thread may use it.
 *
 * <p>A packet has the fields that its protocol has: a GRE packet is in no set of ports, and the complement of a set of ports
 * holds every GRE packet.
 */
public final class HeaderSpace {

    private final HeaderSpaces spaces;
    private final int node;

    HeaderSpace(HeaderSpaces spaces, int node) {
        this.spaces = spaces;
        this.node = node;
    }

    /** The packets which are in this set or the other. To join many, {@link HeaderSpaces#union} is faster. */
    public HeaderSpace union(HeaderSpace other) {
        return spaces.space(table().or(node, spaces.nodeOf(other)));
    }

    /** The packets which are in both sets. */
    public HeaderSpace intersection(HeaderSpace other) {
        return spaces.space(table().and(node, spaces.nodeOf(other)));
    }

    /** The packets of this set which are not in the other. */
    public HeaderSpace difference(HeaderSpace other) {
        return spaces.space(table().difference(node, spaces.nodeOf(other)));
    }

    /** Every other packet. */
    public HeaderSpace complement() {
        return spaces.space(table().difference(NodeTable.TRUE, node));
    }

    /** Whether it holds no packet. */
    public boolean isEmpty() {
        return node == NodeTable.FALSE;
    }

    /** Whether every packet of the other set is in this one. */
    public boolean contains(HeaderSpace other) {
        return table().difference(spaces.nodeOf(other), node) == NodeTable.FALSE;
    }

    /** Whether a packet is in both sets. */
    public boolean intersects(HeaderSpace other) {
        return table().and(node, spaces.nodeOf(other)) != NodeTable.FALSE;
    }

    /**
     * Whether the packet is in this set whatever is not known of it. Where this is false and the set {@link #intersects}
     * {@link HeaderSpaces#of(Packet)}, it depends on what is not known.
     */
    public boolean contains(Packet packet) {
        return contains(spaces.of(packet));
    }

    /** What the packets of this set become. */
    public HeaderSpace after(Rewrite rewrite) {
        Overwriting field = overwriting(rewrite);
        HeaderSpace rewritten = intersection(field.having).forget(field.field).intersection(field.written);
        return difference(field.having).union(rewritten);
    }

    /** The packets which become, or can become, packets of this set. */
    public HeaderSpace before(Rewrite rewrite) {
        Overwriting field = overwriting(rewrite);
        if (forget(field.field).equals(this)) {
            // It says nothing of the field.
            return this;
        }
        HeaderSpace original = intersection(field.written).forget(field.field).intersection(field.having);
        return difference(field.having).union(original);
    }

    /**
     * The packets which answer those of this set, as {@link Packet#reversed} does it: addresses and ports of the two ends
     * changed over, echo request and echo reply likewise. No packet answers another ICMP message.
     */
    public HeaderSpace reversed() {
        return spaces.reversed(this);
    }

    HeaderSpace turned() {
        HeaderSpace ends = spaces.space(table().rename(node));
        List<HeaderSpace> parts = new ArrayList<>();
        parts.add(ends.difference(spaces.icmp(IcmpRange.ALL)));
        addExchanged(parts, ends, IcmpType.ECHO_REQUEST, IcmpType.ECHO_REPLY);
        addExchanged(parts, ends, IcmpType.ECHO_REQUEST_V6, IcmpType.ECHO_REPLY_V6);
        return spaces.union(parts);
    }

    private void addExchanged(List<HeaderSpace> parts, HeaderSpace ends, IcmpType one, IcmpType other) {
        HeaderSpace ones = spaces.icmp(one);
        HeaderSpace others = spaces.icmp(other);
        parts.add(ends.intersection(ones).forget(HeaderField.ICMP).intersection(others));
        parts.add(ends.intersection(others).forget(HeaderField.ICMP).intersection(ones));
    }

    /** The sources of its packets: disjoint blocks, as few as can be, ascending, IPv4 first. */
    public List<Cidr> sources() {
        return addresses(HeaderField.SOURCE);
    }

    /** The destinations of its packets: disjoint blocks, as few as can be, ascending, IPv4 first. */
    public List<Cidr> destinations() {
        return addresses(HeaderField.DESTINATION);
    }

    /** The protocols of its packets, ascending. */
    public List<IpProtocol> protocols() {
        return FieldBlocks.protocols(table(), only(HeaderField.PROTOCOL, node)).getOrDefault(NodeTable.TRUE, List.of());
    }

    /** The source ports of its TCP and UDP packets, ascending. */
    public List<PortRange> sourcePorts() {
        return ports(HeaderField.SOURCE_PORT);
    }

    /** The destination ports of its TCP and UDP packets, ascending. */
    public List<PortRange> destinationPorts() {
        return ports(HeaderField.DESTINATION_PORT);
    }

    /**
     * A packet of this set, empty where there is none; always the same one of equal sets. Ordinary values go first: IPv4,
     * TCP, then UDP, then a ping; public addresses; source port 50000; the lowest destination port but 0.
     */
    public Optional<Packet> example() {
        return spaces.examples().of(this);
    }

    /** The whole set as disjoint products, none where it is empty; always the same ones of equal sets. */
    public List<HeaderProduct> describe() {
        return Description.of(table(), node);
    }

    HeaderSpaces spaces() {
        return spaces;
    }

    int node() {
        return node;
    }

    /** The lowest address of a field; the set holds packets of that family. */
    IpAddress lowest(HeaderField field, IpFamily family) {
        int set = only(field, Description.ofFamily(table(), node, family));
        return FieldBlocks.lowest(table(), set, field, family);
    }

    /** The lowest destination port of its TCP and UDP packets; empty where it has none. */
    OptionalInt lowestDestinationPort() {
        int set = only(
                HeaderField.DESTINATION_PORT,
                table().and(node, spaces.withPorts().node()));
        return set == NodeTable.FALSE
                ? OptionalInt.empty()
                : OptionalInt.of(new LowestPacket(table(), set).value(HeaderField.DESTINATION_PORT));
    }

    private List<Cidr> addresses(HeaderField field) {
        List<Cidr> blocks = new ArrayList<>();
        for (IpFamily family : IpFamily.values()) {
            int set = only(field, Description.ofFamily(table(), node, family));
            blocks.addAll(FieldBlocks.cidrs(table(), set, field, family).getOrDefault(NodeTable.TRUE, List.of()));
        }
        return List.copyOf(blocks);
    }

    private List<PortRange> ports(HeaderField field) {
        int set = only(field, table().and(node, spaces.withPorts().node()));
        return FieldBlocks.ranges(table(), set, field, PortRange::new).getOrDefault(NodeTable.TRUE, List.of());
    }

    /** What the set says of a field, whatever the others are. */
    private int only(HeaderField field, int set) {
        int above = table().exists(set, field.end(), HeaderField.BITS);
        return table().exists(above, 0, field.first());
    }

    private HeaderSpace forget(HeaderField field) {
        return spaces.space(table().exists(node, field.first(), field.end()));
    }

    /**
     * A field that is written over.
     *
     * @param having the packets that have the field
     * @param written the packets which have one of the values written
     */
    private record Overwriting(HeaderField field, HeaderSpace having, HeaderSpace written) {}

    private Overwriting overwriting(Rewrite rewrite) {
        if (rewrite instanceof Rewrite.Source source) {
            IpAddress address = source.address();
            return new Overwriting(
                    HeaderField.SOURCE, spaces.family(address.family()), spaces.sourceIn(Cidr.host(address)));
        }
        if (rewrite instanceof Rewrite.Destination destination) {
            IpAddress address = destination.address();
            return new Overwriting(
                    HeaderField.DESTINATION, spaces.family(address.family()), spaces.destinationIn(Cidr.host(address)));
        }
        if (rewrite instanceof Rewrite.SourcePorts ports) {
            return new Overwriting(HeaderField.SOURCE_PORT, spaces.withPorts(), spaces.sourcePorts(ports.range()));
        }
        PortRange range = ((Rewrite.DestinationPorts) rewrite).range();
        return new Overwriting(HeaderField.DESTINATION_PORT, spaces.withPorts(), spaces.destinationPorts(range));
    }

    private NodeTable table() {
        return spaces.table();
    }

    /** Whether the other is a set of the same maker with the same packets; takes no time. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HeaderSpace that && spaces == that.spaces && node == that.node;
    }

    @Override
    public int hashCode() {
        return node;
    }

    /** The products of {@link #describe}, or {@code nothing}. */
    @Override
    public String toString() {
        return isEmpty()
                ? "nothing"
                : describe().stream().map(HeaderProduct::toString).collect(Collectors.joining("; "));
    }
}
