package io.vpcwhy.model.baseline;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.util.List;

/**
 * Packets that are accepted: from any of these sources to any of these destinations, by any of these protocols, from
 * and to any of these ports.
 *
 * @param sources at least one block
 * @param destinations at least one block, of the same family as the sources
 * @param protocols empty for every protocol
 * @param sourcePorts at least one range; every port where a protocol without ports is accepted
 * @param destinationPorts likewise
 * @param icmp empty for every type; told only where all protocols are ICMP or ICMPv6
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AnalysisPacketHeader.html">
 *     AnalysisPacketHeader</a>
 */
public record AcceptedHeader(
        List<Cidr> sources,
        List<Cidr> destinations,
        List<IpProtocol> protocols,
        List<PortRange> sourcePorts,
        List<PortRange> destinationPorts,
        List<Types> icmp) {

    /** ICMP messages from one type and code to another, both included. */
    public record Types(IcmpType from, IcmpType to) {}

    public AcceptedHeader {
        sources = List.copyOf(sources);
        destinations = List.copyOf(destinations);
        protocols = List.copyOf(protocols);
        sourcePorts = List.copyOf(sourcePorts);
        destinationPorts = List.copyOf(destinationPorts);
        icmp = List.copyOf(icmp);
    }
}
