package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.Packet;

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
            return new FieldMatch.Unknown(new Uncertainty.HeaderFieldNotKnown(RuleField.PROTOCOL));
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

    private static FieldMatch matchPorts(TrafficClass.Ports ports, Packet packet) {
        if (!ports.protocol().equals(packet.protocol().orElseThrow())) {
            return new FieldMatch.Differs(RuleField.PROTOCOL);
        }
        if (packet.destinationPort().isPresent()) {
            return FieldMatch.of(ports.range().contains(packet.destinationPort().getAsInt()), RuleField.PORT);
        }
        return ports.range().equals(io.vpcwhy.model.ip.PortRange.ALL)
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
