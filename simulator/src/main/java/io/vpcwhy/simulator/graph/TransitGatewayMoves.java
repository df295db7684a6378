package io.vpcwhy.simulator.graph;

import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.Place.Kind;
import io.vpcwhy.simulator.route.TransitGatewayRouting;

/** What leads through transit gateways: in by an attachment, by its table, out by another attachment. */
final class TransitGatewayMoves {

    private final Snapshot snapshot;
    private final TransitGatewayRouting routing;
    private final Moves moves;

    TransitGatewayMoves(Snapshot snapshot, Moves moves) {
        this.snapshot = snapshot;
        this.routing = new TransitGatewayRouting(snapshot);
        this.moves = moves;
    }

    void add() {
        for (TransitGatewayVpcAttachment attachment : snapshot.all(TransitGatewayVpcAttachment.class)) {
            for (String subnetId : attachment.subnetIds()) {
                moves.add(at(attachment.id()), new Place(Kind.SUBNET_ROUTER, subnetId), Guard.ALWAYS);
            }
        }
        snapshot.all(TransitGatewayAttachment.class).forEach(this::addAttachment);
        snapshot.all(TransitGatewayRouteTable.class).forEach(this::addRoutes);
    }

    private static Place at(String attachmentId) {
        return new Place(Kind.TRANSIT_GATEWAY_ATTACHMENT, attachmentId);
    }

    private void addAttachment(TransitGatewayAttachment attachment) {
        Place at = at(attachment.id());
        attachment
                .routeTableId()
                .ifPresent(id -> moves.add(at, new Place(Kind.TRANSIT_GATEWAY_ROUTE_TABLE, id), Guard.ALWAYS));
        switch (attachment.resourceType()) {
            case "vpc" -> {
                // Where its subnets are not told, all that is known is the VPC.
                if (snapshot.find(TransitGatewayVpcAttachment.class, attachment.id())
                        .isEmpty()) {
                    moves.add(at, new Place(Kind.VPC, attachment.resourceId()), Guard.ADDRESSED);
                }
            }
            case "vpn" -> {
                Place beyond = new Place(Kind.ON_PREMISES, attachment.id());
                moves.add(at, beyond, Guard.ALWAYS);
                moves.add(beyond, at, Guard.ADDRESSED);
            }
            default -> moves.add(at, new Place(Kind.NOT_MODELLED, attachment.resourceId()), Guard.ALWAYS);
        }
    }

    private void addRoutes(TransitGatewayRouteTable table) {
        for (TransitGatewayRoute route : routing.routes(table)) {
            route.attachmentId()
                    .ifPresent(id -> moves.add(
                            new Place(Kind.TRANSIT_GATEWAY_ROUTE_TABLE, table.id()),
                            at(id),
                            new Guard.ByTransitGatewayRoute(table.id(), route)));
        }
    }
}
