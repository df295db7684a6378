package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers how the rules of an interface's groups fare against one packet, and draws the conclusion. */
final class SecurityGroupEvaluation {

    /** The narrowest rule explains best: by the prefix of its peer, then by its ports. */
    private static final Comparator<SecurityGroupRule> NARROWEST = Comparator.comparingInt(
                    SecurityGroupEvaluation::peerWidth)
            .thenComparingInt(SecurityGroupEvaluation::trafficWidth);

    private final List<SecurityGroup> groups = new ArrayList<>();
    private final List<SecurityGroupRule> candidates = new ArrayList<>();
    private final Set<Uncertainty> uncertainties = new LinkedHashSet<>();
    private final List<NearMiss> nearMisses = new ArrayList<>();
    private final List<SecurityGroupDecision.LostReference> lostReferences = new ArrayList<>();
    private final List<SecurityGroupDecision.PublicMember> publicMembers = new ArrayList<>();
    private Optional<SecurityGroupRule> deciding = Optional.empty();

    void asked(SecurityGroup group) {
        groups.add(group);
    }

    void uncertain(Uncertainty why) {
        uncertainties.add(why);
    }

    /** Keeps that a rule would have permitted but for where its reference holds. */
    void noteReference(SecurityGroupRule rule, GroupMembership membership, Conditions conditions) {
        if (!conditions.onlyDifference().equals(Optional.of(RuleField.MEMBERSHIP))) {
            return;
        }
        if (membership instanceof GroupMembership.ReferenceLost lost) {
            lostReferences.add(new SecurityGroupDecision.LostReference(rule, lost.loss()));
        } else if (membership instanceof GroupMembership.PublicAddressOfMember member) {
            publicMembers.add(new SecurityGroupDecision.PublicMember(
                    rule, member.networkInterface().id()));
        }
    }

    void add(SecurityGroupRule rule, Conditions conditions) {
        if (conditions.hold()) {
            boolean narrower =
                    deciding.map(other -> NARROWEST.compare(rule, other) < 0).orElse(true);
            deciding = narrower ? Optional.of(rule) : deciding;
        } else if (conditions.mayHold()) {
            candidates.add(rule);
            uncertainties.addAll(conditions.uncertainties());
        } else {
            conditions.onlyDifference().ifPresent(field -> nearMisses.add(new NearMiss.GroupRule(rule, field)));
        }
    }

    SecurityGroupDecision decision() {
        nearMisses.sort(Comparator.comparing(NearMiss::field));
        boolean settled = deciding.isPresent() || uncertainties.isEmpty();
        Outcome outcome = deciding.isPresent() ? Outcome.ALLOW : settled ? Outcome.DENY : Outcome.UNKNOWN;
        return new SecurityGroupDecision(
                outcome,
                groups,
                deciding,
                nearMisses,
                lostReferences,
                publicMembers,
                settled ? List.of() : List.copyOf(uncertainties),
                settled ? List.of() : candidates);
    }

    private static int peerWidth(SecurityGroupRule rule) {
        return rule.peer() instanceof RulePeer.CidrPeer block
                ? block.cidr().family().bits() - block.cidr().prefixLength()
                : 1;
    }

    private static int trafficWidth(SecurityGroupRule rule) {
        if (rule.traffic() instanceof TrafficClass.Ports ports) {
            return ports.range().size();
        }
        if (rule.traffic() instanceof TrafficClass.Icmp icmp) {
            return icmp.type().isPresent() ? 1 : 256;
        }
        return Integer.MAX_VALUE;
    }
}
