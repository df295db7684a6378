package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;

/**
 * Reads a serverless cache of ElastiCache.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ServerlessCache.html">ServerlessCache</a>
 */
final class ServerlessCacheReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.DATABASE;
    }

    @Override
    public void begin(Findings out) {
        out.databaseKinds.add(Database.Kind.SERVERLESS_CACHE);
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        DatabaseDraft draft = new DatabaseDraft();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "ServerlessCacheName" -> draft.name = in.name();
                case "ARN" -> draft.arn = in.string();
                case "Engine" -> draft.engine = in.string();
                case "Status" -> draft.state = in.string();
                case "Endpoint", "ReaderEndpoint" -> draft.readEndpoint(in);
                case "SubnetIds" -> draft.subnetIds = in.names();
                case "SecurityGroupIds" -> draft.securityGroupIds = in.names();
                default -> in.skip();
            }
        }
        draft.addTo(out, in, "ServerlessCacheName", Database.Kind.SERVERLESS_CACHE);
    }
}
