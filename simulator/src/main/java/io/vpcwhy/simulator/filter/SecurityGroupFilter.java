package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The security groups of an interface as one filter: a packet passes where any rule of any of the groups permits it, in
 * whichever order. What is not known counts only where no other rule settles it.
 *
 * <p>Every packet is taken as the first of its connection; that answers pass by state is for the caller to add.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html">Security group rules</a>
 */
public final class SecurityGroupFilter {

    private final Snapshot snapshot;
    private final GroupReferences references;

    public SecurityGroupFilter(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.references = new GroupReferences(snapshot);
    }

    /**
     * What the groups of an interface decide about a packet that it receives (ingress) or sends (egress). An interface
     * without groups, such as a NAT gateway's, has no such filter: ask {@link #applies} first.
     */
    public SecurityGroupDecision decide(NetworkInterface here, Direction direction, Packet packet) {
        SecurityGroupEvaluation evaluation = new SecurityGroupEvaluation();
        for (String id : here.groupIds()) {
            Optional<SecurityGroup> group = snapshot.find(SecurityGroup.class, id);
            if (group.isEmpty()) {
                evaluation.uncertain(new Uncertainty.NotCollected(ResourceKind.SECURITY_GROUP, id));
                continue;
            }
            evaluation.asked(group.get());
            for (SecurityGroupRule rule : group.get().rules()) {
                evaluate(evaluation, rule, here, direction, packet);
            }
        }
        return evaluation.decision();
    }

    /** The rules of the groups of an interface that permit a packet, or may. */
    RulesMet.GroupRules met(NetworkInterface here, Direction direction, Packet packet) {
        List<SecurityGroupRule> permitting = new ArrayList<>();
        List<SecurityGroupRule> maybe = new ArrayList<>();
        for (SecurityGroup group : snapshot.findAll(SecurityGroup.class, here.groupIds())) {
            for (SecurityGroupRule rule : group.rules()) {
                Conditions conditions = new Conditions(List.of(
                        FieldMatch.of(rule.direction() == direction, RuleField.DIRECTION),
                        new TrafficCondition(rule.traffic()).match(packet),
                        matchPeer(rule.peer(), here, direction, packet).field()));
                if (conditions.hold()) {
                    permitting.add(rule);
                } else if (conditions.mayHold()) {
                    maybe.add(rule);
                }
            }
        }
        return new RulesMet.GroupRules(permitting, maybe);
    }

    /** Whether the interface has security groups at all. */
    public static boolean applies(NetworkInterface here) {
        return !here.groupIds().isEmpty();
    }

    private void evaluate(
            SecurityGroupEvaluation evaluation,
            SecurityGroupRule rule,
            NetworkInterface here,
            Direction direction,
            Packet packet) {
        FieldMatch traffic = new TrafficCondition(rule.traffic()).match(packet);
        List<FieldMatch> matches = new ArrayList<>(3);
        matches.add(FieldMatch.of(rule.direction() == direction, RuleField.DIRECTION));
        matches.add(traffic);
        // An allow-all of the other direction is in every new group: it is no near miss of anything.
        boolean ruledOut = matches.get(0) instanceof FieldMatch.Differs
                && (traffic instanceof FieldMatch.Differs || rule.traffic() instanceof TrafficClass.AllTraffic);
        if (ruledOut) {
            return;
        }
        IpAddress remote = direction == Direction.INGRESS ? packet.source() : packet.destination();
        if (rule.peer() instanceof RulePeer.GroupPeer reference) {
            GroupMembership membership = membership(reference, here, direction, packet);
            matches.add(match(membership));
            evaluation.noteReference(rule, membership, new Conditions(matches));
        } else {
            matches.add(matchAddress(rule.peer(), remote));
        }
        evaluation.add(rule, new Conditions(matches));
    }

    /**
     * Whether the far end of a packet is one that a rule admits.
     *
     * @param loss why a reference does not hold that would admit it
     */
    record PeerMatch(FieldMatch field, Optional<ReferenceLoss> loss) {}

    PeerMatch matchPeer(RulePeer peer, NetworkInterface here, Direction direction, Packet packet) {
        if (peer instanceof RulePeer.GroupPeer reference) {
            GroupMembership membership = membership(reference, here, direction, packet);
            Optional<ReferenceLoss> loss = membership instanceof GroupMembership.ReferenceLost lost
                    ? Optional.of(lost.loss())
                    : Optional.empty();
            return new PeerMatch(match(membership), loss);
        }
        IpAddress remote = direction == Direction.INGRESS ? packet.source() : packet.destination();
        return new PeerMatch(matchAddress(peer, remote), Optional.empty());
    }

    /** Whether the far end of a packet is one that a rule admits which names a group. */
    public FieldMatch matchReference(
            RulePeer.GroupPeer reference, NetworkInterface here, Direction direction, Packet packet) {
        return match(membership(reference, here, direction, packet));
    }

    private GroupMembership membership(
            RulePeer.GroupPeer reference, NetworkInterface here, Direction direction, Packet packet) {
        boolean inbound = direction == Direction.INGRESS;
        IpAddress local = inbound ? packet.destination() : packet.source();
        IpAddress remote = inbound ? packet.source() : packet.destination();
        return references.membership(new ReferencedGroup(reference, here, direction, local, remote));
    }

    private FieldMatch matchAddress(RulePeer peer, IpAddress remote) {
        if (peer instanceof RulePeer.CidrPeer block) {
            return Conditions.inBlock(block.cidr(), remote);
        }
        RulePeer.PrefixListPeer list = (RulePeer.PrefixListPeer) peer;
        Optional<List<Cidr>> entries = snapshot.prefixListEntries(list.prefixListId());
        if (entries.isEmpty()) {
            return new FieldMatch.Unknown(new Uncertainty.NotCollected(ResourceKind.PREFIX_LIST, list.prefixListId()));
        }
        boolean matches = false;
        for (Cidr entry : entries.get()) {
            matches |= entry.contains(remote);
        }
        return FieldMatch.of(matches, RuleField.ADDRESS);
    }

    private static FieldMatch match(GroupMembership membership) {
        if (membership instanceof GroupMembership.Unknown unknown) {
            return new FieldMatch.Unknown(unknown.why());
        }
        return FieldMatch.of(membership instanceof GroupMembership.Member, RuleField.MEMBERSHIP);
    }
}
