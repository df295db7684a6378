package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.ip.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads a database instance.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBInstance.html">DBInstance</a>
 */
final class DatabaseInstanceReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.DATABASE;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        Draft draft = new Draft();
        for (in.object(); in.nextField(); ) {
            draft.field(in);
        }
        out.add(draft.build(in), null, draft.arn != null ? draft.arn : draft.zone);
    }

    /** One instance while it is read. */
    private static final class Draft {
        private @Nullable String id;
        private @Nullable String arn;
        private @Nullable String zone;
        private @Nullable String engine;
        private @Nullable String endpoint;
        private OptionalInt port = OptionalInt.empty();
        private @Nullable Boolean publiclyAccessible;
        private @Nullable String vpcId;
        private final List<String> subnetIds = new ArrayList<>();
        private List<String> securityGroupIds = List.of();
        private @Nullable String clusterId;

        private void field(JsonCursor in) throws SnapshotException {
            switch (in.field()) {
                case "DBInstanceIdentifier" -> id = in.name();
                case "DBInstanceArn" -> arn = in.string();
                case "AvailabilityZone" -> zone = in.string();
                case "Engine" -> engine = in.string();
                case "Endpoint" -> readEndpoint(in);
                case "PubliclyAccessible" -> publiclyAccessible = in.bool();
                case "DBSubnetGroup" -> readSubnetGroup(in);
                case "VpcSecurityGroups" -> securityGroupIds = in.namesUnder("VpcSecurityGroupId");
                case "DBClusterIdentifier" -> clusterId = in.string();
                default -> in.skip();
            }
        }

        private void readEndpoint(JsonCursor in) throws SnapshotException {
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "Address" -> endpoint = in.string();
                    case "Port" -> port = OptionalInt.of(in.integer(0, PortRange.MAX_PORT));
                    default -> in.skip();
                }
            }
        }

        private void readSubnetGroup(JsonCursor in) throws SnapshotException {
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "VpcId" -> vpcId = in.name();
                    case "Subnets" -> subnetIds.addAll(in.namesUnder("SubnetIdentifier"));
                    default -> in.skip();
                }
            }
        }

        private Database build(JsonCursor in) throws SnapshotException {
            return new Database(
                    in.required(id, "DBInstanceIdentifier"),
                    Database.Kind.DB_INSTANCE,
                    Optional.ofNullable(arn),
                    in.required(engine, "Engine"),
                    Optional.ofNullable(endpoint),
                    port,
                    Optional.ofNullable(publiclyAccessible),
                    Optional.ofNullable(vpcId),
                    subnetIds,
                    securityGroupIds,
                    Optional.ofNullable(clusterId));
        }
    }
}
