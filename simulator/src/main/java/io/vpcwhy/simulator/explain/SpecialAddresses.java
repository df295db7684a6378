package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.simulator.explain.RemoteParty.Special.Kind;
import java.util.Map;
import java.util.Optional;

/**
 * Addresses that are no single host's, and those that AWS keeps in every subnet.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special-purpose addresses</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html">Subnet CIDR blocks</a>
 */
final class SpecialAddresses {

    private static final IpAddress BROADCAST = IpAddress.parse("255.255.255.255");

    private static final int RESERVED_AT_START = 4;

    private static final Map<Cidr, Kind> BLOCKS = Map.of(
            Cidr.parse("224.0.0.0/4"), Kind.MULTICAST,
            Cidr.parse("ff00::/8"), Kind.MULTICAST,
            Cidr.parse("127.0.0.0/8"), Kind.LOOPBACK,
            Cidr.parse("::1/128"), Kind.LOOPBACK,
            Cidr.parse("169.254.0.0/16"), Kind.LINK_LOCAL,
            Cidr.parse("fe80::/10"), Kind.LINK_LOCAL,
            Cidr.parse("0.0.0.0/8"), Kind.UNSPECIFIED,
            Cidr.parse("::/128"), Kind.UNSPECIFIED,
            Cidr.parse("240.0.0.0/4"), Kind.RESERVED);

    private SpecialAddresses() {}

    /** What an address is that is no single host's; empty for one that may be. */
    static Optional<Kind> kind(IpAddress address) {
        if (address.equals(BROADCAST)) {
            return Optional.of(Kind.BROADCAST);
        }
        for (Map.Entry<Cidr, Kind> block : BLOCKS.entrySet()) {
            if (block.getKey().contains(address)) {
                return Optional.of(block.getValue());
            }
        }
        return Optional.empty();
    }

    /** Whether an address is one of the first four or the last of a subnet's block. */
    static boolean reservedIn(Subnet subnet, IpAddress address) {
        for (Cidr block : subnet.cidrs()) {
            if (block.contains(address)
                    && (address.equals(block.last()) || offset(block, address) < RESERVED_AT_START)) {
                return true;
            }
        }
        return false;
    }

    private static long offset(Cidr block, IpAddress address) {
        boolean near = address.family() == IpFamily.IPV4
                || address.high() == block.first().high();
        long offset = address.low() - block.first().low();
        return near && offset >= 0 ? offset : Long.MAX_VALUE;
    }
}
