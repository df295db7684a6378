package io.vpcwhy.simulator.usage;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says of every rule of a snapshot how the records that were seen used it. */
public final class RuleUsageFinder {

    private final Snapshot snapshot;
    private final Map<String, List<NetworkInterface>> behindAcls = new HashMap<>();

    public RuleUsageFinder(Snapshot snapshot) {
        this.snapshot = snapshot;
        for (Subnet subnet : snapshot.all(Subnet.class)) {
            Optional<NetworkAcl> acl = snapshot.networkAclOf(subnet);
            acl.ifPresent(list -> behindAcls
                    .computeIfAbsent(list.id(), any -> new ArrayList<>())
                    .addAll(inUse(snapshot.interfacesOfSubnet(subnet.id()))));
        }
    }

    /**
     * Says so.
     *
     * @param watch what was seen by one that is made for the same snapshot
     * @param complete whether all logs were read to their end
     */
    public RuleUsage find(RuleWatch watch, boolean complete) {
        LogCoverage coverage = new LogCoverage(snapshot, watch.interfaces());
        UseOfRules uses = watch.uses();
        List<RuleFinding> findings = new ArrayList<>();
        for (int number = 0; number < watch.rules().size(); number++) {
            findings.add(find(watch.rules().get(number), number, uses, coverage, complete));
        }
        return new RuleUsage(
                coverage.times(List.copyOf(snapshot.all(NetworkInterface.class))),
                watch.strangers(),
                findings.stream().filter(RuleUsageFinder::concerns).toList(),
                new ShadowFinder(snapshot).find(),
                new NarrowingFinder(snapshot).find(watch, findings));
    }

    /** The denies that end a list cannot be taken away: they are told only where they were used. */
    private static boolean concerns(RuleFinding finding) {
        return !(finding.rule() instanceof ConfiguredRule.AclEntry acl)
                || !acl.entry().implicit()
                || finding.use().and(finding.possibleUse()).records() > 0;
    }

    private RuleFinding find(ConfiguredRule rule, int number, UseOfRules uses, LogCoverage coverage, boolean complete) {
        List<NetworkInterface> interfaces = interfaces(rule);
        Use use = uses.certain(number);
        Use possible = uses.possible(number);
        Set<Blindness> blindness = coverage.blindness(rule, interfaces);
        if (!complete) {
            blindness.add(Blindness.NOT_ALL_READ);
        }
        Standing standing = standing(use, possible, interfaces, blindness);
        return new RuleFinding(
                rule,
                standing,
                use,
                possible,
                rule instanceof ConfiguredRule.AclEntry ? use.records() : uses.alone(number),
                standing == Standing.WITHOUT_INTERFACE ? List.of() : List.copyOf(blindness),
                interfaces.size(),
                coverage.leftOut(interfaces),
                coverage.times(interfaces));
    }

    private static Standing standing(
            Use use, Use possible, List<NetworkInterface> interfaces, Set<Blindness> blindness) {
        if (use.records() > 0) {
            return Standing.USED;
        }
        if (possible.records() > 0) {
            return Standing.POSSIBLY_USED;
        }
        if (interfaces.isEmpty()) {
            return Standing.WITHOUT_INTERFACE;
        }
        return blindness.isEmpty() ? Standing.UNUSED : Standing.NOT_KNOWN;
    }

    private List<NetworkInterface> interfaces(ConfiguredRule rule) {
        return rule instanceof ConfiguredRule.GroupRule
                ? inUse(snapshot.members(rule.holderId()))
                : behindAcls.getOrDefault(rule.holderId(), List.of());
    }

    /** Those that can have traffic. */
    private static List<NetworkInterface> inUse(List<NetworkInterface> interfaces) {
        return interfaces.stream().filter(each -> !each.detached()).toList();
    }
}
