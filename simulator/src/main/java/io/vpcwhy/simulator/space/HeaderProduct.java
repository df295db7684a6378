package io.vpcwhy.simulator.space;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A set of packets that people can read: any of these sources to any of these destinations, by any of these protocols,
 * from and to any of these ports. This is what AWS prints as a packet header.
 *
 * @param family the family of all addresses
 * @param sources at least one block; disjoint, ascending
 * @param destinations at least one block; disjoint, ascending
 * @param protocols at least one, ascending; all 256 where the protocol does not matter
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

    private static final int ALL_PROTOCOLS = 256;

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
        return protocols.size() == ALL_PROTOCOLS;
    }

    /** {@code tcp 10.0.0.0/8 -> 192.0.2.1/32 ports 443,8000-8010}; what is not restricted is not told. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(protocolText());
        text.append(' ').append(list(sources));
        if (!sourcePorts.equals(List.of(PortRange.ALL))) {
            text.append(" ports ").append(list(sourcePorts));
        }
        text.append(" -> ").append(list(destinations));
        if (!destinationPorts.equals(List.of(PortRange.ALL))) {
            text.append(" ports ").append(list(destinationPorts));
        }
        if (!icmp.equals(List.of(IcmpRange.ALL))) {
            text.append(" types ").append(list(icmp));
        }
        return text.toString();
    }

    private String protocolText() {
        if (isEveryProtocol()) {
            return "every protocol";
        }
        if (protocols.size() <= ALL_PROTOCOLS / 2) {
            return list(protocols);
        }
        List<IpProtocol> others = new ArrayList<>();
        for (int number = 0; number < ALL_PROTOCOLS; number++) {
            others.add(new IpProtocol(number));
        }
        others.removeAll(protocols);
        return "every protocol but " + list(others);
    }

    private static String list(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
