package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import java.util.List;
import java.util.Optional;

/** Says which filter, rule or lack of knowledge a cause is, with the names that people have given. */
final class CauseWords {

    private final Snapshot snapshot;

    /** @param snapshot that the causes are of */
    CauseWords(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Such as {@code sg-0a1 (web), sg-0a2 (app)}. */
    String named(List<String> ids) {
        return String.join(", ", ids.stream().map(this::named).toList());
    }

    private String named(String id) {
        return snapshot.find(SecurityGroup.class, id)
                .map(RuleWords::named)
                .or(() -> snapshot.find(NetworkAcl.class, id).map(RuleWords::named))
                .orElse(id);
    }

    /** The filter, and the rule by what it says: {@code acl-1 (public) rule 90 (tcp 22 from 0.0.0.0/0)}. */
    String byRule(Cause cause) {
        String component = cause.componentIds().isEmpty() ? "the snapshot" : named(cause.componentIds());
        return component + cause.rule().map(rule -> " rule " + told(rule)).orElse("");
    }

    private static String told(Cause.Rule rule) {
        if (rule instanceof Cause.Rule.Acl acl) {
            NetworkAclEntry entry = acl.entry();
            return entry.label() + " (" + RuleWords.traffic(entry.traffic()) + RuleWords.fromOrTo(entry.direction())
                    + entry.cidr() + ")";
        }
        return RuleWords.rule(((Cause.Rule.Group) rule).rule());
    }

    /** Such as {@code no rule of sg-1 (web) or sg-2 (app) permits it}, {@code acl-1 rule * (all traffic) denies it}. */
    String rejects(Cause cause, String what) {
        List<String> groups = cause.componentIds().stream()
                .filter(id -> snapshot.find(SecurityGroup.class, id).isPresent())
                .map(this::named)
                .toList();
        return groups.isEmpty()
                ? byRule(cause) + " denies " + what
                : "no rule of " + String.join(" or ", groups) + " permits " + what;
    }

    /** Such as {@code the interface is not in the snapshot (INTERFACE_NOT_IN_SNAPSHOT: eni-1)}. */
    String why(Optional<String> code, Cause cause) {
        String ids = named(cause.componentIds());
        String named = code.orElse("nothing known") + (ids.isEmpty() ? "" : ": " + ids);
        return cause.missing()
                .map(this::missing)
                .or(() -> code.flatMap(CauseCodeWords::of))
                .map(words -> words + " (" + named + ")")
                .orElse(named);
    }

    private String missing(Cause.Missing missing) {
        return switch (missing.kind()) {
            case NETWORK_INTERFACE ->
                "it turns on which addresses are those of " + named(missing.id())
                        + ", and the snapshot does not hold them all";
            case PREFIX_LIST -> "it turns on the entries of " + missing.id() + ", which are not in the snapshot";
            case NETWORK_ACL -> "it turns on the network ACL of " + missing.id() + ", which is not in the snapshot";
            default ->
                "it turns on the " + missing.kind().singular() + " " + missing.id() + ", which is not in the snapshot";
        };
    }
}
