package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Obstacle;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.TraceRemedies;
import java.util.ArrayList;
import java.util.List;

/** Says what became of a traced packet, and what stands in its way. */
public final class TraceWords {

    private TraceWords() {}

    public static String summary(Trace trace) {
        String packet = RuleWords.packet(trace.packet());
        return switch (trace.disposition()) {
            case REACHABLE ->
                packet + " arrives" + trace.reply().map(TraceWords::returns).orElse("") + ".";
            case NOT_REACHABLE -> notReachable(trace, packet);
            case UNDECIDED ->
                packet + ": it is not certain whether it arrives: " + String.join("; ", unknowns(trace)) + ".";
        };
    }

    /** What becomes of a reply that is not needed, too. */
    private static String returns(Leg reply) {
        if (reply.arrives()) {
            return " and its reply comes back";
        }
        return reply.blocked() ? "; a reply would not come back" : "; whether a reply comes back is not certain";
    }

    private static String notReachable(Trace trace, String packet) {
        String what = trace.forward().blocked() ? " does not arrive: " : " arrives, but its reply does not come back: ";
        List<String> reasons = new ArrayList<>();
        for (Obstacle obstacle : trace.obstacles()) {
            String text = obstacle(obstacle);
            if (!reasons.contains(text)) {
                reasons.add(text);
            }
        }
        return packet + what + String.join("; also, ", reasons) + ".";
    }

    /** One obstacle, in words. */
    public static String obstacle(Obstacle obstacle) {
        if (obstacle instanceof Obstacle.Filtered filtered) {
            return filtered(filtered.denial().step());
        }
        if (obstacle instanceof Obstacle.Unrouted unrouted) {
            String table = "route table " + unrouted.componentId()
                    + unrouted.subnetId().map(id -> " of " + id).orElse("");
            return unrouted.route()
                    .map(route -> "the route of " + table + " to " + route.destination() + " is a blackhole ("
                            + route.target().id() + ")")
                    .orElseGet(() -> table + " has no route to " + unrouted.destination());
        }
        return obstacle.componentId() + ": " + refusal((Obstacle.Refused) obstacle);
    }

    /** Why a component refuses a packet. */
    static String refusal(Obstacle.Refused refused) {
        return meaning(refused)
                + refused.address().map(address -> " (" + address + ")").orElse("")
                + refused.state().map(state -> " (" + state + ")").orElse("");
    }

    private static String meaning(Obstacle.Refused refused) {
        if (refused.code() != ExplanationCode.NO_POSSIBLE_DESTINATION) {
            return refused.code().meaning();
        }
        if (refused.address().isEmpty()) {
            return "it has no targets";
        }
        boolean passesOnAlone = refused.componentId().startsWith("nat-")
                || refused.componentId().startsWith("eni-");
        return passesOnAlone
                ? "it takes no connections, and passes on only what others ask for"
                : refused.code().meaning();
    }

    private static String filtered(FilterStep step) {
        if (step instanceof FilterStep.AclStep acl) {
            return RuleWords.bound(acl.direction()) + " network ACL "
                    + acl.acl().id() + " denies it by "
                    + acl.decision().deciding().map(RuleWords::entry).orElse("rule *");
        }
        if (step instanceof FilterStep.SecurityGroupStep groups) {
            List<String> ids = new ArrayList<>();
            for (SecurityGroup group : groups.decision().groups()) {
                ids.add(group.id());
            }
            return "no " + RuleWords.bound(groups.ruleDirection()) + " rule of " + String.join(", ", ids) + " on "
                    + groups.networkInterface().id() + " permits it";
        }
        return "VPC Block Public Access refuses traffic with the internet";
    }

    /** What keeps the changed trace from being certain; nothing where there are no changes. */
    static List<String> remainingUnknowns(TraceRemedies remedies) {
        return remedies.remedies().isEmpty() || remedies.verified() ? List.of() : unknowns(remedies.after());
    }

    static List<String> unknowns(Trace trace) {
        List<String> texts = new ArrayList<>();
        addUnknowns(texts, trace.forward());
        trace.reply().ifPresent(reply -> addUnknowns(texts, reply));
        return texts.stream().distinct().toList();
    }

    private static void addUnknowns(List<String> texts, Leg leg) {
        leg.unknowns().forEach(unknown -> texts.add(unknown(unknown)));
    }

    /** Why it is not known whether a packet goes on. */
    static String unknown(Leg.Unknown unknown) {
        return switch (unknown.reason()) {
            case FILTER -> "what " + unknown.componentId() + " decides turns on what the snapshot does not hold";
            case NOT_COLLECTED -> unknown.componentId() + " is not in the snapshot";
            case NOT_MODELLED -> "what " + unknown.componentId() + " does is not modelled";
            case PREFIX_LIST_ENTRIES ->
                unknown.componentId() + " has a route by a prefix list whose entries are not in the snapshot";
            case RULE_CHOICE ->
                "what is in the request decides whether " + unknown.componentId() + " forwards it or answers itself";
            case SEVERAL_INTERFACES ->
                unknown.componentId() + " is not known: the snapshot has several, and does not tell which";
        };
    }

    static List<String> assumptions(Trace trace) {
        List<String> texts = new ArrayList<>();
        addAssumptions(texts, trace.forward());
        trace.reply().ifPresent(reply -> addAssumptions(texts, reply));
        return texts.stream().distinct().toList();
    }

    private static void addAssumptions(List<String> texts, Leg leg) {
        for (Leg.Assumption assumption : leg.assumptions()) {
            texts.add(
                    switch (assumption.kind()) {
                        case FORWARDS_UNCHANGED -> assumption.componentId() + " passes packets on unchanged";
                        case TRANSLATES_SOURCE ->
                            assumption.componentId() + " is a NAT instance and puts its own address for"
                                    + " the source's";
                        case INSPECTION_PASSES ->
                            "what inspects packets behind " + assumption.componentId() + " lets them pass";
                        case TARGET_TAKES_CONNECTIONS ->
                            "target " + assumption.componentId() + " takes connections, whatever its health";
                        case RULE_APPLIES ->
                            "what is in the request makes a rule of " + assumption.componentId()
                                    + " apply that leads there";
                    });
        }
    }
}
