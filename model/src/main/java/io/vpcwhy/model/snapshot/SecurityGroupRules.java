package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.RulePeer.GroupPeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.Tags;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the rules of describe-security-group-rules to their groups. The same rule in the form of
 * describe-security-groups is one with it, and gains its id.
 */
final class SecurityGroupRules {

    private final Map<String, Found<SecurityGroupRule>> byId = new LinkedHashMap<>();

    void add(List<Found<SecurityGroupRule>> rules) throws SnapshotException {
        for (Found<SecurityGroupRule> rule : rules) {
            String id = rule.value().id().orElseThrow();
            Found<SecurityGroupRule> before = byId.putIfAbsent(id, rule);
            if (before != null && !before.value().equals(rule.value())) {
                throw SameResource.differs("security group rule", id, before.where(), rule.where());
            }
        }
    }

    void joinTo(Map<String, Found<AwsResource>> groups, Snapshot.Builder builder) {
        Map<String, List<Found<SecurityGroupRule>>> byGroup = new LinkedHashMap<>();
        for (Map.Entry<String, Found<SecurityGroupRule>> rule : byId.entrySet()) {
            builder.from(rule.getKey(), rule.getValue().where());
            byGroup.computeIfAbsent(rule.getValue().value().groupId(), id -> new ArrayList<>())
                    .add(rule.getValue());
        }
        for (Map.Entry<String, List<Found<SecurityGroupRule>>> group : byGroup.entrySet()) {
            List<Found<SecurityGroupRule>> rules = group.getValue();
            Found<AwsResource> told = groups.get(group.getKey());
            groups.put(
                    group.getKey(),
                    told == null
                            ? rules.get(0).replaced(unnamed(group.getKey(), rules))
                            : told.replaced(joined((SecurityGroup) told.value(), rules)));
        }
    }

    /** A group of which nothing but rules was collected. */
    private static SecurityGroup unnamed(String id, List<Found<SecurityGroupRule>> rules) {
        return new SecurityGroup(
                id,
                id,
                Optional.empty(),
                rules.get(0).place().account(),
                rules.stream().map(Found::value).toList(),
                Tags.NONE);
    }

    private static SecurityGroup joined(SecurityGroup group, List<Found<SecurityGroupRule>> flat) {
        List<SecurityGroupRule> rules = new ArrayList<>(group.rules());
        for (Found<SecurityGroupRule> found : flat) {
            SecurityGroupRule rule = found.value();
            int same = indexOf(rules, rule);
            if (same < 0) {
                rules.add(rule);
            } else {
                rules.set(same, identified(rules.get(same), rule));
            }
        }
        return new SecurityGroup(group.id(), group.name(), group.vpcId(), group.ownerId(), rules, group.tags());
    }

    private static int indexOf(List<SecurityGroupRule> rules, SecurityGroupRule wanted) {
        for (int i = 0; i < rules.size(); i++) {
            SecurityGroupRule rule = rules.get(i);
            if (rule.id().isEmpty() && RuleLines.isSame(rule, wanted)) {
                return i;
            }
        }
        return -1;
    }

    private static SecurityGroupRule identified(SecurityGroupRule told, SecurityGroupRule flat) {
        RulePeer peer = (told.peer() instanceof GroupPeer group && flat.peer() instanceof GroupPeer again)
                ? completed(group, again)
                : told.peer();
        return new SecurityGroupRule(
                flat.id(),
                told.groupId(),
                told.direction(),
                told.traffic(),
                peer,
                told.description().or(flat::description));
    }

    private static GroupPeer completed(GroupPeer told, GroupPeer flat) {
        return new GroupPeer(
                told.groupId(),
                told.ownerId().or(flat::ownerId),
                told.vpcId().or(flat::vpcId),
                told.peeringConnectionId().or(flat::peeringConnectionId),
                told.peeringStatus().or(flat::peeringStatus));
    }
}
