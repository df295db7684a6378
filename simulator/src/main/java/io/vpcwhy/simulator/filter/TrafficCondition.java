package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;

/**
 * The protocol part of a rule as a condition on packets. Only the destination port counts, in both directions.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nacl-rules.html">Network ACL rules</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html">IpPermission</a>
 */
record TrafficCondition(TrafficClass traffic) {

    FieldMatch match(Packet packet) {
        if (traffic instanceof TrafficClass.AllTraffic) {
            return FieldMatch.MATCHES;
        }
        if (packet.protocol().isEmpty()) {
            return matchPortAlone(packet);
        }
        if (traffic instanceof TrafficClass.Ports ports) {
            return matchPorts(ports, packet);
        }
        if (traffic instanceof TrafficClass.Icmp icmp) {
            return matchIcmp(icmp, packet);
        }
        TrafficClass.WholeProtocol whole = (TrafficClass.WholeProtocol) traffic;
        return FieldMatch.of(whole.protocol().equals(packet.protocol().get()), RuleField.PROTOCOL);
    }

    /**
     * Without the protocol, the port may still rule a match out: whatever the protocol is, a port beside the range does
     * not match, and a port other than 0 is no ICMP message's, for which flow logs show 0.
     */
    private FieldMatch matchPortAlone(Packet packet) {
        if (packet.destinationPort().isPresent()) {
            int port = packet.destinationPort().getAsInt();
            if (traffic instanceof TrafficClass.Ports ports && !ports.range().contains(port)) {
                return new FieldMatch.Differs(RuleField.PORT);
            }
            if (traffic instanceof TrafficClass.Icmp && port != 0) {
                return new FieldMatch.Differs(RuleField.PROTOCOL);
            }
        }
        return new FieldMatch.Unknown(new Uncertainty.HeaderFieldNotKnown(RuleField.PROTOCOL));
    }

    private static FieldMatch matchPorts(TrafficClass.Ports ports, Packet packet) {
        if (!ports.protocol().equals(packet.protocol().orElseThrow())) {
            return new FieldMatch.Differs(RuleField.PROTOCOL);
        }
        if (packet.destinationPort().isPresent()) {
            return FieldMatch.of(ports.range().contains(packet.destinationPort().getAsInt()), RuleField.PORT);
        }
        return ports.range().equals(PortRange.ALL)
                ? FieldMatch.MATCHES
                : new FieldMatch.Unknown(new Uncertainty.HeaderFieldNotKnown(RuleField.PORT));
    }

    private static FieldMatch matchIcmp(TrafficClass.Icmp icmp, Packet packet) {
        if (!icmp.protocol().equals(packet.protocol().orElseThrow())) {
            return new FieldMatch.Differs(RuleField.PROTOCOL);
        }
        if (icmp.type().isEmpty()) {
            return FieldMatch.MATCHES;
        }
        if (packet.icmp().isEmpty()) {
            return new FieldMatch.Unknown(new Uncertainty.IcmpTypeNotKnown(icmp.protocol()));
        }
        IcmpType actual = packet.icmp().get();
        boolean matches = actual.type() == icmp.type().getAsInt()
                && (icmp.code().isEmpty() || actual.code() == icmp.code().getAsInt());
        return FieldMatch.of(matches, RuleField.ICMP_TYPE);
    }
}
