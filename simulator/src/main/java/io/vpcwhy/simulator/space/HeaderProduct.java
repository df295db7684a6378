package io.vpcwhy.simulator.space;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A set of packets that people can read: any of these sources to any of these destinations, by any of these protocols,
 * from and to any of these ports. This is what AWS prints as a packet header.
 *
 * @param family the family of all addresses
 * @param sources at least one block; disjoint, ascending
 * @param destinations at least one block; disjoint, ascending
 * @param protocols at least one, ascending; all of the family where the protocol does not matter
 * @param sourcePorts says something of TCP and UDP alone; disjoint, ascending
 * @param destinationPorts says something of TCP and UDP alone; disjoint, ascending
 * @param icmp says something of ICMP and ICMPv6 alone; disjoint, ascending
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AnalysisPacketHeader.html">
 *     AnalysisPacketHeader</a>
 */
public record HeaderProduct(
        IpFamily family,
        List<Cidr> sources,
        List<Cidr> destinations,
        List<IpProtocol> protocols,
        List<PortRange> sourcePorts,
        List<PortRange> destinationPorts,
        List<IcmpRange> icmp) {

    public HeaderProduct {
        sources = List.copyOf(sources);
        destinations = List.copyOf(destinations);
        protocols = List.copyOf(protocols);
        sourcePorts = List.copyOf(sourcePorts);
        destinationPorts = List.copyOf(destinationPorts);
        icmp = List.copyOf(icmp);
    }

    /** Whether the protocol does not matter. */
    public boolean isEveryProtocol() {
        // All numbers but that of the other family's ICMP.
        return protocols.stream().filter(one -> one.occursIn(family)).count() == IpProtocol.MAX_NUMBER;
    }

    /** {@code tcp 10.0.0.0/8 -> 192.0.2.1/32 ports 443,8000-8010}; what is not restricted is not told. */
    @Override
    public String toString() {
        return text("every protocol", "", Listing.ofProtocols(family, protocols))
                + " "
                + addresses(sources)
                + ports(sourcePorts)
                + " -> "
                + addresses(destinations)
                + ports(destinationPorts)
                + (icmp.equals(List.of(IcmpRange.ALL)) ? "" : text(" every type", " types ", Listing.ofIcmp(icmp)));
    }

    private String addresses(List<Cidr> blocks) {
        return text(Cidr.everything(family).toString(), "", Listing.ofBlocks(family, blocks));
    }

    private static String ports(List<PortRange> ranges) {
        return ranges.equals(List.of(PortRange.ALL)) ? "" : text(" every port", " ports ", Listing.ofPorts(ranges));
    }

    private static String text(String everything, String some, Listing<?> listing) {
        String items = listing.items().stream().map(Object::toString).collect(Collectors.joining(","));
        if (!listing.allBut()) {
            return some + items;
        }
        return listing.isEverything() ? everything : everything + " but " + items;
    }
}
