package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A network ACL as a filter: the entry with the lowest number that matches decides, and what no entry matches is denied.
 * It knows no connections, and compares its CIDRs with the far end: the source of inbound, the destination of outbound
 * packets.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html">Control subnet traffic with
 *     network access control lists</a>
 */
public final class NetworkAclFilter {

    private NetworkAclFilter() {}

    /** What the ACL decides about a packet that enters (ingress) or leaves (egress) a subnet. */
    public static NetworkAclDecision decide(NetworkAcl acl, Direction direction, Packet packet) {
        IpAddress remote = direction == Direction.INGRESS ? packet.source() : packet.destination();
        List<NetworkAclEntry> maybe = new ArrayList<>();
        List<Uncertainty> reasons = new ArrayList<>();
        List<NearMiss> nearMisses = new ArrayList<>();
        Optional<NetworkAclEntry> certain = Optional.empty();
        for (NetworkAclEntry entry : acl.entries(direction)) {
            Conditions conditions = Conditions.of(entry, packet, remote);
            if (conditions.hold()) {
                certain = Optional.of(entry);
                break;
            }
            if (conditions.mayHold()) {
                maybe.add(entry);
                reasons.addAll(conditions.uncertainties());
            } else if (entry.allow()) {
                conditions.onlyDifference().ifPresent(field -> nearMisses.add(new NearMiss.AclEntry(entry, field)));
            }
        }
        return conclude(maybe, certain.orElseGet(() -> implicitDeny(direction, remote.family())), reasons, nearMisses);
    }

    private static NetworkAclDecision conclude(
            List<NetworkAclEntry> maybe, NetworkAclEntry certain, List<Uncertainty> reasons, List<NearMiss> near) {
        List<NearMiss> ranked =
                near.stream().sorted(Comparator.comparing(NearMiss::field)).toList();
        Outcome outcome = certain.allow() ? Outcome.ALLOW : Outcome.DENY;
        if (maybe.stream().allMatch(entry -> entry.allow() == certain.allow())) {
            return new NetworkAclDecision(outcome, Optional.of(certain), List.of(), ranked, List.of());
        }
        List<NetworkAclEntry> candidates = new ArrayList<>(maybe);
        candidates.add(certain);
        return new NetworkAclDecision(
                Outcome.UNKNOWN,
                Optional.empty(),
                candidates,
                ranked,
                reasons.stream().distinct().toList());
    }

    /** The entry that ends every list; AWS prints it, but not every document that claims to be AWS's has it. */
    private static NetworkAclEntry implicitDeny(Direction direction, IpFamily family) {
        int number = family == IpFamily.IPV4 ? NetworkAclEntry.IMPLICIT_IPV4 : NetworkAclEntry.IMPLICIT_IPV6;
        return new NetworkAclEntry(number, direction, false, TrafficClass.ALL, Cidr.everything(family));
    }
}
