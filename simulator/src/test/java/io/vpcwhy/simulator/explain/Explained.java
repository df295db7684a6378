package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.remedy.Change;
import java.util.ArrayList;
import java.util.List;

/**
 * Explanations of records, and their parts as lines that a test can show: rules and entries look as they are written in
 * a {@link io.vpcwhy.fixtures.Network}.
 */
final class Explained {

    private Explained() {}

    /** The answer to a record that stands alone. */
    static Explanation explain(Snapshot snapshot, Logged record) {
        return explain(snapshot, RemedyPolicy.UNLESS_SCAN, record);
    }

    static Explanation explain(Snapshot snapshot, RemedyPolicy remedies, Logged record) {
        return new Explainer(snapshot, remedies).explain(record.line());
    }

    /** The answers to records of one log, each with the others in view. */
    static List<Explanation> explainLog(Snapshot snapshot, Logged... records) {
        List<FlowLogLine> lines = new ArrayList<>();
        for (Logged record : records) {
            lines.add(record.line(lines.size() + 1L));
        }
        List<Explanation> answers = new ArrayList<>();
        new ExplanationStream(new Explainer(snapshot, RemedyPolicy.UNLESS_SCAN), lines.iterator())
                .forEachRemaining(answers::add);
        return answers;
    }

    /** {@code SUBNET_ACL_RESTRICTION acl-web in 90} and the like. */
    static List<String> denials(Explanation explanation) {
        return explanation.denials().stream().map(Explained::denial).toList();
    }

    private static String denial(Denial denial) {
        String where = "";
        if (denial.step() instanceof FilterStep.AclStep acl) {
            where = acl.acl().id() + " " + way(acl.direction()) + " "
                    + acl.decision().deciding().orElseThrow().label();
        } else if (denial.step() instanceof FilterStep.SecurityGroupStep groups) {
            where = String.join(
                            "+",
                            groups.decision().groups().stream()
                                    .map(group -> group.id())
                                    .toList())
                    + " " + way(groups.ruleDirection()) + (groups.byState() ? " by state" : "");
        } else if (denial.step() instanceof FilterStep.BlockPublicAccessStep blocked) {
            where = blocked.gatewayId() + " " + way(blocked.direction());
        }
        String loss = denial.loss()
                .map(lost -> " " + lost.reason() + " at " + lost.resourceId())
                .orElse("");
        return denial.code() + " " + where + loss;
    }

    /** The filters in the order of the path, with what each decides: {@code acl-web in 100 ALLOW}. */
    static List<String> steps(Explanation explanation) {
        return explanation.simulation().steps().stream().map(Explained::step).toList();
    }

    private static String step(FilterStep step) {
        String what = "";
        if (step instanceof FilterStep.AclStep acl) {
            what = acl.acl().id() + " " + way(acl.direction()) + " "
                    + acl.decision().deciding().map(NetworkAclEntry::label).orElse("?");
        } else if (step instanceof FilterStep.SecurityGroupStep groups) {
            what = groups.decision().deciding().map(Explained::rule).orElse("no rule")
                    + (groups.byState() ? " by state" : "");
        } else if (step instanceof FilterStep.BlockPublicAccessStep blocked) {
            what = blocked.gatewayId();
        } else if (step instanceof FilterStep.MissingStep missing) {
            what = "missing " + missing.kind() + " " + missing.id();
        }
        return what + " " + step.outcome();
    }

    static List<String> hypotheses(Explanation explanation) {
        return explanation.hypotheses().stream().map(Hypothesis::code).toList();
    }

    /** The changes of a remedy, or the reason why there is none. */
    static List<String> remedy(Explanation explanation) {
        if (explanation.remediation() instanceof Remediation.NotProposed none) {
            return List.of(none.why().toString());
        }
        return ((Remediation.Proposed) explanation.remediation())
                .changes().stream().map(Explained::change).toList();
    }

    private static String change(Change change) {
        String others = change.otherInterfaces() == 0 ? "" : ", and for " + change.otherInterfaces() + " more";
        if (change instanceof Change.AuthorizeSecurityGroup authorize) {
            return rule(authorize.rule()) + others;
        }
        if (change instanceof Change.CreateNetworkAclEntry create) {
            return create.networkAclId() + ": " + entry(create.entry()) + (create.reply() ? " for replies" : "")
                    + others;
        }
        Change.ExcludeFromBlockPublicAccess exclude = (Change.ExcludeFromBlockPublicAccess) change;
        return exclude.subnetId() + ": " + exclude.mode() + others;
    }

    static String rule(SecurityGroupRule rule) {
        return rule.groupId() + ": " + way(rule.direction()) + " " + traffic(rule.traffic())
                + (rule.direction() == Direction.INGRESS ? " from " : " to ") + rule.peer();
    }

    static String entry(NetworkAclEntry entry) {
        return way(entry.direction()) + " " + entry.label() + (entry.allow() ? " allow " : " deny ")
                + traffic(entry.traffic())
                + (entry.direction() == Direction.INGRESS ? " from " : " to ") + entry.cidr();
    }

    private static String way(Direction direction) {
        return direction == Direction.INGRESS ? "in" : "out";
    }

    private static String traffic(TrafficClass traffic) {
        if (traffic instanceof TrafficClass.Ports ports) {
            PortRange range = ports.range();
            String span = range.size() == 1 ? "" + range.from() : range.from() + "-" + range.to();
            return ports.protocol() + (range.equals(PortRange.ALL) ? "" : " " + span);
        }
        if (traffic instanceof TrafficClass.Icmp icmp) {
            return icmp.protocol()
                    + (icmp.type().isPresent() ? " " + icmp.type().getAsInt() : "");
        }
        if (traffic instanceof TrafficClass.WholeProtocol whole) {
            return "protocol " + whole.protocol().number();
        }
        return "all";
    }
}
