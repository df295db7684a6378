package io.vpcwhy.model.scope;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.util.List;

/**
 * A choice of packets by their headers. A packet is chosen where every list that is not empty has an item which holds.
 *
 * @param protocols empty for TCP and UDP
 * @param sourceAddresses empty for any address; never beside source prefix lists
 * @param sourcePrefixLists in place of source addresses
 * @param sourcePorts empty for any port
 * @param destinationAddresses empty for any address; never beside destination prefix lists
 * @param destinationPrefixLists in place of destination addresses
 * @param destinationPorts empty for any port
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/network-access-analyzer/packet-header-statement.html">Packet
 *     header statements</a>
 */
public record PacketHeaderStatement(
        List<IpProtocol> protocols,
        List<Cidr> sourceAddresses,
        List<ResourceReference> sourcePrefixLists,
        List<PortRange> sourcePorts,
        List<Cidr> destinationAddresses,
        List<ResourceReference> destinationPrefixLists,
        List<PortRange> destinationPorts) {

    public PacketHeaderStatement {
        protocols = List.copyOf(protocols);
        sourceAddresses = List.copyOf(sourceAddresses);
        sourcePrefixLists = List.copyOf(sourcePrefixLists);
        sourcePorts = List.copyOf(sourcePorts);
        destinationAddresses = List.copyOf(destinationAddresses);
        destinationPrefixLists = List.copyOf(destinationPrefixLists);
        destinationPorts = List.copyOf(destinationPorts);
        if ((!sourceAddresses.isEmpty() && !sourcePrefixLists.isEmpty())
                || (!destinationAddresses.isEmpty() && !destinationPrefixLists.isEmpty())) {
            throw new IllegalArgumentException("addresses and prefix lists stand in each other's place");
        }
    }
}
