package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.ip.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One reason why a filter denies.
 *
 * @param step the filter
 * @param rule the rule that would have permitted if its reference held, where that is the reason
 * @param loss why it does not hold
 */
public record Denial(
        ExplanationCode code, FilterStep step, Optional<SecurityGroupRule> rule, Optional<ReferenceLoss> loss) {

    private static Denial of(ExplanationCode code, FilterStep step) {
        return new Denial(code, step, Optional.empty(), Optional.empty());
    }

    /** The reasons of every filter that denies, in the order of the path. */
    public static List<Denial> all(Simulation simulation) {
        List<Denial> denials = new ArrayList<>();
        for (FilterStep step : simulation.denying()) {
            if (step instanceof FilterStep.AclStep acl) {
                denials.add(of(
                        acl.classicLoadBalancer()
                                ? ExplanationCode.ELB_ACL_RESTRICTION
                                : ExplanationCode.SUBNET_ACL_RESTRICTION,
                        step));
            } else if (step instanceof FilterStep.SecurityGroupStep groups) {
                denials.addAll(bySecurityGroups(groups));
            } else if (step instanceof FilterStep.BlockPublicAccessStep) {
                denials.add(of(ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED, step));
            }
        }
        return denials;
    }

    private static List<Denial> bySecurityGroups(FilterStep.SecurityGroupStep step) {
        List<Denial> denials = new ArrayList<>();
        denials.add(of(ExplanationCode.ENI_SG_RULES_MISMATCH, step));
        if (step.decision().groups().stream().allMatch(group -> hasNoRules(group, step.ruleDirection()))) {
            denials.add(of(ExplanationCode.SG_HAS_NO_RULES, step));
        }
        for (SecurityGroupDecision.LostReference lost : step.decision().lostReferences()) {
            denials.add(
                    new Denial(code(lost.loss().reason()), step, Optional.of(lost.rule()), Optional.of(lost.loss())));
        }
        return denials;
    }

    private static boolean hasNoRules(SecurityGroup group, Direction direction) {
        return group.rules().stream().noneMatch(rule -> rule.direction() == direction);
    }

    private static ExplanationCode code(ReferenceLoss.Reason reason) {
        return switch (reason) {
            case TRANSIT_GATEWAY_REFERENCING_DISABLED, TRANSIT_GATEWAY_EGRESS -> ExplanationCode.SG_REFERENCING_SUPPORT;
            case MIDDLEBOX, PEERING_BETWEEN_REGIONS, PEERING_NOT_ACTIVE, VPCS_NOT_CONNECTED ->
                ExplanationCode.SG_REFERENCES_NOT_PRESERVED;
        };
    }
}
