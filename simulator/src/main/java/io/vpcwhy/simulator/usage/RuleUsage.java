package io.vpcwhy.simulator.usage;

import java.util.List;

/**
 * How the rules of a snapshot were used.
 *
 * @param times from the first to the last record of its interfaces
 * @param strangers records of which the snapshot does not hold the interface: what they used is in no finding
 * @param findings one a rule, in the order of the snapshot; of the denies that end a list only those that were used
 * @param shadows rules without effect
 * @param narrowings of wide rules, those first that were used most
 */
public record RuleUsage(
        Times times, long strangers, List<RuleFinding> findings, List<Shadow> shadows, List<Narrowing> narrowings) {

    public RuleUsage {
        findings = List.copyOf(findings);
        shadows = List.copyOf(shadows);
        narrowings = List.copyOf(narrowings);
    }

    /** The rules of which the logs say so. */
    public List<RuleFinding> of(Standing standing) {
        return findings.stream().filter(each -> each.standing() == standing).toList();
    }
}
