package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is missing of databases: subnet groups that they name, and the databases of interfaces. */
final class DatabaseGaps {

    private static final int MOST_NAMED = 3;

    private record Group(Database.Service service, String name) {}

    private DatabaseGaps() {}

    static List<Gap> find(Snapshot snapshot) {
        List<Gap> gaps = new ArrayList<>();
        subnetGroups(snapshot)
                .forEach((group, databases) -> gaps.add(
                        new Gap.MissingSubnetGroup(group.service(), group.name(), first(databases), databases.size())));
        interfaces(snapshot)
                .forEach((kind, ids) -> gaps.add(new Gap.DatabasesNotCollected(kind, first(ids), ids.size())));
        return gaps;
    }

    private static Map<Group, List<String>> subnetGroups(Snapshot snapshot) {
        Map<Group, List<String>> missing = new LinkedHashMap<>();
        for (Database database : snapshot.all(Database.class)) {
            if (database.subnetIds().isEmpty() && database.subnetGroup().isPresent()) {
                Group group = new Group(
                        database.kind().service(), database.subnetGroup().get());
                missing.computeIfAbsent(group, k -> new ArrayList<>()).add(database.id());
            }
        }
        return missing;
    }

    private static Map<Database.Kind, List<String>> interfaces(Snapshot snapshot) {
        Map<Database.Kind, List<String>> missing = new LinkedHashMap<>();
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            Optional<Database.Kind> kind = kind(InterfaceOwner.of(nic).kind()).filter(k -> !snapshot.collected(k));
            // That no database at all was collected is told as of every other kind of resource, by the command of RDS.
            if (kind.isPresent()
                    && (kind.get() != Database.Kind.DB_INSTANCE || snapshot.collected(ResourceKind.DATABASE))) {
                missing.computeIfAbsent(kind.get(), k -> new ArrayList<>()).add(nic.id());
            }
        }
        return missing;
    }

    private static Optional<Database.Kind> kind(InterfaceOwner.Kind owner) {
        return switch (owner) {
            case RDS -> Optional.of(Database.Kind.DB_INSTANCE);
            case ELASTICACHE -> Optional.of(Database.Kind.CACHE_CLUSTER);
            case REDSHIFT -> Optional.of(Database.Kind.REDSHIFT_CLUSTER);
            case OPENSEARCH -> Optional.of(Database.Kind.OPENSEARCH_DOMAIN);
            case MEMORYDB -> Optional.of(Database.Kind.MEMORYDB_CLUSTER);
            case DAX -> Optional.of(Database.Kind.DAX_CLUSTER);
            default -> Optional.empty();
        };
    }

    private static List<String> first(List<String> ids) {
        return ids.subList(0, Math.min(MOST_NAMED, ids.size()));
    }
}
