package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.DatabaseOwners;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.route.AddressScope;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Finds out what people mean by the ends of a trace: an interface, an instance, an address, a load balancer, a database,
 * an endpoint, a gateway or the internet.
 */
public final class EndpointResolver {

    private static final String INTERNET = "internet";

    private final Snapshot snapshot;
    private final OutsideNetworks outside;
    private final InternetAddresses internet;

    public EndpointResolver(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.outside = new OutsideNetworks(snapshot);
        this.internet = new InternetAddresses(snapshot);
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
        Optional<Origin> beyond = source.isPresent() ? Optional.empty() : outside.gateway(from, family);
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
            return new Origin.FromInternet(internet.somewhere(family));
        }
        if (address.isEmpty()) {
            throw unknown(name);
        }
        return AddressScope.isPrivate(address.get())
                ? outside.origin(address.get(), destination.map(NetworkInterface::vpcId))
                : new Origin.FromInternet(address.get());
    }

    private Target target(
            String name,
            Origin origin,
            Optional<NetworkInterface> destination,
            Optional<IpAddress> address,
            IpFamily family) {
        boolean fromInternet = origin instanceof Origin.FromInternet;
        if (destination.isPresent()) {
            NetworkInterface nic = destination.get();
            Optional<IpAddress> inside = address.filter(nic::holds).or(() -> nic.primaryAddress(family));
            Optional<IpAddress> meant = fromInternet && family == IpFamily.IPV4
                    ? inside.flatMap(nic::publicAddressOf).or(() -> inside)
                    : address.filter(a -> !nic.holds(a)).or(() -> inside);
            return new Target(
                    meant.orElseThrow(
                            () -> new IllegalArgumentException(nic.id() + " has no " + family + " address to reach")),
                    address.isPresent() && !fromInternet ? Optional.empty() : destination);
        }
        if (name.equals(INTERNET) || name.startsWith("igw-")) {
            return new Target(internet.somewhere(family), Optional.empty());
        }
        boolean gateway = outside.gateway(name, family).isPresent()
                || snapshot.find(VpcEndpoint.class, name)
                        .filter(endpoint -> endpoint.type().equals("Gateway"))
                        .isPresent();
        if (gateway) {
            return new Target(outside.beyond(name, family), Optional.empty());
        }
        return new Target(address.orElseThrow(() -> unknown(name)), Optional.empty());
    }

    /** The interfaces that a name stands for, in an order that does not turn on that of files; none where it stands for none. */
    private List<NetworkInterface> networkInterfaces(String name) {
        List<NetworkInterface> ofInstance = ofInstance(name);
        return ofInstance.isEmpty()
                ? others(name).stream()
                        .sorted(Comparator.comparing(NetworkInterface::id))
                        .toList()
                : ofInstance;
    }

    private List<NetworkInterface> others(String name) {
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
                        this::ofEndpoint, this::ofNatGateway, this::ofDatabase, this::ofLoadBalancer)
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
