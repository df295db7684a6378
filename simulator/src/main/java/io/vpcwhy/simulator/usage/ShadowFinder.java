package io.vpcwhy.simulator.usage;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds rules without effect, for all packets at once: entries of a network ACL of which earlier ones decide about every
 * packet, and rules of a security group of which others permit every packet. All that it finds of a security group can be
 * left out together.
 */
final class ShadowFinder {

    private final Snapshot snapshot;
    private final HeaderSpaces spaces = new HeaderSpaces();

    ShadowFinder(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    List<Shadow> find() {
        List<Shadow> found = new ArrayList<>();
        for (SecurityGroup group : snapshot.all(SecurityGroup.class)) {
            for (Direction direction : Direction.values()) {
                found.addAll(inGroup(group, direction));
            }
        }
        for (NetworkAcl acl : snapshot.all(NetworkAcl.class)) {
            for (Direction direction : Direction.values()) {
                found.addAll(inAcl(acl, acl.entries(direction)));
            }
        }
        return found;
    }

    private List<Shadow> inAcl(NetworkAcl acl, List<NetworkAclEntry> entries) {
        List<Shadow> found = new ArrayList<>();
        HeaderSpace before = spaces.nothing();
        for (NetworkAclEntry entry : entries) {
            HeaderSpace matched = matched(entry);
            if (!entry.implicit() && before.contains(matched)) {
                found.add(inAcl(acl, entry, matched, entries));
            }
            before = before.union(matched);
        }
        return found;
    }

    private Shadow inAcl(NetworkAcl acl, NetworkAclEntry entry, HeaderSpace matched, List<NetworkAclEntry> entries) {
        List<ConfiguredRule> by = new ArrayList<>();
        HeaderSpace left = matched;
        boolean contrary = false;
        for (NetworkAclEntry earlier : entries.subList(0, entries.indexOf(entry))) {
            HeaderSpace other = matched(earlier);
            if (left.intersects(other)) {
                by.add(new ConfiguredRule.AclEntry(acl.id(), earlier));
                contrary |= earlier.allow() != entry.allow();
                left = left.difference(other);
            }
        }
        return new Shadow(new ConfiguredRule.AclEntry(acl.id(), entry), by, contrary);
    }

    private HeaderSpace matched(NetworkAclEntry entry) {
        return spaces.traffic(entry.traffic()).intersection(spaces.sourceIn(entry.cidr()));
    }

    /** Of rules that permit the same, the one that permits least goes first, so that one of them stays. */
    private List<Shadow> inGroup(SecurityGroup group, Direction direction) {
        List<SecurityGroupRule> staying = new ArrayList<>(group.rules().stream()
                .filter(rule -> rule.direction() == direction)
                .distinct()
                .toList());
        Map<SecurityGroupRule, Shadow> found = new HashMap<>();
        List<SecurityGroupRule> narrowFirst = staying.stream()
                .sorted(Comparator.comparingInt(ShadowFinder::width))
                .toList();
        for (SecurityGroupRule rule : narrowFirst) {
            List<SecurityGroupRule> others =
                    staying.stream().filter(other -> !other.equals(rule)).toList();
            List<SecurityGroupRule> by = covering(rule, others);
            if (!by.isEmpty()) {
                staying.remove(rule);
                found.put(rule, shadow(rule, by));
            }
        }
        return group.rules().stream()
                .filter(rule -> rule.direction() == direction)
                .distinct()
                .flatMap(rule -> Optional.ofNullable(found.get(rule)).stream())
                .toList();
    }

    private static Shadow shadow(SecurityGroupRule rule, List<SecurityGroupRule> by) {
        return new Shadow(
                new ConfiguredRule.GroupRule(rule),
                by.stream().<ConfiguredRule>map(ConfiguredRule.GroupRule::new).toList(),
                false);
    }

    private static int width(SecurityGroupRule rule) {
        return rule.peer() instanceof RulePeer.CidrPeer block
                ? block.cidr().family().bits() - block.cidr().prefixLength()
                : 0;
    }

    /** Those of the others that permit all that a rule does; none where they do not. */
    private List<SecurityGroupRule> covering(SecurityGroupRule rule, List<SecurityGroupRule> others) {
        HeaderSpace left = permitted(rule, rule.peer());
        List<SecurityGroupRule> by = new ArrayList<>();
        for (SecurityGroupRule other : others) {
            HeaderSpace permitted = permitted(other, rule.peer());
            if (left.intersects(permitted)) {
                by.add(other);
                left = left.difference(permitted);
            }
        }
        return left.isEmpty() ? by : List.of();
    }

    /**
     * What a rule permits. Who the members of a group are is not looked at, for they come and go: of far ends that another
     * rule names by a group, or by a list that was not collected, it permits those that it names in the same way, and all
     * where it permits every address.
     *
     * @param asked what the other rule names
     */
    private HeaderSpace permitted(SecurityGroupRule rule, RulePeer asked) {
        HeaderSpace traffic = spaces.traffic(rule.traffic());
        Optional<List<Cidr>> blocks = blocks(rule.peer());
        if (blocks(asked).isPresent()) {
            return blocks.map(known -> traffic.intersection(spaces.sourceIn(known)))
                    .orElseGet(spaces::nothing);
        }
        if (rule.peer().equals(asked)) {
            return traffic;
        }
        List<HeaderSpace> whole = new ArrayList<>();
        for (IpFamily family : IpFamily.values()) {
            if (blocks.filter(known -> known.contains(Cidr.everything(family))).isPresent()) {
                whole.add(traffic.intersection(spaces.family(family)));
            }
        }
        return spaces.union(whole);
    }

    private Optional<List<Cidr>> blocks(RulePeer peer) {
        if (peer instanceof RulePeer.CidrPeer block) {
            return Optional.of(List.of(block.cidr()));
        }
        return peer instanceof RulePeer.PrefixListPeer list
                ? snapshot.prefixListEntries(list.prefixListId())
                : Optional.empty();
    }
}
