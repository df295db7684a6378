package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.snapshot.Findings.TableRoutes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the static routes of a transit gateway route table as Batfish keeps them: with the table's id beside them. */
final class TransitGatewayStaticRoutesReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.TRANSIT_GATEWAY_ROUTE_TABLE;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String table = null;
        List<TransitGatewayRoute> routes = new ArrayList<>();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "TransitGatewayRouteTableId" -> table = in.name();
                case "Routes" -> {
                    for (in.array(); in.nextElement(); ) {
                        TransitGatewayRouteReader.route(in).ifPresent(routes::add);
                    }
                }
                default -> in.skip();
            }
        }
        String id = in.required(table, "TransitGatewayRouteTableId");
        out.transitGatewayRoutes.add(out.found(new TableRoutes(id, routes, List.of()), null, null));
    }
}
