package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import java.util.OptionalInt;

/**
 * What becomes of the source of a packet where a connection goes on from another address: the port becomes an ephemeral
 * one. Which, nobody can tell: one that is ephemeral already stands for itself, so that what does not treat all of them
 * alike shows, and the first stands for the others.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html">Explanation codes:
 *     REMAP_EPHEMERAL_PORT</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html">Ephemeral ports</a>
 */
final class SourceTranslation {

    /** The ports from which NAT gateways and load balancers open connections. */
    static final PortRange PORTS = new PortRange(1024, PortRange.MAX_PORT);

    private SourceTranslation() {}

    /** The packet as it goes on from an address. */
    static Packet from(IpAddress own, Passage passage) {
        OptionalInt port = passage.packet().sourcePort();
        boolean kept = passage.sourcePortIn(PORTS) || port.isEmpty();
        return passage.packet().withSource(own, kept ? port : OptionalInt.of(PORTS.from()));
    }
}
