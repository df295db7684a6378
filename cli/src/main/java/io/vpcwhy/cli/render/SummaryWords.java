package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import io.vpcwhy.simulator.explain.Hypothesis;
import io.vpcwhy.simulator.explain.Subject;
import io.vpcwhy.simulator.filter.Exemption;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.SimulatedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says an explanation in one sentence that a tired person understands. */
final class SummaryWords {

    private SummaryWords() {}

    static String summary(Explanation explanation) {
        return switch (explanation.status()) {
            case MALFORMED -> "Not a flow log record: " + problem(explanation) + ".";
            case NO_DATA -> noData(explanation);
            case UNDECIDED -> undecided(explanation);
            case EXPLAINED -> explained(explanation);
            case CONTRADICTED -> contradicted(explanation);
        };
    }

    private static String problem(Explanation explanation) {
        return explanation.line() instanceof FlowLogLine.Malformed malformed ? malformed.problem() : "";
    }

    private static String noData(Explanation explanation) {
        return explanation.logStatus().equals(Optional.of(FlowLogStatus.SKIPDATA))
                ? "SKIPDATA: AWS left records out in this interval, so that nothing can be said of the traffic in it."
                : "NODATA: there was no traffic at the interface in this interval.";
    }

    private static String undecided(Explanation explanation) {
        List<Hypothesis> hypotheses = explanation.hypotheses();
        return "Undecided: "
                + (hypotheses.isEmpty()
                        ? "the snapshot does not say."
                        : continued(HypothesisWords.text(hypotheses.get(0))));
    }

    /** A sentence as it goes on behind a colon; one that begins with an abbreviation stays. */
    private static String continued(String sentence) {
        return Character.isUpperCase(sentence.charAt(1))
                ? sentence
                : Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String explained(Explanation explanation) {
        return explanation.simulatedAction() == SimulatedAction.REJECT
                ? "Rejected: " + denied(explanation) + "."
                : "Accepted: " + allowed(explanation) + ".";
    }

    private static String contradicted(Explanation explanation) {
        boolean loggedReject = explanation.loggedAction().equals(Optional.of(FlowLogAction.REJECT));
        String first = loggedReject
                ? "The log says REJECT, but by this snapshot it is accepted: " + allowed(explanation) + "."
                : "The log says ACCEPT, but by this snapshot it is rejected: " + denied(explanation) + ".";
        return explanation.hypotheses().isEmpty()
                ? first
                : first + " " + HypothesisWords.text(explanation.hypotheses().get(0));
    }

    private static String denied(Explanation explanation) {
        List<String> reasons = new ArrayList<>();
        for (FilterStep step : explanation.simulation().denying()) {
            reasons.add(denial(step, explanation));
        }
        return String.join(", and ", reasons);
    }

    private static String denial(FilterStep step, Explanation explanation) {
        String asked = asked(explanation);
        if (step instanceof FilterStep.AclStep acl) {
            return RuleWords.bound(acl.direction()) + " network ACL "
                    + RuleWords.named(acl.acl()) + " denies " + asked + " by "
                    + RuleWords.entry(acl.decision().deciding().orElseThrow());
        }
        if (step instanceof FilterStep.SecurityGroupStep groups) {
            Packet packet = explanation.subject().map(Subject::packet).orElseThrow();
            Packet request = groups.byState() ? packet.reversed() : packet;
            String remote = groups.direction() == Direction.INGRESS
                    ? packet.source().toString()
                    : packet.destination().toString();
            String what = RuleWords.asked(request) + RuleWords.fromOrTo(groups.ruleDirection()) + remote;
            return "no " + RuleWords.bound(groups.ruleDirection()) + " rule of " + names(groups) + " permits "
                    + (groups.byState() ? "the request that it answers, " : "") + what;
        }
        return blockPublicAccess((FilterStep.BlockPublicAccessStep) step);
    }

    private static String blockPublicAccess(FilterStep.BlockPublicAccessStep step) {
        String mode = step.decision().mode().map(m -> " (" + m + ")").orElse("");
        return "VPC Block Public Access" + mode + " refuses what "
                + (step.direction() == Direction.INGRESS ? "comes in" : "goes out") + " through " + step.gatewayId();
    }

    private static String names(FilterStep.SecurityGroupStep step) {
        List<String> ids = new ArrayList<>();
        for (SecurityGroup group : step.decision().groups()) {
            ids.add(RuleWords.named(group));
        }
        return "security group" + (ids.size() > 1 ? "s " : " ") + String.join(", ", ids);
    }

    private static String asked(Explanation explanation) {
        boolean answer = explanation.flow().flow() == Flow.RESPONSE;
        String what =
                explanation.subject().map(s -> RuleWords.asked(s.packet())).orElse("it");
        return answer ? "the answer (" + what + ")" : what;
    }

    private static String allowed(Explanation explanation) {
        List<String> reasons = new ArrayList<>();
        for (FilterStep step : explanation.simulation().steps()) {
            if (step.outcome() == Outcome.ALLOW) {
                permission(step).ifPresent(reasons::add);
            }
        }
        for (Exemption exemption : explanation.simulation().exemptions()) {
            reasons.add(exemption(exemption));
        }
        return String.join("; ", reasons);
    }

    private static Optional<String> permission(FilterStep step) {
        if (step instanceof FilterStep.SecurityGroupStep groups) {
            return groups.decision()
                    .deciding()
                    .map(rule -> groups.byState()
                            ? "it answers a request that security group " + named(groups, rule) + " permits by "
                                    + RuleWords.bound(rule.direction()) + " " + RuleWords.rule(rule)
                            : "security group " + named(groups, rule) + " permits " + RuleWords.rule(rule));
        }
        if (step instanceof FilterStep.AclStep acl) {
            return Optional.of("network ACL " + RuleWords.named(acl.acl()) + " permits it by "
                    + RuleWords.entry(acl.decision().deciding().orElseThrow()));
        }
        return Optional.empty();
    }

    private static String named(FilterStep.SecurityGroupStep step, SecurityGroupRule rule) {
        return RuleWords.named(step.decision().groups(), rule.groupId());
    }

    /** Why a filter was not asked. */
    static String exemption(Exemption exemption) {
        if (exemption instanceof Exemption.SameSubnet same) {
            return "no network ACL is asked within " + same.subnetId();
        }
        if (exemption instanceof Exemption.TransitGatewayInSubnet same) {
            return "no network ACL is asked for what a transit gateway interface in " + same.subnetId() + " hands over";
        }
        if (exemption instanceof Exemption.NoSecurityGroups) {
            return "the interface has no security groups";
        }
        Exemption.UnfilteredService service = (Exemption.UnfilteredService) exemption;
        return "traffic with " + PartyWords.service(service.service()) + " is never filtered";
    }
}
