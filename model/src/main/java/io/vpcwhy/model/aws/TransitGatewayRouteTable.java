package io.vpcwhy.model.aws;

import java.util.List;
import java.util.Optional;

/**
 * A route table of a transit gateway.
 *
 * @param id {@code tgw-rtb-...}
 * @param routes all its routes, or its static ones alone where {@code propagatingAttachmentIds} tells the rest; empty
 *     where neither was collected
 * @param propagatingAttachmentIds attachments whose VPC's blocks are routes of the table, where a document tells them in
 *     place of the routes
 */
public record TransitGatewayRouteTable(
        String id,
        String transitGatewayId,
        String state,
        Optional<List<TransitGatewayRoute>> routes,
        List<String> propagatingAttachmentIds,
        Tags tags)
        implements AwsResource {

    public TransitGatewayRouteTable {
        routes = routes.map(List::copyOf);
        propagatingAttachmentIds = List.copyOf(propagatingAttachmentIds);
    }
}
