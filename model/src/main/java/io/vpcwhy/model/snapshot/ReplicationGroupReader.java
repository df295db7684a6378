package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;

/**
 * Reads a replication group of ElastiCache. Its subnets and security groups are those of its cache clusters, which
 * another command tells.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ReplicationGroup.html">ReplicationGroup</a>
 */
final class ReplicationGroupReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.DATABASE;
    }

    @Override
    public void begin(Findings out) {
        out.databaseKinds.add(Database.Kind.REPLICATION_GROUP);
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        DatabaseDraft draft = new DatabaseDraft();
        // Answers from before there was Valkey don't tell the engine.
        draft.engine = "redis";
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "ReplicationGroupId" -> draft.name = in.name();
                case "ARN" -> draft.arn = in.string();
                case "Engine" -> draft.engine = in.string();
                case "Status" -> draft.state = in.string();
                case "ConfigurationEndpoint" -> draft.readEndpoint(in);
                case "NodeGroups" -> {
                    for (in.array(); in.nextElement(); ) {
                        readNodeGroup(draft, in);
                    }
                }
                default -> in.skip();
            }
        }
        draft.addTo(out, in, "ReplicationGroupId", Database.Kind.REPLICATION_GROUP);
    }

    private static void readNodeGroup(DatabaseDraft draft, JsonCursor in) throws SnapshotException {
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "PrimaryEndpoint", "ReaderEndpoint" -> draft.readEndpoint(in);
                case "NodeGroupMembers" -> draft.readEndpoints(in, "ReadEndpoint");
                default -> in.skip();
            }
        }
    }
}
