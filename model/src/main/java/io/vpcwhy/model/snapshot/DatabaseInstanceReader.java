package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;

/**
 * Reads an instance of RDS, Aurora, DocumentDB or Neptune: each service's command prints those of all of them.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html">DBInstance</a>
 * @see <a href="https://docs.aws.amazon.com/documentdb/latest/developerguide/API_DBInstance.html">DBInstance of
 *     DocumentDB</a>
 */
final class DatabaseInstanceReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.DATABASE;
    }

    @Override
    public void begin(Findings out) {
        out.databaseKinds.add(Database.Kind.DB_INSTANCE);
        out.databaseKinds.add(Database.Kind.DOCDB_INSTANCE);
        out.databaseKinds.add(Database.Kind.NEPTUNE_INSTANCE);
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        DatabaseDraft draft = new DatabaseDraft();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "DBInstanceIdentifier" -> draft.name = in.name();
                case "DBInstanceArn" -> draft.arn = in.string();
                case "DBInstanceStatus" -> draft.state = in.string();
                case "AvailabilityZone" -> draft.zone = in.string();
                case "Engine" -> draft.engine = in.string();
                case "Endpoint" -> draft.readEndpoint(in);
                case "PubliclyAccessible" -> draft.publiclyAccessible = in.bool();
                case "DBSubnetGroup" -> readSubnetGroup(draft, in);
                case "VpcSecurityGroups" -> draft.readSecurityGroups(in, "VpcSecurityGroupId");
                case "DBClusterIdentifier" -> draft.clusterId = in.string();
                default -> in.skip();
            }
        }
        draft.addTo(out, in, "DBInstanceIdentifier", kind(draft));
    }

    private static Database.Kind kind(DatabaseDraft draft) {
        return switch (draft.engine == null ? "" : draft.engine) {
            case "docdb" -> Database.Kind.DOCDB_INSTANCE;
            case "neptune" -> Database.Kind.NEPTUNE_INSTANCE;
            default -> Database.Kind.DB_INSTANCE;
        };
    }

    private static void readSubnetGroup(DatabaseDraft draft, JsonCursor in) throws SnapshotException {
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "DBSubnetGroupName" -> draft.subnetGroup = in.name();
                case "VpcId" -> draft.vpcId = in.name();
                case "Subnets" -> draft.subnetIds = in.namesUnder("SubnetIdentifier");
                default -> in.skip();
            }
        }
    }
}
