package io.vpcwhy.simulator.remedy;

import io.vpcwhy.model.aws.EgressOnlyInternetGateway;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.PrefixList;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.route.AddressScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The route that a table lacks, where the network leaves no choice of its target. Whether it helps is for whoever
 * proposes it to prove.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/route-table-options.html">Example routing options</a>
 */
public final class RouteChanges {

    private static final Cidr ALL_IPV4 = Cidr.parse("0.0.0.0/0");
    private static final Cidr ALL_IPV6 = Cidr.parse("::/0");

    private final Snapshot snapshot;

    public RouteChanges(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** A target that leads to an address, and the block that a route to it is written for. */
    private record Way(RouteTarget target, Cidr block) {}

    /**
     * The route by which a table would lead on.
     *
     * @param blackhole the route that it selects and that leads nowhere, where it selects one; it is replaced where the
     *     new target leads to all that it is for, and is left as it is beside a narrower route else
     * @param source the packet's source as it leaves the subnet
     * @param reply whether the packet is an answer, which only gateways that take part in both ways can carry
     * @return empty where there is no target or more than one, and where the blackhole is not one that was written
     */
    public Optional<Change> leadOn(
            RouteTable table, Optional<Route> blackhole, IpAddress source, IpAddress destination, boolean reply) {
        if (blackhole.isPresent() && blackhole.get().origin() != Route.Origin.CREATE_ROUTE) {
            return Optional.empty();
        }
        List<Way> ways = inside(table.vpcId(), destination);
        if (ways.isEmpty() && !AddressScope.isPrivate(destination)) {
            ways = toInternet(table.vpcId(), source, reply);
        }
        if (ways.size() != 1) {
            return Optional.empty();
        }
        Way way = ways.get(0);
        Optional<Route.Destination> replaced =
                blackhole.map(Route::destination).filter(covered -> within(covered, way.block()));
        Route.Destination to = replaced.orElseGet(() -> new Route.Destination.CidrDestination(way.block()));
        Route route = new Route(to, way.target(), Route.State.ACTIVE, Route.Origin.CREATE_ROUTE);
        return Optional.of(
                new Change.SetRoute(table.id(), route, replaced.isPresent(), Math.max(0, routedBy(table) - 1)));
    }

    /** Whether a target that leads to a block leads to everything that a route is for; a default route is for more. */
    private boolean within(Route.Destination written, Cidr block) {
        if (written instanceof Route.Destination.CidrDestination one) {
            return block.contains(one.cidr());
        }
        return snapshot.find(PrefixList.class, ((Route.Destination.PrefixListDestination) written).prefixListId())
                .flatMap(PrefixList::entries)
                .filter(entries -> entries.stream().allMatch(block::contains))
                .isPresent();
    }

    private int routedBy(RouteTable table) {
        int interfaces = 0;
        for (Subnet subnet : snapshot.all(Subnet.class)) {
            boolean here = subnet.vpcId().equals(table.vpcId())
                    && snapshot.routeTableOf(subnet)
                            .filter(own -> own.id().equals(table.id()))
                            .isPresent();
            interfaces += here ? snapshot.interfacesOfSubnet(subnet.id()).size() : 0;
        }
        return interfaces;
    }

    /** To another VPC of the snapshot: by peering connections and transit gateways. */
    private List<Way> inside(String vpcId, IpAddress destination) {
        List<Way> ways = new ArrayList<>();
        for (VpcPeeringConnection peering : snapshot.all(VpcPeeringConnection.class)) {
            boolean requests = peering.requester().vpcId().equals(vpcId);
            String other = (requests ? peering.accepter() : peering.requester()).vpcId();
            if (peering.active() && peering.joins(vpcId, other)) {
                addWay(
                        ways,
                        new RouteTarget(RouteTarget.Kind.VPC_PEERING_CONNECTION, peering.id()),
                        other,
                        destination);
            }
        }
        List<TransitGatewayVpcAttachment> attachments = snapshot.all(TransitGatewayVpcAttachment.class).stream()
                .filter(TransitGatewayVpcAttachment::available)
                .toList();
        for (TransitGatewayVpcAttachment own : attachments) {
            for (TransitGatewayVpcAttachment other : attachments) {
                boolean leads = own.vpcId().equals(vpcId)
                        && !other.vpcId().equals(vpcId)
                        && other.transitGatewayId().equals(own.transitGatewayId());
                if (leads) {
                    addWay(
                            ways,
                            new RouteTarget(RouteTarget.Kind.TRANSIT_GATEWAY, own.transitGatewayId()),
                            other.vpcId(),
                            destination);
                }
            }
        }
        return ways.stream().distinct().toList();
    }

    private void addWay(List<Way> ways, RouteTarget target, String otherVpcId, IpAddress destination) {
        snapshot.find(Vpc.class, otherVpcId).stream()
                .flatMap(vpc -> vpc.cidrs().stream())
                .filter(cidr -> cidr.contains(destination))
                .findFirst()
                .ifPresent(cidr -> ways.add(new Way(target, cidr)));
    }

    /**
     * By the internet gateway what has a public address, which needs no translation; by a NAT gateway what has none.
     */
    private List<Way> toInternet(String vpcId, IpAddress source, boolean reply) {
        Optional<NetworkInterface> sender = snapshot.interfacesWithAddress(source).stream()
                .filter(nic -> nic.vpcId().equals(vpcId))
                .findFirst();
        if (sender.isEmpty()) {
            return List.of();
        }
        boolean ipv6 = source.family() == IpFamily.IPV6;
        boolean paired = sender.get().addresses().stream()
                .anyMatch(own ->
                        own.address().equals(source) && own.publicAddress().isPresent());
        List<Way> ways = new ArrayList<>();
        if (ipv6 || paired) {
            snapshot.all(InternetGateway.class).stream()
                    .filter(gateway -> gateway.attachedTo(vpcId))
                    .forEach(gateway ->
                            ways.add(everywhere(RouteTarget.Kind.INTERNET_GATEWAY, gateway.id(), source.family())));
        } else if (!reply) {
            snapshot.all(NatGateway.class).stream()
                    .filter(nat -> nat.vpcId().equals(vpcId)
                            && nat.available()
                            && nat.connectivity() == NatGateway.Connectivity.PUBLIC)
                    .forEach(nat -> ways.add(everywhere(RouteTarget.Kind.NAT_GATEWAY, nat.id(), source.family())));
        }
        if (ipv6 && !reply) {
            snapshot.all(EgressOnlyInternetGateway.class).stream()
                    .filter(gateway -> gateway.vpcIds().contains(vpcId))
                    .forEach(gateway -> ways.add(
                            everywhere(RouteTarget.Kind.EGRESS_ONLY_INTERNET_GATEWAY, gateway.id(), source.family())));
        }
        return ways;
    }

    private static Way everywhere(RouteTarget.Kind kind, String id, IpFamily family) {
        return new Way(new RouteTarget(kind, id), family == IpFamily.IPV4 ? ALL_IPV4 : ALL_IPV6);
    }
}
