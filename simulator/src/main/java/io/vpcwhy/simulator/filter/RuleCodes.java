package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;

/**
 * How the conditions of rules fare against a packet, a number a rule. A filter decides by nothing else: packets of equal
 * numbers fare alike, so that whoever has many packets needs to ask the filter about one of each kind alone.
 */
public final class RuleCodes {

    /** The rule does not match, whatever its other condition says. */
    public static final byte DIFFERS = 0;

    private static final byte MATCHES = 1;
    private static final byte ICMP_TYPE_NOT_KNOWN = 2;
    private static final byte FIELD_NOT_KNOWN = 3;
    private static final byte NOT_COLLECTED = 4;
    private static final byte LOST = 5;
    private static final List<ReferenceLoss.Reason> REASONS = List.of(ReferenceLoss.Reason.values());

    private final SecurityGroupFilter filter;

    public RuleCodes(Snapshot snapshot) {
        this.filter = new SecurityGroupFilter(snapshot);
    }

    /** How protocol and ports fare. */
    public static byte[] ofTraffic(List<TrafficClass> rules, Packet packet) {
        byte[] codes = new byte[rules.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = code(new TrafficCondition(rules.get(i)).match(packet));
        }
        return codes;
    }

    /** How the far end of a packet at an interface fares against the blocks, prefix lists and groups of rules. */
    public byte[] ofPeers(List<SecurityGroupRule> rules, NetworkInterface here, Direction direction, Packet packet) {
        byte[] codes = new byte[rules.size()];
        for (int i = 0; i < codes.length; i++) {
            SecurityGroupFilter.PeerMatch match = filter.matchPeer(rules.get(i).peer(), here, direction, packet);
            codes[i] = match.loss()
                    .map(loss -> (byte) (LOST + REASONS.indexOf(loss.reason())))
                    .orElseGet(() -> code(match.field()));
        }
        return codes;
    }

    /** How the far end of a packet fares against the blocks of network ACL entries. */
    public static byte[] ofBlocks(List<NetworkAclEntry> entries, IpAddress remote) {
        byte[] codes = new byte[entries.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = code(Conditions.inBlock(entries.get(i).cidr(), remote));
        }
        return codes;
    }

    private static byte code(FieldMatch match) {
        if (match instanceof FieldMatch.Unknown unknown) {
            if (unknown.why() instanceof Uncertainty.IcmpTypeNotKnown) {
                return ICMP_TYPE_NOT_KNOWN;
            }
            return unknown.why() instanceof Uncertainty.HeaderFieldNotKnown ? FIELD_NOT_KNOWN : NOT_COLLECTED;
        }
        return match instanceof FieldMatch.Matches ? MATCHES : DIFFERS;
    }
}
