package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads a cluster of RDS, Aurora, DocumentDB or Neptune: each service's command prints those of all of them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBCluster.html">DBCluster</a>
 * @see <a href="https://docs.aws.amazon.com/documentdb/latest/developerguide/API_DBCluster.html">DBCluster of
 *     DocumentDB</a>
 */
final class DatabaseClusterReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.DATABASE;
    }

    @Override
    public void begin(Findings out) {
        out.databaseKinds.add(Database.Kind.DB_CLUSTER);
        out.databaseKinds.add(Database.Kind.DOCDB_CLUSTER);
        out.databaseKinds.add(Database.Kind.NEPTUNE_CLUSTER);
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        DatabaseDraft draft = new DatabaseDraft();
        OptionalInt port = OptionalInt.empty();
        String writer = "";
        List<String> others = new ArrayList<>();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "DBClusterIdentifier" -> draft.name = in.name();
                case "DBClusterArn" -> draft.arn = in.string();
                case "Status" -> draft.state = in.string();
                case "Engine" -> draft.engine = in.string();
                case "Endpoint" -> writer = in.string();
                case "ReaderEndpoint" -> others.add(in.string());
                case "CustomEndpoints" -> others.addAll(in.names());
                case "Port" -> port = DatabaseDraft.port(in);
                case "PubliclyAccessible" -> draft.publiclyAccessible = in.bool();
                case "DBSubnetGroup" -> draft.subnetGroup = in.name();
                case "VpcSecurityGroups" -> draft.readSecurityGroups(in, "VpcSecurityGroupId");
                default -> in.skip();
            }
        }
        draft.addEndpoint(writer, port);
        for (String other : others) {
            draft.addEndpoint(other, port);
        }
        draft.addTo(out, in, "DBClusterIdentifier", kind(draft));
    }

    private static Database.Kind kind(DatabaseDraft draft) {
        return switch (draft.engine == null ? "" : draft.engine) {
            case "docdb" -> Database.Kind.DOCDB_CLUSTER;
            case "neptune" -> Database.Kind.NEPTUNE_CLUSTER;
            default -> Database.Kind.DB_CLUSTER;
        };
    }
}
