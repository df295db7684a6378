package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.snapshot.Findings.SubnetGroup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the subnets of subnet groups to the databases that name them. Some documents of RDS instances hold their group:
 * it serves the clusters that name the same one.
 */
final class DatabaseSubnets {

    /** A group's name is no other's of the same service. */
    private record Key(Database.Service service, String name) {}

    private final Map<Key, Set<Found<SubnetGroup>>> groups = new HashMap<>();

    void add(List<Found<SubnetGroup>> told) {
        told.forEach(this::add);
    }

    private void add(Found<SubnetGroup> group) {
        // A group of a thousand instances is kept once.
        groups.computeIfAbsent(new Key(group.value().service(), group.value().name()), k -> new LinkedHashSet<>())
                .add(new Found<>(group.value(), group.place(), 1));
    }

    void joinTo(Map<String, Found<AwsResource>> databases) {
        for (Found<AwsResource> found : databases.values()) {
            Database database = (Database) found.value();
            if (database.subnetGroup().isPresent() && !database.subnetIds().isEmpty()) {
                add(found.replaced(new SubnetGroup(
                        database.kind().service(),
                        database.subnetGroup().get(),
                        database.vpcId(),
                        database.subnetIds())));
            }
        }
        databases.replaceAll((id, found) -> joined(found));
    }

    private Found<AwsResource> joined(Found<AwsResource> found) {
        Database database = (Database) found.value();
        if (!database.subnetIds().isEmpty() || database.subnetGroup().isEmpty()) {
            return found;
        }
        Key key = new Key(database.kind().service(), database.subnetGroup().get());
        List<SubnetGroup> fitting = new ArrayList<>();
        for (Found<SubnetGroup> group : groups.getOrDefault(key, Set.of())) {
            if (agrees(group.place().account(), found.place().account())
                    && agrees(group.place().region(), found.place().region())
                    && agrees(group.value().vpcId(), database.vpcId())
                    && fitting.stream().noneMatch(other -> same(other, group.value()))) {
                fitting.add(group.value());
            }
        }
        if (fitting.size() != 1) {
            return found;
        }
        SubnetGroup group = fitting.get(0);
        return found.replaced(database.withSubnets(database.vpcId().or(group::vpcId), group.subnetIds()));
    }

    private static boolean agrees(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    private static boolean same(SubnetGroup one, SubnetGroup other) {
        return Set.copyOf(one.subnetIds()).equals(Set.copyOf(other.subnetIds()));
    }
}
