package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a transit gateway route table; its routes are told by other documents.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayRouteTable.html">TransitGatewayRouteTable</a>
 */
final class TransitGatewayRouteTableReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.TRANSIT_GATEWAY_ROUTE_TABLE;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String gatewayId = null;
        String state = "available";
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "TransitGatewayRouteTableId" -> id = in.name();
                case "TransitGatewayId" -> gatewayId = in.name();
                case "State" -> state = in.name();
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        TransitGatewayRouteTable table = new TransitGatewayRouteTable(
                in.required(id, "TransitGatewayRouteTableId"),
                in.required(gatewayId, "TransitGatewayId"),
                state,
                Optional.empty(),
                List.of(),
                tags);
        out.add(table, null, null);
    }
}
