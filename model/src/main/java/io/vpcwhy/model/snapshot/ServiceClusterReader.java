package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.ip.IpAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a cluster of Redshift, MemoryDB or DAX, whose commands print the same key: their fields tell them apart. The
 * clusters of other services, such as EMR, are passed over.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift/latest/APIReference/API_Cluster.html">Cluster of Redshift</a>
 * @see <a href="https://docs.aws.amazon.com/memorydb/latest/APIReference/API_Cluster.html">Cluster of MemoryDB</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_dax_Cluster.html">Cluster of DAX</a>
 */
final class ServiceClusterReader implements ResourceReader {

    /** As an empty list may be any service's, only what is read shows a kind to be collected. */
    @Override
    public @Nullable ResourceKind kind() {
        return null;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        if (!in.atObject()) {
            in.skip();
            out.skipped("Clusters", 1);
            return;
        }
        Draft draft = new Draft();
        for (in.object(); in.nextField(); ) {
            if (!draft.readNetwork(in)) {
                draft.readName(in);
            }
        }
        draft.addTo(out, in);
    }

    /** A cluster of which it is not known yet whose it is. */
    private static final class Draft {
        private final DatabaseDraft database = new DatabaseDraft();
        private boolean redshift;
        private @Nullable String namespaceArn;

        private void readName(JsonCursor in) throws SnapshotException {
            switch (in.field()) {
                case "ClusterIdentifier" -> {
                    redshift = true;
                    database.name = in.name();
                }
                case "Name", "ClusterName" -> database.name = in.name();
                case "ARN", "ClusterArn" -> database.arn = in.string();
                case "ClusterNamespaceArn" -> namespaceArn = in.string();
                case "AvailabilityZone" -> database.zone = in.string();
                case "Engine" -> database.engine = in.string();
                case "ClusterStatus", "Status" -> readState(in);
                case "PubliclyAccessible" -> database.publiclyAccessible = in.bool();
                default -> in.skip();
            }
        }

        // That of an EMR cluster is an object.
        private void readState(JsonCursor in) throws SnapshotException {
            if (in.atObject()) {
                in.skip();
            } else {
                database.state = in.string();
            }
        }

        private boolean readNetwork(JsonCursor in) throws SnapshotException {
            boolean composed = in.atObject() || in.atArray();
            switch (in.field()) {
                case "ClusterSubnetGroupName", "SubnetGroupName", "SubnetGroup" -> database.subnetGroup = in.name();
                case "VpcId" -> database.vpcId = in.name();
                default -> {
                    return composed && readComposed(in);
                }
            }
            return true;
        }

        private boolean readComposed(JsonCursor in) throws SnapshotException {
            switch (in.field()) {
                case "Endpoint", "ClusterEndpoint", "ClusterDiscoveryEndpoint" -> database.readEndpoint(in);
                case "VpcSecurityGroups" -> database.readSecurityGroups(in, "VpcSecurityGroupId");
                case "SecurityGroups" -> database.readSecurityGroups(in, "SecurityGroupId", "SecurityGroupIdentifier");
                case "ClusterNodes" -> readNodes(in);
                case "Nodes" -> database.readEndpoints(in, "Endpoint");
                case "Shards" -> readShards(in);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private void readNodes(JsonCursor in) throws SnapshotException {
            for (in.array(); in.nextElement(); ) {
                for (in.object(); in.nextField(); ) {
                    switch (in.field()) {
                        case "PrivateIPAddress", "PublicIPAddress" ->
                            IpAddress.tryParse(in.string()).ifPresent(database.addresses::add);
                        default -> in.skip();
                    }
                }
            }
        }

        private void readShards(JsonCursor in) throws SnapshotException {
            for (in.array(); in.nextElement(); ) {
                for (in.object(); in.nextField(); ) {
                    if (in.field().equals("Nodes")) {
                        database.readEndpoints(in, "Endpoint");
                    } else {
                        in.skip();
                    }
                }
            }
        }

        private void addTo(Findings out, JsonCursor in) throws SnapshotException {
            String arn = database.arn == null ? "" : database.arn;
            if (redshift) {
                database.engine = "redshift";
                database.arn = clusterArn().orElse(null);
                database.addTo(out, in, "ClusterIdentifier", Database.Kind.REDSHIFT_CLUSTER);
            } else if (arn.contains(":memorydb:")) {
                database.engine = database.engine == null ? "redis" : database.engine;
                database.addTo(out, in, "Name", Database.Kind.MEMORYDB_CLUSTER);
            } else if (arn.contains(":dax:")) {
                database.engine = "dax";
                database.addTo(out, in, "ClusterName", Database.Kind.DAX_CLUSTER);
            } else {
                out.skipped("Clusters", 1);
            }
        }

        /**
         * The document tells the ARN of the cluster's namespace alone, which is of the same account and Region.
         *
         * @see <a
         *     href="https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-iam-access-control-overview.html">Redshift
         *     resources</a>
         */
        private Optional<String> clusterArn() {
            int end = namespaceArn == null ? -1 : namespaceArn.indexOf(":namespace:");
            return namespaceArn == null || end < 0
                    ? Optional.empty()
                    : Optional.of(namespaceArn.substring(0, end) + ":cluster:" + database.name);
        }
    }
}
