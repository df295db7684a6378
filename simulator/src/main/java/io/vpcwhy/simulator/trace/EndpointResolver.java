package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.DatabaseOwners;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.route.AddressScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        Optional<NetworkInterface> source = networkInterface(from);
        Optional<NetworkInterface> destination = networkInterface(to);
        Optional<IpAddress> sourceAddress = IpAddress.tryParse(from);
        Optional<IpAddress> destinationAddress = IpAddress.tryParse(to);
        IpFamily family = sourceAddress
                .or(() -> destinationAddress)
                .map(IpAddress::family)
                .orElseGet(() -> commonFamily(source, destination));
        Origin origin = source.isPresent()
                ? fromInterface(source.get(), sourceAddress, family)
                : fromOutside(from, sourceAddress, family, destination);
        return new Ends(origin, target(to, origin, destination, destinationAddress, family));
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

    /** A private address that no VPC holds is behind the VPN of the destination's VPC, or of its transit gateway. */
    private Origin fromOnPremises(IpAddress address, Optional<NetworkInterface> destination) {
        Optional<VpnGateway> gateway = snapshot.all(VpnGateway.class).stream()
                .filter(g -> destination.isEmpty()
                        || g.vpcIds().contains(destination.get().vpcId()))
                .filter(g -> !g.vpcIds().isEmpty())
                .findFirst();
        if (gateway.isPresent()) {
            return new Origin.FromOnPremises(
                    address, gateway.get().id(), gateway.get().vpcIds().stream().findFirst());
        }
        String attachment = snapshot.all(TransitGatewayAttachment.class).stream()
                .filter(a -> a.resourceType().equals("vpn"))
                .map(TransitGatewayAttachment::id)
                .findFirst()
                .orElse("on-premises");
        return new Origin.FromOnPremises(address, attachment, Optional.empty());
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
                    ? publicAddress(nic, inside).or(() -> inside)
                    : address.filter(a -> !nic.holds(a)).or(() -> inside);
            return new Target(
                    meant.orElseThrow(
                            () -> new IllegalArgumentException(nic.id() + " has no " + family + " address to reach")),
                    address.isPresent() && !outside ? Optional.empty() : destination);
        }
        if (name.equals(INTERNET) || name.startsWith("igw-")) {
            return new Target(family == IpFamily.IPV4 ? SOMEWHERE_IPV4 : SOMEWHERE_IPV6, Optional.empty());
        }
        return new Target(address.orElseThrow(() -> unknown(name)), Optional.empty());
    }

    private static Optional<IpAddress> publicAddress(NetworkInterface nic, Optional<IpAddress> inside) {
        for (NetworkInterface.PrivateAddress own : nic.addresses()) {
            if (own.publicAddress().isPresent()
                    && (inside.isEmpty() || inside.get().equals(own.address()))) {
                return own.publicAddress();
            }
        }
        return Optional.empty();
    }

    /** The interface that a name stands for; empty where it stands for none. */
    private Optional<NetworkInterface> networkInterface(String name) {
        Optional<IpAddress> address = IpAddress.tryParse(name);
        if (address.isPresent()) {
            List<NetworkInterface> holders = snapshot.interfacesWithAddress(address.get());
            return holders.isEmpty() ? snapshot.interfaceWithPublicAddress(address.get()) : Optional.of(holders.get(0));
        }
        return snapshot.find(NetworkInterface.class, name)
                .or(() -> ofInstance(name))
                .or(() -> ofEndpoint(name))
                .or(() -> ofDatabase(name))
                .or(() -> ofLoadBalancer(name));
    }

    private Optional<NetworkInterface> ofInstance(String name) {
        for (Instance instance : snapshot.all(Instance.class)) {
            boolean meant = instance.id().equals(name) || instance.tags().name().equals(Optional.of(name));
            for (String id : meant ? instance.networkInterfaceIds() : List.<String>of()) {
                Optional<NetworkInterface> nic = snapshot.find(NetworkInterface.class, id);
                if (nic.isPresent()) {
                    return nic;
                }
            }
        }
        return snapshot.all(NetworkInterface.class).stream()
                .filter(nic -> nic.attachment()
                        .flatMap(NetworkInterface.Attachment::instanceId)
                        .equals(Optional.of(name)))
                .findFirst();
    }

    private Optional<NetworkInterface> ofEndpoint(String name) {
        return snapshot.find(VpcEndpoint.class, name)
                .flatMap(endpoint -> endpoint.networkInterfaceIds().stream().findFirst())
                .flatMap(id -> snapshot.find(NetworkInterface.class, id));
    }

    private Optional<NetworkInterface> ofDatabase(String name) {
        boolean known =
                snapshot.all(Database.class).stream().anyMatch(db -> db.id().equals(name));
        if (!known) {
            return Optional.empty();
        }
        List<NetworkInterface> fits = new ArrayList<>();
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            if (DatabaseOwners.of(snapshot, nic).stream().anyMatch(db -> db.id().equals(name))) {
                fits.add(nic);
            }
        }
        return fits.stream().findFirst();
    }

    private Optional<NetworkInterface> ofLoadBalancer(String name) {
        String[] parts = name.split("/", -1);
        String shortName = parts.length >= 3 ? parts[parts.length - 2] : name;
        return snapshot.all(NetworkInterface.class).stream()
                .filter(nic -> {
                    InterfaceOwner owner = InterfaceOwner.of(nic);
                    return owner.kind().isLoadBalancer() && owner.name().equals(Optional.of(shortName));
                })
                .findFirst();
    }

    private IllegalArgumentException unknown(String name) {
        int vpcs = snapshot.all(Vpc.class).size();
        return new IllegalArgumentException("'" + name
                + "' is neither an interface, an instance, an endpoint, a database"
                + " or a load balancer of the snapshot's " + vpcs + " VPCs nor an IP address; give one of these, or"
                + " internet");
    }
}
