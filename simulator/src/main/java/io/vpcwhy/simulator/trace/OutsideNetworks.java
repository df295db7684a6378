package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpnConnection;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.route.TransitGatewayRouting;
import io.vpcwhy.simulator.trace.Leg.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The networks outside of the snapshot's VPCs, and by which gateway their packets come. */
final class OutsideNetworks {

    private final Snapshot snapshot;

    OutsideNetworks(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * Where a private address comes from that no VPC of the snapshot holds: from a peered VPC that says to hold it, from
     * behind the VPN of the destination's VPC, or from behind that of a transit gateway whose table for that VPC leads
     * there.
     *
     * @param vpcId the destination's VPC, where that is known
     */
    Origin origin(IpAddress address, Optional<String> vpcId) {
        Optional<Unknown> holder = peers(vpcId)
                .filter(side -> side.cidrs().stream().anyMatch(block -> block.contains(address)))
                .map(OutsideNetworks::notCollected)
                .findFirst();
        if (holder.isPresent()) {
            return new Origin.FromUnplaced(address, List.of(holder.get()));
        }
        Optional<VpnGateway> gateway = snapshot.all(VpnGateway.class).stream()
                .filter(g -> !g.vpcIds().isEmpty())
                .filter(g -> vpcId.map(g.vpcIds()::contains).orElse(true))
                .findFirst();
        if (gateway.isPresent()) {
            return behind(gateway.get(), address);
        }
        List<TransitGatewayAttachment> vpns = snapshot.all(TransitGatewayAttachment.class).stream()
                .filter(a -> a.resourceType().equals("vpn"))
                .toList();
        Optional<TransitGatewayAttachment> leading = vpns.stream()
                .filter(a -> vpcId.map(id -> leadsTo(a, id, address)).orElse(true))
                .findFirst();
        List<Unknown> perhaps = perhaps(address, vpcId);
        return leading.or(() -> perhaps.isEmpty() ? vpns.stream().findFirst() : Optional.empty())
                .<Origin>map(vpn -> new Origin.FromOnPremises(address, vpn.id(), Optional.empty()))
                .orElseGet(() -> new Origin.FromUnplaced(address, perhaps));
    }

    /** What may bring packets to a VPC from an address, without the snapshot telling. */
    private List<Unknown> perhaps(IpAddress address, Optional<String> vpcId) {
        List<Unknown> perhaps = new ArrayList<>();
        for (ResourceKind kind : List.of(
                ResourceKind.VPN_GATEWAY,
                ResourceKind.VPC_PEERING_CONNECTION,
                ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT)) {
            if (!snapshot.collected(kind)) {
                perhaps.add(
                        new Unknown(Unknown.Reason.NOT_COLLECTED, "which " + kind.plural() + " lead to " + address));
            }
        }
        peers(vpcId)
                .filter(side -> side.cidrs().isEmpty())
                .map(OutsideNetworks::notCollected)
                .forEach(perhaps::add);
        snapshot.all(TransitGatewayVpcAttachment.class).stream()
                .filter(TransitGatewayVpcAttachment::available)
                .filter(attachment -> vpcId.map(attachment.vpcId()::equals).orElse(true))
                .map(TransitGatewayVpcAttachment::transitGatewayId)
                .distinct()
                .forEach(gateway -> addAttachments(gateway, perhaps));
        return perhaps;
    }

    private void addAttachments(String transitGatewayId, List<Unknown> perhaps) {
        if (!snapshot.collected(ResourceKind.TRANSIT_GATEWAY_ATTACHMENT)) {
            perhaps.add(new Unknown(Unknown.Reason.NOT_COLLECTED, "what else is attached to " + transitGatewayId));
        }
        for (TransitGatewayAttachment attachment : snapshot.all(TransitGatewayAttachment.class)) {
            boolean vpc = attachment.resourceType().equals("vpc");
            boolean here = attachment.transitGatewayId().equals(transitGatewayId);
            if (here && !vpc && !attachment.resourceType().equals("vpn")) {
                perhaps.add(new Unknown(Unknown.Reason.NOT_MODELLED, attachment.id()));
            } else if (here
                    && vpc
                    && snapshot.find(Vpc.class, attachment.resourceId()).isEmpty()) {
                perhaps.add(new Unknown(Unknown.Reason.NOT_COLLECTED, attachment.resourceId()));
            }
        }
    }

    /** The VPCs that are peered with one, or with any, and not in the snapshot themselves. */
    private Stream<VpcPeeringConnection.Side> peers(Optional<String> vpcId) {
        return snapshot.all(VpcPeeringConnection.class).stream()
                .filter(VpcPeeringConnection::active)
                .filter(peering -> vpcId.map(id -> peering.requester().vpcId().equals(id)
                                || peering.accepter().vpcId().equals(id))
                        .orElse(true))
                .flatMap(peering -> Stream.of(peering.requester(), peering.accepter()))
                .filter(side -> snapshot.find(Vpc.class, side.vpcId()).isEmpty());
    }

    private static Unknown notCollected(VpcPeeringConnection.Side side) {
        return new Unknown(Unknown.Reason.NOT_COLLECTED, side.vpcId());
    }

    private static Origin behind(VpnGateway gateway, IpAddress address) {
        return new Origin.FromOnPremises(
                address, gateway.id(), gateway.vpcIds().stream().findFirst());
    }

    /** Whether the table of a VPC's attachment sends what is for an address to the attachment of a VPN. */
    private boolean leadsTo(TransitGatewayAttachment vpn, String vpcId, IpAddress address) {
        TransitGatewayRouting routing = new TransitGatewayRouting(snapshot);
        return snapshot.all(TransitGatewayAttachment.class).stream()
                .filter(a ->
                        a.resourceId().equals(vpcId) && a.transitGatewayId().equals(vpn.transitGatewayId()))
                .flatMap(a -> a.routeTableId().stream())
                .flatMap(id -> snapshot.find(TransitGatewayRouteTable.class, id).stream())
                .anyMatch(table -> routing.select(table, address)
                        .route()
                        .flatMap(TransitGatewayRoute::attachmentId)
                        .equals(Optional.of(vpn.id())));
    }

    /** What is behind a gateway that is named as an end: an address of the networks that routes to it are for. */
    Optional<Origin> gateway(String name, IpFamily family) {
        Optional<VpnGateway> vpnGateway = snapshot.find(VpnGateway.class, name);
        if (vpnGateway.isPresent()) {
            return Optional.of(behind(vpnGateway.get(), beyond(name, family)));
        }
        Optional<TransitGatewayAttachment> attachment = snapshot.find(TransitGatewayAttachment.class, name);
        if (attachment.filter(a -> a.resourceType().equals("vpn")).isPresent()) {
            return Optional.of(new Origin.FromOnPremises(beyond(name, family), name, Optional.empty()));
        }
        return Optional.empty();
    }

    /**
     * An address of the networks behind a gateway.
     *
     * @throws IllegalArgumentException where no route tells one
     */
    IpAddress beyond(String gatewayId, IpFamily family) {
        Optional<String> connection =
                snapshot.find(TransitGatewayAttachment.class, gatewayId).map(TransitGatewayAttachment::resourceId);
        Stream<Cidr> told = snapshot.all(VpnConnection.class).stream()
                .filter(vpn ->
                        vpn.vpnGatewayId().equals(Optional.of(gatewayId)) || connection.equals(Optional.of(vpn.id())))
                .flatMap(vpn -> vpn.routes().stream());
        Stream<Cidr> routed = snapshot.all(RouteTable.class).stream()
                .flatMap(table -> table.routes().stream())
                .filter(route -> route.target().id().equals(gatewayId))
                .flatMap(route -> blocks(route.destination()));
        Stream<Cidr> transit = snapshot.all(TransitGatewayRouteTable.class).stream()
                .flatMap(table -> table.routes().orElse(List.of()).stream())
                .filter(route -> route.attachmentId().equals(Optional.of(gatewayId)))
                .flatMap(route -> blocks(route.destination()));
        return Stream.concat(told, Stream.concat(routed, transit))
                .filter(cidr -> cidr.family() == family && cidr.prefixLength() > 0)
                .findFirst()
                .map(OutsideNetworks::host)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no route tells which addresses are behind " + gatewayId + "; give an IP address instead"));
    }

    private Stream<Cidr> blocks(Route.Destination destination) {
        return snapshot.blocks(destination).stream().flatMap(List::stream);
    }

    /** An address in a block that can be a host's. */
    private static IpAddress host(Cidr block) {
        return block.prefixLength() == block.family().bits()
                ? block.first()
                : block.first().next();
    }
}
