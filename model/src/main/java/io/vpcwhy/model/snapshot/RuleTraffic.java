package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Gathers protocol and ports of one rule. AWS writes {@code -1}, or nothing, for "any" in each place; for ICMP the two
 * "ports" of a security group rule are the type and the code.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html">IpPermission</a>
 */
final class RuleTraffic {

    private static final int ANY = -1;

    private final String protocolKey;
    private final String fromKey;
    private final String toKey;
    private @Nullable String protocol;
    private int from = ANY;
    private int to = ANY;

    private RuleTraffic(String protocolKey, String fromKey, String toKey) {
        this.protocolKey = protocolKey;
        this.fromKey = fromKey;
        this.toKey = toKey;
    }

    static RuleTraffic ofSecurityGroup() {
        return new RuleTraffic("IpProtocol", "FromPort", "ToPort");
    }

    static RuleTraffic ofNetworkAcl() {
        return new RuleTraffic("Protocol", "PortRange.From", "PortRange.To");
    }

    void readProtocol(JsonCursor in) throws SnapshotException {
        protocol = in.string();
    }

    void readFrom(JsonCursor in) throws SnapshotException {
        from = in.integer(ANY, PortRange.MAX_PORT);
    }

    void readTo(JsonCursor in) throws SnapshotException {
        to = in.integer(ANY, PortRange.MAX_PORT);
    }

    /** What was read, after the object that held it was left. */
    TrafficClass build(JsonCursor in) throws SnapshotException {
        String told = in.required(protocol, protocolKey);
        if (told.equals("-1") || told.equalsIgnoreCase("all")) {
            return TrafficClass.ALL;
        }
        Optional<IpProtocol> known = IpProtocol.tryParse(told);
        if (known.isEmpty()) {
            throw in.wrongField(
                    protocolKey,
                    SnapshotException.quoted(told) + " is no protocol",
                    "tcp, udp, icmp, icmpv6, a number from 0 to 255, or -1 for all is expected");
        }
        IpProtocol number = known.get();
        if (number.hasPorts()) {
            return new TrafficClass.Ports(number, ports(in));
        }
        return number.isIcmp() ? icmp(in, number) : new TrafficClass.WholeProtocol(number);
    }

    private PortRange ports(JsonCursor in) throws SnapshotException {
        if (from == ANY && to == ANY) {
            return PortRange.ALL;
        }
        if (from == ANY || to < from) {
            throw in.wrongField(
                    from == ANY ? fromKey : toKey,
                    "ports " + from + " to " + to + " are no range",
                    "both ends from 0 to 65535, the lower first, or neither are expected");
        }
        return new PortRange(from, to);
    }

    // Any type implies any code: AWS refuses a rule that says otherwise.
    private TrafficClass icmp(JsonCursor in, IpProtocol number) throws SnapshotException {
        requireByte(in, fromKey, from);
        requireByte(in, toKey, to);
        OptionalInt type = from == ANY ? OptionalInt.empty() : OptionalInt.of(from);
        OptionalInt code = from == ANY || to == ANY ? OptionalInt.empty() : OptionalInt.of(to);
        return new TrafficClass.Icmp(number, type, code);
    }

    private static void requireByte(JsonCursor in, String key, int value) throws SnapshotException {
        if (value > 255) {
            throw in.wrongField(
                    key, value + " is no ICMP type or code", "a number from 0 to 255, or -1 for any, is expected");
        }
    }
}
