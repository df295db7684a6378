package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.filter.Simulation;
import io.vpcwhy.simulator.trace.Header.End;
import java.util.List;
import java.util.Set;

/**
 * What the network asked of a packet's header, with the answer: packets of which everything that was asked has the same
 * answers fare alike. Who wants to know how all packets fare needs to ask with one of each kind alone.
 */
public sealed interface Question {

    /** Whether the address of an end is in one of some blocks. */
    record Address(End end, List<Cidr> blocks, boolean in) implements Question {
        public Address {
            blocks = List.copyOf(blocks);
        }
    }

    /** Which route of a table the destination takes: the answer is the narrowest block of the table that holds it. */
    record Routed(RouteTable table) implements Question {}

    /** Likewise for a transit gateway's table. */
    record TransitRouted(TransitGatewayRouteTable table) implements Question {}

    /** Whether the port of an end is in a range. A protocol without ports is in none. */
    record Port(End end, PortRange range, boolean in) implements Question {}

    /** Whether the protocol is one of some. */
    record Protocol(Set<IpProtocol> protocols, boolean one) implements Question {
        public Protocol {
            protocols = Set.copyOf(protocols);
        }
    }

    /** Whether it is an ICMP echo request. */
    record EchoRequest(boolean is) implements Question {}

    /** What the filters at an interface do. */
    record Filtered(NetworkInterface networkInterface, Direction direction, boolean response, Simulation simulation)
            implements Question {}

    /** Whether it is for one of the services that AWS offers at reserved addresses. */
    record Service(NetworkInterface networkInterface, boolean is) implements Question {}
}
