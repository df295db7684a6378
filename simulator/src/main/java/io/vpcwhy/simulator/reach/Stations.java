package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Provenance;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.AmazonService;
import io.vpcwhy.simulator.graph.NetworkGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The stations of a network, put together where the network treats them alike: in the same subnet, with the same
 * security groups, and with addresses that no rule and no route tells apart. What holds of one holds of all of them, so
 * that work grows with policies and not with interfaces.
 */
final class Stations {

    /**
     * Stations that the network treats alike.
     *
     * @param policy by which the network tells them from others
     */
    record Alike(Policy policy, List<Station> stations) {
        Alike {
            stations = List.copyOf(stations);
        }

        Station first() {
            return stations.get(0);
        }

        /** The same for all stations that filters alone tell apart. */
        int kind() {
            return policy.kind();
        }
    }

    /**
     * What the network can tell a station by.
     *
     * @param kind by what else than the rules of filters
     */
    record Policy(int kind, List<String> groupIds, Cidr narrowest) {}

    /**
     * What all of the network but the rules of filters can tell a station by.
     *
     * @param grouped whether it has security groups
     * @param known whether all of them were collected
     * @param own the interface's id where it is one that routes or other addresses single out; the load balancer's of a
     *     node of one
     */
    private record Kind(
            String subnetId,
            boolean grouped,
            boolean known,
            Cidr narrowest,
            boolean internetAddress,
            String type,
            InterfaceOwner.Kind owner,
            boolean sourceDestCheck,
            boolean denyAllIgwTraffic,
            boolean detached,
            Optional<String> ownerId,
            Optional<String> region,
            Optional<String> own) {}

    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final MentionedBlocks blocks;
    private final MentionedBlocks routed;
    private final Map<Object, Integer> kinds;
    private final Map<String, List<Cidr>> reserved = new HashMap<>();
    private final Set<String> routeTargets = new HashSet<>();
    private final IpFamily family;

    Stations(NetworkGraph network, IpFamily family) {
        this(network, family, new HashMap<>());
    }

    /** @param kinds the number of each kind that is known already, in this network or in another one */
    Stations(NetworkGraph network, IpFamily family, Map<Object, Integer> kinds) {
        this.kinds = kinds;
        this.network = network;
        this.snapshot = network.snapshot();
        this.family = family;
        this.blocks = MentionedBlocks.ofAll(snapshot);
        this.routed = MentionedBlocks.ofRoutes(snapshot);
        for (RouteTable table : snapshot.all(RouteTable.class)) {
            for (Route route : table.routes()) {
                if (route.target().kind() == RouteTarget.Kind.NETWORK_INTERFACE) {
                    routeTargets.add(route.target().id());
                }
            }
        }
    }

    /** The stations that packets are sent to, those that are treated alike together, in the order of the interfaces. */
    List<Alike> destinations(Collection<NetworkInterface> interfaces) {
        return alike(interfaces, true, any -> true);
    }

    /** Likewise those alone that the internet knows. */
    List<Alike> destinationsOfInternet(Collection<NetworkInterface> interfaces) {
        return alike(interfaces, true, station -> station.internetAddress().isPresent());
    }

    /** Likewise those that packets are sent from: what stands behind a load balancer is of no account there. */
    List<Alike> sources(Collection<NetworkInterface> interfaces) {
        return alike(interfaces, false, any -> true);
    }

    private List<Alike> alike(
            Collection<NetworkInterface> interfaces, boolean destinations, Predicate<Station> wanted) {
        return alike(
                interfaces.stream()
                        .flatMap(nic -> of(nic).stream())
                        .filter(wanted)
                        .toList(),
                destinations);
    }

    /** The stations of an interface, in the order of its addresses. */
    List<Station> of(NetworkInterface nic) {
        return nic.addresses().stream()
                .filter(own -> own.address().family() == family)
                .map(own -> Station.of(nic, own))
                .toList();
    }

    /** The narrowest block that holds a station, but for those of security groups and network ACLs. */
    Cidr routedBlock(Station station) {
        return routed.narrowest(station.address());
    }

