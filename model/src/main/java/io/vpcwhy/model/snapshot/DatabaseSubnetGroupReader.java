package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.snapshot.Findings.SubnetGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a subnet group of a service that runs databases. The services' documents differ in the names of their fields
 * alone; MemoryDB and DAX share their key, and the field that names the group tells which it is.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBSubnetGroup.html">DBSubnetGroup</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CacheSubnetGroup.html">CacheSubnetGroup</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/redshift/latest/APIReference/API_ClusterSubnetGroup.html">ClusterSubnetGroup</a>
 * @see <a href="https://docs.aws.amazon.com/memorydb/latest/APIReference/API_SubnetGroup.html">SubnetGroup of
 *     MemoryDB</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_dax_SubnetGroup.html">SubnetGroup of
 *     DAX</a>
 */
final class DatabaseSubnetGroupReader implements ResourceReader {

    private final String key;
    private final String nameField;
    private final Database.Service service;

    DatabaseSubnetGroupReader(String key, String nameField, Database.Service service) {
        this.key = key;
        this.nameField = nameField;
        this.service = service;
    }

    @Override
    public @Nullable ResourceKind kind() {
        return null;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        Database.Service whose = service;
        @Nullable String name = null;
        @Nullable String arn = null;
        @Nullable String vpcId = null;
        List<String> subnetIds = List.of();
        for (in.object(); in.nextField(); ) {
            String field = in.field();
            if (field.equals(nameField)) {
                name = in.name();
            } else {
                switch (field) {
                    case "SubnetGroupName" -> {
                        whose = Database.Service.DAX;
                        name = in.name();
                    }
                    case "DBSubnetGroupArn", "ARN" -> arn = in.string();
                    case "VpcId" -> vpcId = in.name();
                    case "Subnets" -> subnetIds = subnets(in);
                    default -> in.skip();
                }
            }
        }
        if (name == null) {
            out.skipped(key, 1);
            return;
        }
        out.subnetGroups.add(out.found(new SubnetGroup(whose, name, Optional.ofNullable(vpcId), subnetIds), null, arn));
    }

    private static List<String> subnets(JsonCursor in) throws SnapshotException {
        List<String> ids = new ArrayList<>();
        for (in.array(); in.nextElement(); ) {
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "SubnetIdentifier", "Identifier" -> ids.add(in.name());
                    default -> in.skip();
                }
            }
        }
        return ids;
    }
}
