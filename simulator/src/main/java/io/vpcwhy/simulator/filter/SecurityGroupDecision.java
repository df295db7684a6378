package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import java.util.List;
import java.util.Optional;

/**
 * What the security groups of an interface decide about a packet, taken as the first of its connection.
 *
 * @param groups the groups that were asked
 * @param deciding the narrowest rule that permits; empty where none does for certain
 * @param nearMisses rules that fail in one field alone, the closest first
 * @param lostReferences rules that would permit if their reference held on the way
 * @param publicMembers rules that name a group of which the far end is a member by its public address
 * @param uncertainties why the outcome is not known; empty where it is
 * @param candidates where the outcome is not known: the rules that may permit
 */
public record SecurityGroupDecision(
        Outcome outcome,
        List<SecurityGroup> groups,
        Optional<SecurityGroupRule> deciding,
        List<NearMiss> nearMisses,
        List<LostReference> lostReferences,
        List<PublicMember> publicMembers,
        List<Uncertainty> uncertainties,
        List<SecurityGroupRule> candidates) {

    /** A rule whose security group reference does not hold on the way. */
    public record LostReference(SecurityGroupRule rule, ReferenceLoss loss) {}

    /** A rule that names a group, one of whose members comes by its public address. */
    public record PublicMember(SecurityGroupRule rule, String networkInterfaceId) {}

    public SecurityGroupDecision {
        groups = List.copyOf(groups);
        nearMisses = List.copyOf(nearMisses);
        lostReferences = List.copyOf(lostReferences);
        publicMembers = List.copyOf(publicMembers);
        uncertainties = List.copyOf(uncertainties);
        candidates = List.copyOf(candidates);
        if ((outcome == Outcome.ALLOW) != deciding.isPresent()) {
            throw new IllegalArgumentException("a rule decides where, and only where, the packet is permitted");
        }
    }
}
