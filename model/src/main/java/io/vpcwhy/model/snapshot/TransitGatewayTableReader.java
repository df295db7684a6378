package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.snapshot.Findings.TableRoutes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a transit gateway route table's static routes, or what propagates into it, as Batfish keeps either: with its
 * id.
 */
final class TransitGatewayTableReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.TRANSIT_GATEWAY_ROUTE_TABLE;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String table = null;
        List<TransitGatewayRoute> routes = new ArrayList<>();
        List<String> attachments = new ArrayList<>();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "TransitGatewayRouteTableId" -> table = in.name();
                case "Routes" -> {
                    for (in.array(); in.nextElement(); ) {
                        TransitGatewayRouteReader.route(in).ifPresent(routes::add);
                    }
                }
                case "TransitGatewayRouteTablePropagations" -> {
                    for (in.array(); in.nextElement(); ) {
                        propagation(in, attachments);
                    }
                }
                default -> in.skip();
            }
        }
        String id = in.required(table, "TransitGatewayRouteTableId");
        out.transitGatewayRoutes.add(out.found(new TableRoutes(id, routes, attachments), null, null));
    }

    private static void propagation(JsonCursor in, List<String> attachments) throws SnapshotException {
        @Nullable String attachment = null;
        String state = "enabled";
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "TransitGatewayAttachmentId" -> attachment = in.name();
                case "State" -> state = in.string();
                default -> in.skip();
            }
        }
        if (state.equals("enabled")) {
            attachments.add(in.required(attachment, "TransitGatewayAttachmentId"));
        }
    }
}
