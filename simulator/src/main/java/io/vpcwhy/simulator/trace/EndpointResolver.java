package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpnConnection;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.DatabaseOwners;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.route.TransitGatewayRouting;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds out what people mean by the ends of a trace: an interface, an instance, an address, a load balancer, a database,
 * an endpoint, a gateway or the internet.
 */
public final class EndpointResolver {

    /** Of the blocks for documentation, so that they are nobody's. */
    private static final IpAddress SOMEWHERE_IPV4 = IpAddress.parse("198.51.100.10");

    private static final IpAddress SOMEWHERE_IPV6 = IpAddress.parse("2001:db8:ffff::10");

    private static final String INTERNET = "internet";

    private final Snapshot snapshot;

    public EndpointResolver(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * Both ends of a trace.
     *
     * @param from where the packet comes from
     * @param to where it is to go
     */
    public record Ends(Origin from, Target to) {}

    /**
     * Resolves both ends together: which of an interface's addresses is meant turns on the other end.
     *
     * @throws IllegalArgumentException where an end is nothing that the snapshot knows; the message says what would be
     *     right
     */
    public Ends resolve(String from, String to) {
        Optional<IpAddress> sourceAddress = IpAddress.tryParse(from);
        Optional<IpAddress> destinationAddress = IpAddress.tryParse(to);
        List<NetworkInterface> sources = networkInterfaces(from);
        List<NetworkInterface> destinations = networkInterfaces(to);
        Optional<NetworkInterface> source = nearest(sources, destinations);
        Optional<NetworkInterface> destination =
                nearest(destinations, source.stream().toList());
        IpFamily family = sourceAddress
                .or(() -> destinationAddress)
                .map(IpAddress::family)
                .orElseGet(() -> commonFamily(source, destination));
        Optional<Origin> beyond = source.isPresent() ? Optional.empty() : gateway(from, family);
        Origin origin = source.isPresent()
                ? fromInterface(source.get(), sourceAddress, family)
                : beyond.orElseGet(() -> fromOutside(from, sourceAddress, family, destination));
        return new Ends(origin, target(to, origin, destination, destinationAddress, family));
    }

    /** Of several interfaces the one in a subnet or VPC with the other end, else the first. */
    private static Optional<NetworkInterface> nearest(List<NetworkInterface> all, List<NetworkInterface> others) {
        for (NetworkInterface nic : all) {
            if (others.stream().anyMatch(other -> other.subnetId().equals(nic.subnetId()))) {
                return Optional.of(nic);
            }
        }
        for (NetworkInterface nic : all) {
            if (others.stream().anyMatch(other -> other.vpcId().equals(nic.vpcId()))) {
                return Optional.of(nic);
            }
        }
        return all.stream().findFirst();
    }

    private static IpFamily commonFamily(Optional<NetworkInterface> source, Optional<NetworkInterface> destination) {
        boolean ipv4 =
                source.map(nic -> nic.primaryAddress(IpFamily.IPV4).isPresent()).orElse(true)
                        && destination
                                .map(nic -> nic.primaryAddress(IpFamily.IPV4).isPresent())
                                .orElse(true);
        return ipv4 ? IpFamily.IPV4 : IpFamily.IPV6;
    }

    private static Origin fromInterface(NetworkInterface nic, Optional<IpAddress> address, IpFamily family) {
        Optional<IpAddress> own = address.filter(nic::holds).or(() -> nic.primaryAddress(family));
        return new Origin.FromInterface(
                nic,
                own.orElseThrow(
                        () -> new IllegalArgumentException(nic.id() + " has no " + family + " address to send from")));
    }

    private Origin fromOutside(
            String name, Optional<IpAddress> address, IpFamily family, Optional<NetworkInterface> destination) {
        if (name.equals(INTERNET) || name.startsWith("igw-")) {
            return new Origin.FromInternet(family == IpFamily.IPV4 ? SOMEWHERE_IPV4 : SOMEWHERE_IPV6);
        }
        if (address.isEmpty()) {
            throw unknown(name);
        }
        return AddressScope.isPrivate(address.get())
                ? fromOnPremises(address.get(), destination)
                : new Origin.FromInternet(address.get());
    }

    /**
     * A private address that no VPC holds is behind a VPN: that of the destination's VPC, or of a transit gateway whose
     * table for that VPC leads there.
     */
    private Origin fromOnPremises(IpAddress address, Optional<NetworkInterface> destination) {
        Optional<VpnGateway> gateway = snapshot.all(VpnGateway.class).stream()
                .filter(g -> !g.vpcIds().isEmpty())
                .filter(g ->
                        destination.map(nic -> g.vpcIds().contains(nic.vpcId())).orElse(true))
                .findFirst();
        if (gateway.isPresent()) {
            return behind(gateway.get(), address);
        }
        List<TransitGatewayAttachment> attachments = snapshot.all(TransitGatewayAttachment.class).stream()
                .filter(a -> a.resourceType().equals("vpn"))
                .toList();
        String attachment = attachments.stream()
                .filter(a ->
                        destination.map(nic -> leadsTo(a, nic.vpcId(), address)).orElse(true))
                .findFirst()
                .or(() -> attachments.stream().findFirst())
                .map(TransitGatewayAttachment::id)
                .orElse("on-premises");
        return new Origin.FromOnPremises(address, attachment, Optional.empty());
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
    private Optional<Origin> gateway(String name, IpFamily family) {
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

    private IpAddress beyond(String gatewayId, IpFamily family) {
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
                .map(EndpointResolver::host)
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

    private Target target(
            String name,
            Origin origin,
            Optional<NetworkInterface> destination,
            Optional<IpAddress> address,
            IpFamily family) {
        boolean outside = origin instanceof Origin.FromInternet;
        if (destination.isPresent()) {
            NetworkInterface nic = destination.get();
            Optional<IpAddress> inside = address.filter(nic::holds).or(() -> nic.primaryAddress(family));
            Optional<IpAddress> meant = outside && family == IpFamily.IPV4
                    ? inside.flatMap(nic::publicAddressOf).or(() -> inside)
                    : address.filter(a -> !nic.holds(a)).or(() -> inside);
            return new Target(
                    meant.orElseThrow(
                            () -> new IllegalArgumentException(nic.id() + " has no " + family + " address to reach")),
                    address.isPresent() && !outside ? Optional.empty() : destination);
        }
        if (name.equals(INTERNET) || name.startsWith("igw-")) {
            return new Target(family == IpFamily.IPV4 ? SOMEWHERE_IPV4 : SOMEWHERE_IPV6, Optional.empty());
        }
        boolean gateway = gateway(name, family).isPresent()
                || snapshot.find(VpcEndpoint.class, name)
                        .filter(endpoint -> endpoint.type().equals("Gateway"))
                        .isPresent();
        if (gateway) {
            return new Target(beyond(name, family), Optional.empty());
        }
        return new Target(address.orElseThrow(() -> unknown(name)), Optional.empty());
    }

    /** The interfaces that a name stands for; none where it stands for none. */
    private List<NetworkInterface> networkInterfaces(String name) {
        Optional<IpAddress> address = IpAddress.tryParse(name);
        if (address.isPresent()) {
            List<NetworkInterface> holders = snapshot.interfacesWithAddress(address.get());
            return holders.isEmpty()
                    ? snapshot.interfaceWithPublicAddress(address.get()).stream()
                            .toList()
                    : holders;
        }
        Optional<NetworkInterface> byId = snapshot.find(NetworkInterface.class, name);
        if (byId.isPresent()) {
            return List.of(byId.get());
        }
        return Stream.<Function<String, List<NetworkInterface>>>of(
                        this::ofInstance, this::ofEndpoint, this::ofNatGateway, this::ofDatabase, this::ofLoadBalancer)
                .map(kind -> kind.apply(name))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<NetworkInterface> ofInstance(String name) {
        Stream<String> named = snapshot.all(Instance.class).stream()
                .filter(instance -> instance.tags().name().equals(Optional.of(name)))
                .map(Instance::id);
        return Stream.concat(Stream.of(name), named)
                .flatMap(id -> snapshot.interfacesOfInstance(id).stream())
                .distinct()
                .toList();
    }

    private List<NetworkInterface> ofEndpoint(String name) {
        return snapshot.find(VpcEndpoint.class, name)
                .map(endpoint -> snapshot.findAll(NetworkInterface.class, endpoint.networkInterfaceIds()))
                .orElse(List.of());
    }

    private List<NetworkInterface> ofNatGateway(String name) {
        return snapshot.find(NatGateway.class, name)
                .map(nat -> snapshot.findAll(NetworkInterface.class, nat.networkInterfaceIds()))
                .orElse(List.of());
    }

    /** By identifier, ARN or the host name of its endpoint. */
    private List<NetworkInterface> ofDatabase(String name) {
        List<String> ids = snapshot.all(Database.class).stream()
                .filter(db -> db.id().equals(name)
                        || db.arn().equals(Optional.of(name))
                        || db.endpoint().filter(name::equalsIgnoreCase).isPresent())
                .map(Database::id)
                .toList();
        if (ids.isEmpty()) {
            return List.of();
        }
        return snapshot.all(NetworkInterface.class).stream()
                .filter(nic -> DatabaseOwners.of(snapshot, nic).stream().anyMatch(db -> ids.contains(db.id())))
                .toList();
    }

    /** By name, ARN or DNS name. */
    private List<NetworkInterface> ofLoadBalancer(String name) {
        String[] parts = name.split("/", -1);
        Optional<String> told = snapshot.all(LoadBalancer.class).stream()
                .filter(balancer -> balancer.id().equals(name)
                        || balancer.dnsName().filter(name::equalsIgnoreCase).isPresent())
                .map(LoadBalancer::name)
                .findFirst();
        String shortName =
                told.orElseGet(() -> parts.length >= 3 ? parts[parts.length - 2] : parts.length == 2 ? parts[1] : name);
        return snapshot.all(NetworkInterface.class).stream()
                .filter(nic -> {
                    InterfaceOwner owner = InterfaceOwner.of(nic);
                    return owner.kind().isLoadBalancer() && owner.name().equals(Optional.of(shortName));
                })
                .toList();
    }

    private IllegalArgumentException unknown(String name) {
        int vpcs = snapshot.all(Vpc.class).size();
        return new IllegalArgumentException("'" + name
                + "' is neither an interface, an instance, an endpoint, a gateway, a database"
                + " or a load balancer of the snapshot's " + vpcs + " VPCs nor an IP address; give one of these, or"
                + " internet");
    }
}
