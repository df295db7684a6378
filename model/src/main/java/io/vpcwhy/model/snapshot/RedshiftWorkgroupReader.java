package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Reads a workgroup of Redshift Serverless.
 *
 * @see <a href="https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_Workgroup.html">Workgroup</a>
 */
final class RedshiftWorkgroupReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.DATABASE;
    }

    @Override
    public void begin(Findings out) {
        out.databaseKinds.add(Database.Kind.REDSHIFT_WORKGROUP);
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        DatabaseDraft draft = new DatabaseDraft();
        draft.engine = "redshift";
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "workgroupName" -> draft.name = in.name();
                case "workgroupArn" -> draft.arn = in.string();
                case "status" -> draft.state = in.string();
                case "publiclyAccessible" -> draft.publiclyAccessible = in.bool();
                case "subnetIds" -> draft.subnetIds = in.names();
                case "securityGroupIds" -> draft.securityGroupIds = in.names();
                case "endpoint" -> readEndpoint(draft, in);
                default -> in.skip();
            }
        }
        draft.addTo(out, in, "workgroupName", Database.Kind.REDSHIFT_WORKGROUP);
    }

    private static void readEndpoint(DatabaseDraft draft, JsonCursor in) throws SnapshotException {
        @Nullable String address = null;
        OptionalInt port = OptionalInt.empty();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "address" -> address = in.string();
                case "port" -> port = DatabaseDraft.port(in);
                case "vpcEndpoints" -> {
                    for (in.array(); in.nextElement(); ) {
                        readVpcEndpoint(draft, in);
                    }
                }
                default -> in.skip();
            }
        }
        if (address != null) {
            draft.addEndpoint(address, port);
        }
    }

    private static void readVpcEndpoint(DatabaseDraft draft, JsonCursor in) throws SnapshotException {
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "vpcId" -> draft.vpcId = in.name();
                case "networkInterfaces" -> draft.networkInterfaceIds.addAll(in.namesUnder("networkInterfaceId"));
                default -> in.skip();
            }
        }
    }
}
