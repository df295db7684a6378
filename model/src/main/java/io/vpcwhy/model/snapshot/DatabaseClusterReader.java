package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.ip.PortRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads a database cluster.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBCluster.html">DBCluster</a>
 */
final class DatabaseClusterReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.DATABASE;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String arn = null;
        @Nullable String engine = null;
        @Nullable String endpoint = null;
        OptionalInt port = OptionalInt.empty();
        @Nullable Boolean publiclyAccessible = null;
        List<String> securityGroupIds = List.of();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "DBClusterIdentifier" -> id = in.name();
                case "DBClusterArn" -> arn = in.string();
                case "Engine" -> engine = in.string();
                case "Endpoint" -> endpoint = in.string();
                case "Port" -> port = OptionalInt.of(in.integer(0, PortRange.MAX_PORT));
                case "PubliclyAccessible" -> publiclyAccessible = in.bool();
                case "VpcSecurityGroups" -> securityGroupIds = in.namesUnder("VpcSecurityGroupId");
                default -> in.skip();
            }
        }
        Database cluster = new Database(
                in.required(id, "DBClusterIdentifier"),
                Database.Kind.DB_CLUSTER,
                Optional.ofNullable(arn),
                in.required(engine, "Engine"),
                Optional.ofNullable(endpoint),
                port,
                Optional.ofNullable(publiclyAccessible),
                Optional.empty(),
                List.of(),
                securityGroupIds,
                Optional.empty());
        out.add(cluster, null, arn);
    }
}
