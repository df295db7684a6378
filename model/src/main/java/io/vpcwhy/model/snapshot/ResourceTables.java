package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps each resource once, by kind and id. */
final class ResourceTables {

    private ResourceTables() {}

    /** Adds all tables of a file to those of the files before it. */
    static void addAll(
            Map<ResourceKind, Map<String, Found<AwsResource>>> tables,
            Map<ResourceKind, Map<String, Found<AwsResource>>> more)
            throws SnapshotException {
        for (Map.Entry<ResourceKind, Map<String, Found<AwsResource>>> table : more.entrySet()) {
            // The first file's table is taken as it is: most kinds are in one file.
            if (tables.putIfAbsent(table.getKey(), table.getValue()) != null) {
                for (Found<AwsResource> found : table.getValue().values()) {
                    add(tables, found);
                }
            }
        }
    }

    static void add(Map<ResourceKind, Map<String, Found<AwsResource>>> tables, Found<AwsResource> found)
            throws SnapshotException {
        ResourceKind kind = ResourceKind.of(found.value().getClass());
        Map<String, Found<AwsResource>> table = tables.get(kind);
        if (table == null) {
            table = new LinkedHashMap<>();
            tables.put(kind, table);
        }
        Found<AwsResource> before = table.putIfAbsent(found.value().id(), found);
        if (before == null) {
            return;
        }
        if (found.value() instanceof Database again && namesAnother(again, (Database) before.value())) {
            add(tables, found.replaced(again.withId(longId(again))));
            return;
        }
        table.put(found.value().id(), SameResource.joined(kind, before, found));
    }

    // Databases have names, and two accounts, two Regions, or an instance and a cluster may share one.
    private static boolean namesAnother(Database again, Database before) {
        boolean other = again.kind() != before.kind()
                || differ(again.arn(), before.arn())
                || differ(again.vpcId(), before.vpcId());
        return other && !again.id().equals(longId(again));
    }

    private static boolean differ(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    private static String longId(Database database) {
        return database.arn()
                .orElseGet(() -> database.kind() + "/" + database.name()
                        + database.vpcId().map(vpc -> "@" + vpc).orElse(""));
    }
}
