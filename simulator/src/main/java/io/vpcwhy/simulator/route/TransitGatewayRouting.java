package io.vpcwhy.simulator.route;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Selects routes as a transit gateway does: the longest prefix wins, a blackhole too; among equals the first in
 * {@link RoutePriority}.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html">Route evaluation order</a>
 */
public final class TransitGatewayRouting {

    private final Snapshot snapshot;

    /**
     * What a table says of one address.
     *
     * @param route the route that wins; empty where none applies
     * @param certain false where a prefix list whose entries were not collected may win
     */
    public record Selection(Optional<TransitGatewayRoute> route, boolean certain) {}

    public TransitGatewayRouting(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The route of a table to an address. */
    public Selection select(TransitGatewayRouteTable table, IpAddress to) {
        Optional<TransitGatewayRoute> best = Optional.empty();
        int bestLength = -1;
        boolean certain = true;
        for (TransitGatewayRoute route : routes(table)) {
            Optional<List<Cidr>> blocks = snapshot.blocks(route.destination());
            if (blocks.isEmpty()) {
                certain = false;
                continue;
            }
            for (Cidr block : blocks.get()) {
                boolean longer = block.prefixLength() > bestLength;
                boolean preferred = block.prefixLength() == bestLength
                        && best.map(other -> RoutePriority.of(route).compareTo(RoutePriority.of(other)) < 0)
                                .orElse(true);
                if (block.contains(to) && (longer || preferred)) {
                    best = Optional.of(route);
                    bestLength = block.prefixLength();
                }
            }
        }
        return new Selection(best, certain);
    }

    /** The blocks that a table tells apart, those of prefix lists too as far as they are known. */
    public List<Cidr> blocks(TransitGatewayRouteTable table) {
        return routes(table).stream()
                .flatMap(route -> snapshot.blocks(route.destination()).stream())
                .flatMap(List::stream)
                .toList();
    }

    /** The table's routes, with those that propagation makes where a document tells the propagations alone. */
    public List<TransitGatewayRoute> routes(TransitGatewayRouteTable table) {
        List<TransitGatewayRoute> routes = new ArrayList<>(table.routes().orElse(List.of()));
        for (String attachmentId : table.propagatingAttachmentIds()) {
            snapshot.find(TransitGatewayVpcAttachment.class, attachmentId)
                    .flatMap(attachment -> snapshot.find(Vpc.class, attachment.vpcId()))
                    .ifPresent(vpc -> vpc.cidrs().forEach(cidr -> routes.add(propagated(cidr, attachmentId))));
        }
        return routes;
    }

    private static TransitGatewayRoute propagated(Cidr cidr, String attachmentId) {
        return new TransitGatewayRoute(
                new Route.Destination.CidrDestination(cidr),
                TransitGatewayRoute.Type.PROPAGATED,
                false,
                Optional.of(attachmentId),
                Optional.of("vpc"));
    }
}
