package io.vpcwhy.simulator.graph;

import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.Place.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * From the nodes of load balancers to their listeners, and on from the nodes to the targets.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html">
 *     How Elastic Load Balancing works</a>
 */
final class LoadBalancerMoves {

    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final Moves moves;

    LoadBalancerMoves(NetworkGraph network, Moves moves) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.moves = moves;
    }

    void add() {
        if (snapshot.all(LoadBalancer.class).isEmpty()) {
            return;
        }
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            network.loadBalancer(nic).ifPresent(balancer -> addNode(nic, balancer));
        }
        snapshot.all(LoadBalancer.class).forEach(this::addAnswersToClients);
    }

    private void addNode(NetworkInterface nic, LoadBalancer balancer) {
        Place node = new Place(Kind.INTERFACE, nic.id());
        Place at = new Place(Kind.LOAD_BALANCER, balancer.id());
        moves.add(node, at, Guard.ADDRESSED);
        moves.add(at, node, Guard.ANSWERS, Rewrite.UNDONE);
        for (LoadBalancer.ClassicListener listener : balancer.classicListeners()) {
            Guard guard = new Guard.ByListener(listener.protocol(), listener.loadBalancerPort());
            moves.add(at, node, guard, new Rewrite.ToTarget(Optional.empty(), false));
        }
        for (Listener listener : network.listeners(balancer)) {
            OptionalInt port = listener.port();
            for (TargetGroup group : targetGroups(listener)) {
                if (port.isPresent()) {
                    Guard guard = new Guard.ByListener(listener.protocol(), port.getAsInt());
                    boolean keepsClient = NetworkGraph.keepsClient(balancer, group);
                    moves.add(at, node, guard, new Rewrite.ToTarget(Optional.of(group.id()), keepsClient));
                }
            }
        }
    }

    private List<TargetGroup> targetGroups(Listener listener) {
        return listener.targetGroupArns().stream()
                .flatMap(arn -> snapshot.find(TargetGroup.class, arn).stream())
                .toList();
    }

    /** Where the client's address is kept, the load balancer takes the answer back wherever routes would lead it. */
    private void addAnswersToClients(LoadBalancer balancer) {
        for (Listener listener : network.listeners(balancer)) {
            for (TargetGroup group : targetGroups(listener)) {
                if (NetworkGraph.keepsClient(balancer, group)) {
                    for (TargetGroup.Target target : group.targets().orElse(List.of())) {
                        targetInterface(balancer, target)
                                .ifPresent(nic -> moves.add(
                                        new Place(Kind.INTERFACE, nic.id()),
                                        new Place(Kind.LOAD_BALANCER, balancer.id()),
                                        Guard.ANSWERS));
                    }
                }
            }
        }
    }

    private Optional<NetworkInterface> targetInterface(LoadBalancer balancer, TargetGroup.Target target) {
        Optional<IpAddress> address = IpAddress.tryParse(target.targetId());
        if (address.isPresent()) {
            return balancer.vpcId().flatMap(vpc -> network.holder(vpc, address.get()));
        }
        return snapshot.find(Instance.class, target.targetId()).stream()
                .flatMap(instance -> instance.networkInterfaceIds().stream())
                .flatMap(id -> snapshot.find(NetworkInterface.class, id).stream())
                .findFirst();
    }
}