    /** Stations that are treated alike together. */
    List<Alike> alike(List<Station> all, boolean destinations) {
        Map<Policy, List<Station>> byPolicy = new LinkedHashMap<>();
        for (Station station : all) {
            byPolicy.computeIfAbsent(policy(station, destinations), any -> new ArrayList<>())
                    .add(station);
        }
        List<Alike> alike = new ArrayList<>(byPolicy.size());
        byPolicy.forEach((policy, stations) -> alike.add(new Alike(policy, stations)));
        return List.copyOf(alike);
    }

    private Policy policy(Station station, boolean destination) {
        int kind = kinds.computeIfAbsent(kind(station, destination), any -> kinds.size());
        return new Policy(kind, station.networkInterface().groupIds(), blocks.narrowest(station.address()));
    }

    /**
     * The same for all stations that filters alone, and what packets are not asked for, tell apart: many owners and types
     * of interface are one to the network. Network ACLs look at what a Classic Load Balancer sends within its subnet.
     */
    int course(Station station, boolean destination) {
        Kind kind = kind(station, destination);
        boolean asked = kind.type().equals("nat_gateway")
                || kind.type().equals("transit_gateway")
                || (kind.type().equals("vpc_endpoint") && !destination);
        boolean classic = kind.owner() == InterfaceOwner.Kind.CLASSIC_LOAD_BALANCER;
        return kinds.computeIfAbsent(
                new Kind(
                        kind.subnetId(),
                        kind.grouped(),
                        kind.known(),
                        kind.narrowest(),
                        kind.internetAddress(),
                        asked ? kind.type() : "",
                        classic ? kind.owner() : InterfaceOwner.Kind.UNKNOWN,
                        kind.sourceDestCheck(),
                        kind.denyAllIgwTraffic(),
                        kind.detached(),
                        kind.ownerId(),
                        kind.region(),
                        kind.own()),
                any -> kinds.size());
    }

    private Kind kind(Station station, boolean destination) {
        NetworkInterface nic = station.networkInterface();
        InterfaceOwner.Kind owner = InterfaceOwner.of(nic).kind();
        return new Kind(
                nic.subnetId(),
                !nic.groupIds().isEmpty(),
                nic.groupIds().stream()
                        .allMatch(id -> snapshot.find(SecurityGroup.class, id).isPresent()),
                routed.narrowest(station.address()),
                station.internetAddress().isPresent(),
                nic.type(),
                owner,
                nic.sourceDestCheck(),
                nic.denyAllIgwTraffic(),
                nic.detached(),
                nic.ownerId(),
                snapshot.provenance(nic.id()).flatMap(Provenance::region),
                singledOut(station, owner).or(() -> destination ? loadBalancer(nic) : Optional.empty()));
    }

    /** Two VPCs may have the same addresses; rules that name a group then look at the holder. */
    private Optional<String> singledOut(Station station, InterfaceOwner.Kind owner) {
        return owner.forwardsPackets() || isSingledOut(station)
                ? Optional.of(station.networkInterface().id())
                : Optional.empty();
    }

    /** From the nodes of a load balancer in one subnet packets go on to the same targets. */
    private Optional<String> loadBalancer(NetworkInterface nic) {
        return network.loadBalancer(nic).map(LoadBalancer::id);
    }

    private boolean isSingledOut(Station station) {
        return routeTargets.contains(station.networkInterface().id())
                || isReserved(station)
                || snapshot.interfacesWithAddress(station.address()).size() > 1;
    }

    /** Whether it stands at an address of Amazon's services, where no interface should be. */
    private boolean isReserved(Station station) {
        NetworkInterface nic = station.networkInterface();
        return reserved.computeIfAbsent(nic.subnetId(), id -> reserved(nic)).stream()
                .anyMatch(block -> block.contains(station.address()));
    }

    private List<Cidr> reserved(NetworkInterface nic) {
        Optional<Vpc> vpc = snapshot.find(Vpc.class, nic.vpcId());
        Optional<Subnet> subnet = snapshot.find(Subnet.class, nic.subnetId());
        return Stream.of(AmazonService.values())
                .filter(service -> service != AmazonService.DHCP)
                .flatMap(service -> service.blocks(vpc, subnet).stream())
                .toList();
    }
}
