package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.Tags;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a route table.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_RouteTable.html">RouteTable</a>
 */
final class RouteTableReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.ROUTE_TABLE;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String vpcId = null;
        @Nullable String owner = null;
        List<Route> routes = new ArrayList<>();
        Associations associations = new Associations();
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "RouteTableId" -> id = in.name();
                case "VpcId" -> vpcId = in.name();
                case "OwnerId" -> owner = in.string();
                case "Routes" -> {
                    for (in.array(); in.nextElement(); ) {
                        routes.add(RouteReader.read(in));
                    }
                }
                case "Associations" -> {
                    for (in.array(); in.nextElement(); ) {
                        associations.read(in);
                    }
                }
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        RouteTable table = new RouteTable(
                in.required(id, "RouteTableId"),
                in.required(vpcId, "VpcId"),
                routes,
                associations.main,
                associations.subnetIds,
                associations.gatewayIds,
                tags);
        out.add(table, owner, null);
    }

    /** What uses the table. */
    private static final class Associations {
        private boolean main;
        private final List<String> subnetIds = new ArrayList<>();
        private final List<String> gatewayIds = new ArrayList<>();

        private void read(JsonCursor in) throws SnapshotException {
            boolean isMain = false;
            @Nullable String subnetId = null;
            @Nullable String gatewayId = null;
            @Nullable String state = null;
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "Main" -> isMain = in.bool();
                    case "SubnetId" -> subnetId = in.name();
                    case "GatewayId" -> gatewayId = in.name();
                    case "AssociationState" -> state = in.nameUnder("State");
                    default -> in.skip();
                }
            }
            if (state != null && !state.equals("associated") && !state.equals("associating")) {
                return;
            }
            main |= isMain;
            if (subnetId != null) {
                subnetIds.add(subnetId);
            }
            if (gatewayId != null) {
                gatewayIds.add(gatewayId);
            }
        }
    }
}
