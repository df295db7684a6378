package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.simulator.usage.Blindness;
import io.vpcwhy.simulator.usage.ConfiguredRule;
import io.vpcwhy.simulator.usage.Narrowing;
import io.vpcwhy.simulator.usage.RuleUsage;
import io.vpcwhy.simulator.usage.Shadow;
import io.vpcwhy.simulator.usage.Standing;
import io.vpcwhy.simulator.usage.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says how rules were used, in a few words. */
public final class RuleUsageWords {

    private RuleUsageWords() {}

    /** Such as {@code sg-1 inbound tcp 22 from 10.0.0.0/8}. */
    public static String named(ConfiguredRule rule) {
        return rule.holderId() + " " + RuleWords.bound(rule.direction()) + " " + says(rule);
    }

    /** Such as {@code tcp 22 from 10.0.0.0/8} or {@code rule 90: deny tcp 22 from 203.0.113.0/24}. */
    static String says(ConfiguredRule rule) {
        return rule instanceof ConfiguredRule.AclEntry acl
                ? RuleWords.entry(acl.entry())
                : RuleWords.rule(((ConfiguredRule.GroupRule) rule).rule());
    }

    /** Its number or id, or what it permits where no id is known. */
    static String id(ConfiguredRule rule) {
        return rule instanceof ConfiguredRule.AclEntry acl
                ? acl.entry().label()
                : ((ConfiguredRule.GroupRule) rule).rule().id().orElseGet(() -> says(rule));
    }

    /** What is said above the rules of a standing. */
    public static String heading(Standing standing) {
        return switch (standing) {
            case USED -> "Rules by use";
            case POSSIBLY_USED -> "Rules that may have been used";
            case UNUSED -> "Rules that nothing used";
            case NOT_KNOWN -> "Rules of which it is not known whether anything used them";
            case WITHOUT_INTERFACE -> "Rules that no interface has";
        };
    }

    /** Such as {@code from 2025-11-20T09:00:00Z to 2025-11-20T10:00:00Z}; empty where records tell no time. */
    static String period(Times times) {
        return ReplayWords.time(times.since())
                .flatMap(since -> ReplayWords.time(times.until()).map(until -> "from " + since + " to " + until))
                .orElse("");
    }

    /** Why logs do not tell of a rule whether anything used it; empty where nothing keeps them from it. */
    public static String why(List<Blindness> blindness) {
        return blindness.stream().map(RuleUsageWords::why).collect(Collectors.joining("; "));
    }

    private static String why(Blindness blindness) {
        return switch (blindness) {
            case NOT_ALL_READ -> "not all of the logs was read";
            case NO_RECORD -> "an interface that has it is in no record";
            case ONLY_NO_DATA -> "its interfaces had no traffic at all";
            case ONLY_SKIPPED -> "AWS left out all records of an interface that has it (SKIPDATA)";
            case ONLY_REJECTED -> "of an interface that has it only rejected traffic is there";
            case ONLY_ACCEPTED -> "no rejected traffic is there";
            case ENDS_NOT_TOLD -> "records of an interface that has it do not tell which rules they met";
        };
    }

    /** Such as {@code sg-1 inbound tcp 22 from 10.0.0.0/16: sg-1 permits it by tcp 22 from 10.0.0.0/8}. */
    public static String shadow(Shadow shadow) {
        String by = shadow.by().stream().map(RuleUsageWords::says).collect(Collectors.joining("; "));
        if (shadow.rule() instanceof ConfiguredRule.GroupRule) {
            return named(shadow.rule()) + " is permitted without it, by " + by;
        }
        return named(shadow.rule()) + " comes too late, after " + by
                + (shadow.contrary() ? ", which says the opposite" : "");
    }

    /** The wide rule, such as {@code sg-1 inbound tcp 0-65535 from 10.0.0.0/8}. */
    public static String wide(Narrowing narrowing) {
        SecurityGroupRule rule = narrowing.rule();
        return rule.groupId() + " " + RuleWords.bound(rule.direction()) + " " + RuleWords.rule(rule);
    }

    /** How much less is permitted, and by what that is known to be enough. */
    public static String narrowing(Narrowing narrowing) {
        return ReplayWords.count(narrowing.instead().size(), "narrower rule permits", "narrower rules permit")
                + " all that was seen: "
                + (narrowing.exact()
                        ? ReplayWords.count(narrowing.held(), "client and port", "different clients and ports")
                        : "clients and ports in "
                                + ReplayWords.count(narrowing.held(), "block", "blocks")
                                + ", for they were too many to hold each");
    }

    /** The new rules, then the end of the wide one. */
    public static List<String> commands(Narrowing narrowing) {
        return Stream.concat(
                        narrowing.instead().stream().map(RemedyWords::authorize),
                        Stream.of(RemedyWords.revoke(narrowing.rule())))
                .toList();
    }

    /** What is to be known before a rule is taken away. */
    public static List<String> cautions(RuleUsage usage) {
        List<String> cautions = new ArrayList<>();
        String period = period(usage.times());
        cautions.add("What is said of use is of the logs" + (period.isEmpty() ? "" : " " + period)
                + " alone: what runs once a month or a quarter may need a rule that nothing used.");
        if (usage.strangers() > 0) {
            cautions.add(ReplayWords.count(usage.strangers(), "record is", "records are")
                    + " of interfaces that the snapshot does not hold: what they used is not known.");
        }
        if (usage.of(Standing.UNUSED).stream().anyMatch(each -> each.leftOut() > 0)) {
            cautions.add("AWS left out records of some interfaces (SKIPDATA): what they used then is not known.");
        }
        if (!usage.of(Standing.POSSIBLY_USED).isEmpty()) {
            cautions.add(
                    "Where it is in doubt which rule a record met, all that it may have met count as possibly used.");
        }
        if (!usage.narrowings().isEmpty()) {
            cautions.add("A narrower rule lets in all who were let in, and so those who should not have been:"
                    + " look at its clients first.");
        }
        return cautions;
    }
}
