package io.vpcwhy.cli.render;

import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.Subject;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.NearMiss;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.ReferenceLoss;
import io.vpcwhy.simulator.filter.RuleField;
import io.vpcwhy.simulator.filter.SecurityGroupDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says which rules nearly let a packet through, and in what they differ from it. */
final class NearMissWords {

    /** The closest are what a reader can use; an interface may have a thousand rules. */
    private static final int MOST = 5;

    /** One near miss, in words. */
    record Line(String component, String field, String text) {}

    private NearMissWords() {}

    /** The near misses of every filter that denied or is in doubt, the closest of each first. */
    static List<Line> lines(Explanation explanation) {
        List<Line> lines = new ArrayList<>();
        if (explanation.subject().isEmpty()) {
            return lines;
        }
        Subject subject = explanation.subject().get();
        for (FilterStep step : explanation.simulation().steps()) {
            if (step.outcome() == Outcome.ALLOW) {
                continue;
            }
            if (step instanceof FilterStep.SecurityGroupStep groups) {
                addGroups(lines, groups, subject);
            } else if (step instanceof FilterStep.AclStep acl) {
                for (NearMiss near : first(acl.decision().nearMisses())) {
                    NearMiss.AclEntry entry = (NearMiss.AclEntry) near;
                    lines.add(new Line(
                            acl.acl().id(),
                            name(near.field()),
                            acl.acl().id() + " " + RuleWords.entry(entry.entry()) + "; "
                                    + butAsked(near.field(), subject.packet(), subject.remote())));
                }
            }
        }
        return lines;
    }

    private static void addGroups(List<Line> lines, FilterStep.SecurityGroupStep step, Subject subject) {
        SecurityGroupDecision decision = step.decision();
        Packet packet = step.byState() ? subject.packet().reversed() : subject.packet();
        for (SecurityGroupDecision.PublicMember member : decision.publicMembers()) {
            String group = member.rule().peer().toString();
            lines.add(new Line(
                    member.rule().groupId(),
                    name(RuleField.MEMBERSHIP),
                    subject.remote() + " is the public address of " + member.networkInterfaceId() + ", a member of "
                            + group + "; rules that name a group see private addresses only"));
        }
        for (SecurityGroupDecision.LostReference lost : decision.lostReferences()) {
            lines.add(new Line(
                    lost.rule().groupId(),
                    name(RuleField.MEMBERSHIP),
                    lost.rule().groupId() + " opens " + RuleWords.rule(lost.rule()) + "; " + lost(lost.loss())));
        }
        boolean told = !decision.publicMembers().isEmpty()
                || !decision.lostReferences().isEmpty();
        for (NearMiss near : first(decision.nearMisses())) {
            NearMiss.GroupRule rule = (NearMiss.GroupRule) near;
            if (near.field() == RuleField.MEMBERSHIP && told) {
                continue;
            }
            String which = near.field() == RuleField.DIRECTION
                    ? " opens " + RuleWords.bound(rule.rule().direction()) + " "
                    : " opens ";
            lines.add(new Line(
                    rule.rule().groupId(),
                    name(near.field()),
                    rule.rule().groupId() + which + RuleWords.rule(rule.rule()) + "; "
                            + butAsked(near.field(), packet, subject.remote())));
        }
    }

    private static List<NearMiss> first(List<NearMiss> nearMisses) {
        return nearMisses.subList(0, Math.min(MOST, nearMisses.size()));
    }

    private static String name(RuleField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private static String butAsked(RuleField field, Packet packet, IpAddress remote) {
        return switch (field) {
            case PORT ->
                "the packet asked for "
                        + (packet.destinationPort().isPresent()
                                ? packet.destinationPort().getAsInt()
                                : "another port");
            case FAMILY -> "the packet is " + packet.family() + ", for which the rule says nothing";
            case ADDRESS -> "the other end is " + remote;
            case MEMBERSHIP -> remote + " is no private address of a member";
            case PROTOCOL -> "the packet is " + RuleWords.asked(packet);
            case ICMP_TYPE -> "the message is of another type";
            case DIRECTION ->
                "the packet is "
                        + (packet.source().equals(remote)
                                ? RuleWords.bound(Direction.INGRESS)
                                : RuleWords.bound(Direction.EGRESS));
        };
    }

    private static String lost(ReferenceLoss loss) {
        return switch (loss.reason()) {
            case MIDDLEBOX ->
                "routes lead through " + loss.resourceId() + ", behind which the sender's groups are not known";
            case TRANSIT_GATEWAY_REFERENCING_DISABLED ->
                "security group referencing is disabled on " + loss.resourceId();
            case TRANSIT_GATEWAY_EGRESS -> "outbound rules cannot name groups across " + loss.resourceId();
            case PEERING_BETWEEN_REGIONS ->
                loss.resourceId() + " is between Regions, across which groups are not known";
            case PEERING_NOT_ACTIVE -> loss.resourceId() + " is not active: the rule is stale";
            case VPCS_NOT_CONNECTED -> "no peering connection or transit gateway leads to " + loss.resourceId();
        };
    }
}
