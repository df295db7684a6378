package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Provenance;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.AmazonService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The stations of a network, put together where the network treats them alike: in the same subnet, with the same
 * security groups, and with addresses that no rule and no route tells apart. What holds of one holds of all of them, so
 * that work grows with policies and not with interfaces.
 */
final class Stations {

    /**
     * What the network can tell a station by.
     *
     * @param own the interface's id where it is one that routes, load balancers or other addresses single out
     */
    private record Policy(
            String subnetId,
            List<String> groupIds,
            Cidr narrowest,
            boolean internetAddress,
            String type,
            InterfaceOwner.Kind owner,
            boolean sourceDestCheck,
            boolean denyAllIgwTraffic,
            Optional<String> ownerId,
            Optional<String> region,
            Optional<String> own) {}

    private final Snapshot snapshot;
    private final MentionedBlocks blocks;
    private final Set<String> routeTargets = new HashSet<>();
    private final IpFamily family;

    Stations(Snapshot snapshot, IpFamily family) {
        this.snapshot = snapshot;
        this.family = family;
        this.blocks = new MentionedBlocks(snapshot);
        for (RouteTable table : snapshot.all(RouteTable.class)) {
            for (Route route : table.routes()) {
                if (route.target().kind() == RouteTarget.Kind.NETWORK_INTERFACE) {
                    routeTargets.add(route.target().id());
                }
            }
        }
    }

    /** The stations of some interfaces, those of each policy together, in the order of the interfaces. */
    List<List<Station>> alike(Collection<NetworkInterface> interfaces) {
        Map<Policy, List<Station>> byPolicy = new LinkedHashMap<>();
        for (NetworkInterface nic : interfaces) {
            for (NetworkInterface.PrivateAddress own : nic.addresses()) {
                if (own.address().family() == family) {
                    Station station = Station.of(nic, own);
                    byPolicy.computeIfAbsent(policy(station), any -> new ArrayList<>())
                            .add(station);
                }
            }
        }
        return List.copyOf(byPolicy.values());
    }

    private Policy policy(Station station) {
        NetworkInterface nic = station.networkInterface();
        InterfaceOwner.Kind owner = InterfaceOwner.of(nic).kind();
        return new Policy(
                nic.subnetId(),
                nic.groupIds(),
                blocks.narrowest(station.address()),
                station.internetAddress().isPresent(),
                nic.type(),
                owner,
                nic.sourceDestCheck(),
                nic.denyAllIgwTraffic(),
                nic.ownerId(),
                snapshot.provenance(nic.id()).flatMap(Provenance::region),
                Optional.of(nic.id()).filter(id -> singledOut(station, owner)));
    }

    /** Two VPCs may have the same addresses; rules that name a group then look at the holder. */
    private boolean singledOut(Station station, InterfaceOwner.Kind owner) {
        NetworkInterface nic = station.networkInterface();
        return switch (owner) {
            case APPLICATION_LOAD_BALANCER,
                    NETWORK_LOAD_BALANCER,
                    GATEWAY_LOAD_BALANCER,
                    CLASSIC_LOAD_BALANCER,
                    NAT_GATEWAY,
                    TRANSIT_GATEWAY,
                    INTERFACE_ENDPOINT,
                    GATEWAY_LOAD_BALANCER_ENDPOINT,
                    NETWORK_FIREWALL -> true;
            default ->
                routeTargets.contains(nic.id())
                        || isReserved(station)
                        || snapshot.interfacesWithAddress(station.address()).size() > 1;
        };
    }

    /** Whether it stands at an address of Amazon's services, where no interface should be. */
    private boolean isReserved(Station station) {
        NetworkInterface nic = station.networkInterface();
        Optional<Vpc> vpc = snapshot.find(Vpc.class, nic.vpcId());
        Optional<Subnet> subnet = snapshot.find(Subnet.class, nic.subnetId());
        for (AmazonService service : AmazonService.values()) {
            for (Cidr block : service.blocks(vpc, subnet)) {
                if (service != AmazonService.DHCP && block.contains(station.address())) {
                    return true;
                }
            }
        }
        return false;
    }
}
