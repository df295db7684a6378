package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;

/**
 * Reads a cache cluster of ElastiCache, be it one of a replication group.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheCluster.html">CacheCluster</a>
 */
final class CacheClusterReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.DATABASE;
    }

    @Override
    public void begin(Findings out) {
        out.databaseKinds.add(Database.Kind.CACHE_CLUSTER);
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        DatabaseDraft draft = new DatabaseDraft();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "CacheClusterId" -> draft.name = in.name();
                case "ARN" -> draft.arn = in.string();
                case "Engine" -> draft.engine = in.string();
                case "CacheClusterStatus" -> draft.state = in.string();
                case "PreferredAvailabilityZone" -> draft.zone = in.string();
                case "ConfigurationEndpoint" -> draft.readEndpoint(in);
                case "CacheNodes" -> draft.readEndpoints(in, "Endpoint");
                case "CacheSubnetGroupName" -> draft.subnetGroup = in.name();
                case "SecurityGroups" -> draft.readSecurityGroups(in, "SecurityGroupId");
                case "ReplicationGroupId" -> draft.clusterId = in.name();
                default -> in.skip();
            }
        }
        draft.addTo(out, in, "CacheClusterId", Database.Kind.CACHE_CLUSTER);
    }
}
