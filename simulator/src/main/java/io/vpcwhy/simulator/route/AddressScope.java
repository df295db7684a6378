package io.vpcwhy.simulator.route;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import java.util.List;

/**
 * Which addresses can be on the internet.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA's special-purpose addresses</a>
 */
public final class AddressScope {

    private static final Cidr SHARED = Cidr.parse("100.64.0.0/10");

    private static final List<Cidr> UNROUTED = List.of(
            Cidr.parse("169.254.0.0/16"),
            Cidr.parse("127.0.0.0/8"),
            Cidr.parse("224.0.0.0/3"),
            Cidr.parse("fe80::/10"),
            Cidr.parse("ff00::/8"),
            Cidr.parse("::1/128"));

    private static final List<Cidr> PRIVATE = List.of(
            Cidr.parse("10.0.0.0/8"),
            Cidr.parse("172.16.0.0/12"),
            Cidr.parse("192.168.0.0/16"),
            SHARED,
            Cidr.parse("169.254.0.0/16"),
            Cidr.parse("127.0.0.0/8"),
            Cidr.parse("fc00::/7"),
            Cidr.parse("fe80::/10"),
            Cidr.parse("::1/128"));

    private AddressScope() {}

    /** The blocks of addresses that are not on the internet. */
    public static List<Cidr> privateBlocks() {
        return PRIVATE;
    }

    /** Link-local addresses, loopbacks, multicast and reserved blocks: no gateway of a VPC passes them on. */
    public static List<Cidr> unroutedBlocks() {
        return UNROUTED;
    }

    /** Whether the address is private (RFC 1918, RFC 4193), shared (RFC 6598), link-local or a loopback. */
    public static boolean isPrivate(IpAddress address) {
        for (Cidr block : PRIVATE) {
            if (block.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the address is of the space that carriers share among their customers (RFC 6598). */
    public static boolean isShared(IpAddress address) {
        return SHARED.contains(address);
    }
}
