package io.vpcwhy.model.aws;

import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.util.OptionalInt;

/**
 * The protocol part of a security group rule or a network ACL entry: what it says of a packet apart from addresses.
 * Both kinds of rule look at the destination port alone, never at the source port.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html">IpPermission</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">Network ACL rules</a>
 */
public sealed interface TrafficClass {

    /** Every protocol: {@code -1} in AWS's JSON. */
    record AllTraffic() implements TrafficClass {}

    /**
     * TCP or UDP to a range of destination ports.
     *
     * @param protocol TCP or UDP
     */
    record Ports(IpProtocol protocol, PortRange range) implements TrafficClass {
        public Ports {
            if (!protocol.hasPorts()) {
                throw new IllegalArgumentException(protocol + " has no ports that AWS looks at");
            }
        }
    }

    /**
     * ICMP or ICMPv6 by type and code.
     *
     * @param protocol ICMP or ICMPv6
     * @param type 0 to 255; empty for any type, and then any code
     * @param code 0 to 255; empty for any code
     */
    record Icmp(IpProtocol protocol, OptionalInt type, OptionalInt code) implements TrafficClass {
        public Icmp {
            if (!protocol.isIcmp()) {
                throw new IllegalArgumentException(protocol + " is not ICMP");
            }
            requireByte("type", type);
            requireByte("code", code);
            if (type.isEmpty() && code.isPresent()) {
                throw new IllegalArgumentException("an ICMP code without a type");
            }
        }

        private static void requireByte(String what, OptionalInt value) {
            if (value.isPresent() && (value.getAsInt() < 0 || value.getAsInt() > 255)) {
                throw new IllegalArgumentException(
                        "ICMP " + what + " " + value.getAsInt() + " is not between 0 and 255");
            }
        }
    }

    /**
     * Every packet of a protocol that has neither ports nor types; AWS ignores a port range that such a rule carries.
     *
     * @param protocol neither TCP nor UDP nor ICMP
     */
    record WholeProtocol(IpProtocol protocol) implements TrafficClass {
        public WholeProtocol {
            if (protocol.hasPorts() || protocol.isIcmp()) {
                throw new IllegalArgumentException(protocol + " is told by ports or types");
            }
        }
    }

    TrafficClass ALL = new AllTraffic();

    /** TCP to a range of ports. */
    static TrafficClass tcp(PortRange range) {
        return new Ports(IpProtocol.TCP, range);
    }

    /** UDP to a range of ports. */
    static TrafficClass udp(PortRange range) {
        return new Ports(IpProtocol.UDP, range);
    }

    /** Every ICMP or ICMPv6 message. */
    static TrafficClass icmp(IpProtocol protocol) {
        return new Icmp(protocol, OptionalInt.empty(), OptionalInt.empty());
    }

    /** Everything of one protocol. */
    static TrafficClass allOf(IpProtocol protocol) {
        if (protocol.hasPorts()) {
            return new Ports(protocol, PortRange.ALL);
        }
        return protocol.isIcmp() ? icmp(protocol) : new WholeProtocol(protocol);
    }
}
