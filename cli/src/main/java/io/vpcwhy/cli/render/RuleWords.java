package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.explain.Explanation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Says what a rule permits or a packet is, in the few words that engineers use. */
final class RuleWords {

    private RuleWords() {}

    /** Such as {@code tcp 443}, {@code icmp type 8}, {@code all traffic}. */
    static String traffic(TrafficClass traffic) {
        if (traffic instanceof TrafficClass.Ports ports) {
            return ports.protocol() + " " + (ports.range().equals(PortRange.ALL) ? "on all ports" : ports.range());
        }
        if (traffic instanceof TrafficClass.Icmp icmp) {
            String type = icmp.type().isPresent() ? " type " + icmp.type().getAsInt() : "";
            String code = icmp.code().isPresent() ? " code " + icmp.code().getAsInt() : "";
            return icmp.protocol() + type + code;
        }
        if (traffic instanceof TrafficClass.WholeProtocol whole) {
            return whole.protocol().toString();
        }
        return "all traffic";
    }

    /** Such as {@code tcp 443 from 0.0.0.0/0}. */
    static String rule(SecurityGroupRule rule) {
        return traffic(rule.traffic()) + fromOrTo(rule.direction()) + rule.peer();
    }

    /** Such as {@code rule 90: deny tcp 22 from 203.0.113.0/24}. */
    static String entry(NetworkAclEntry entry) {
        return "rule " + entry.label() + ": " + (entry.allow() ? "allow " : "deny ") + traffic(entry.traffic())
                + fromOrTo(entry.direction()) + entry.cidr();
    }

    /** Such as {@code tcp 203.0.113.9:50123 -> 10.0.1.10:22}; empty where the record does not tell the addresses. */
    static Optional<String> packet(Explanation explanation) {
        if (explanation.subject().isPresent()) {
            return Optional.of(packet(explanation.subject().get().packet()));
        }
        if (!(explanation.line() instanceof FlowLogLine.Record read)) {
            return Optional.empty();
        }
        FlowLogRecord record = read.record();
        // For other protocols AWS writes 0 where ports would be.
        boolean ports = record.protocol().map(IpProtocol::hasPorts).orElse(true);
        OptionalInt from = ports ? record.sourcePort() : OptionalInt.empty();
        OptionalInt to = ports ? record.destinationPort() : OptionalInt.empty();
        return record.sourceAddress()
                .flatMap(source -> record.destinationAddress()
                        .map(destination -> packet(record.protocol(), end(source, from), end(destination, to))));
    }

    /** Such as {@code tcp 203.0.113.9:50123 -> 10.0.1.10:22}. */
    static String packet(Packet packet) {
        return packet(
                packet.protocol(),
                end(packet.source(), packet.sourcePort()),
                end(packet.destination(), packet.destinationPort()));
    }

    private static String packet(Optional<IpProtocol> protocol, String source, String destination) {
        return protocol.map(IpProtocol::toString).orElse("protocol not logged") + " " + source + " -> " + destination;
    }

    /** What the packet asks for: {@code tcp 22}, {@code icmp}. */
    static String asked(Packet packet) {
        String protocol =
                packet.protocol().map(IpProtocol::toString).orElse("traffic of a protocol that is not logged");
        return packet.destinationPort().isPresent()
                ? protocol + " " + packet.destinationPort().getAsInt()
                : protocol;
    }

    /** Such as {@code  from } for what comes in. */
    static String fromOrTo(Direction direction) {
        return direction == Direction.INGRESS ? " from " : " to ";
    }

    /** {@code inbound} or {@code outbound}. */
    static String bound(Direction direction) {
        return direction == Direction.INGRESS ? "inbound" : "outbound";
    }

    /** Such as {@code sg-0a1 (web)}. */
    static String named(SecurityGroup group) {
        return named(group.id(), Optional.of(group.name()));
    }

    /** Such as {@code acl-0a1 (public)}. */
    static String named(NetworkAcl acl) {
        return named(acl.id(), acl.tags().name());
    }

    /** The group of this id with its name, where it is among them. */
    static String named(List<SecurityGroup> groups, String id) {
        for (SecurityGroup group : groups) {
            if (group.id().equals(id)) {
                return named(group);
            }
        }
        return id;
    }

    private static String named(String id, Optional<String> name) {
        return id
                + name.filter(text -> !text.isEmpty())
                        .map(text -> " (" + text + ")")
                        .orElse("");
    }

    private static String end(IpAddress address, OptionalInt port) {
        if (port.isEmpty()) {
            return address.toString();
        }
        String host = address.family() == IpFamily.IPV6 ? "[" + address + "]" : address.toString();
        return host + ":" + port.getAsInt();
    }
}
