package io.vpcwhy.simulator.graph;

import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.route.Routing;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which interfaces stand for a target of a load balancer. A target by address may be in another VPC, behind a peering
 * connection or a transit gateway.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html">Target
 *     groups of Network Load Balancers</a>
 */
public final class TargetInterfaces {

    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final Routing routing;

    public TargetInterfaces(NetworkGraph network) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.routing = new Routing(snapshot);
    }

    /**
     * That of an instance, which is its primary one: none where the snapshot shows none, and several where it does not
     * tell which is primary.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-target-groups.html">Target
     *     type</a>
     */
    public List<NetworkInterface> ofInstance(String id) {
        return snapshot.primaryInterfaceOfInstance(id).map(List::of).orElseGet(() -> snapshot.interfacesOfInstance(id));
    }

    /**
     * Those that hold an address which is a target of a load balancer: none where the snapshot shows none, and several
     * where other VPCs hold it and no route tells which of them is meant.
     */
    public List<NetworkInterface> ofAddress(LoadBalancer balancer, IpAddress address) {
        if (balancer.vpcId().isEmpty()) {
            return List.of();
        }
        String vpcId = balancer.vpcId().get();
        Optional<NetworkInterface> own = network.holder(vpcId, address);
        boolean inside = snapshot.find(Vpc.class, vpcId).stream()
                .flatMap(vpc -> vpc.cidrs().stream())
                .anyMatch(block -> block.contains(address));
        if (inside || own.isPresent()) {
            return own.stream().toList();
        }
        List<NetworkInterface> holders = snapshot.interfacesWithAddress(address);
        Set<String> peers = peers(balancer, vpcId, address);
        List<NetworkInterface> led =
                holders.stream().filter(nic -> peers.contains(nic.vpcId())).toList();
        return led.size() == 1 ? led : holders;
    }

    /** The VPCs that peering routes from a load balancer's subnets lead to. */
    private Set<String> peers(LoadBalancer balancer, String vpcId, IpAddress address) {
        return balancer.subnetIds().stream()
                .flatMap(id -> snapshot.find(Subnet.class, id).stream())
                .flatMap(subnet -> routing.select(subnet, address).selected().stream())
                .map(Route::target)
                .filter(target -> target.kind() == RouteTarget.Kind.VPC_PEERING_CONNECTION)
                .flatMap(target -> snapshot.find(VpcPeeringConnection.class, target.id()).stream())
                .flatMap(peering -> otherSide(peering, vpcId).stream())
                .collect(Collectors.toSet());
    }

    private static Optional<String> otherSide(VpcPeeringConnection peering, String vpcId) {
        return Stream.of(peering.requester(), peering.accepter())
                .map(VpcPeeringConnection.Side::vpcId)
                .filter(side -> peering.joins(vpcId, side) && !side.equals(vpcId))
                .findFirst();
    }
}
