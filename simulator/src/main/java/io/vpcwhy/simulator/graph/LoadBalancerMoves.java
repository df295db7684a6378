package io.vpcwhy.simulator.graph;

import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.ListenerRule;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.Place.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * From the nodes of load balancers to their listeners, and on from the nodes to the targets.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html">
 *     How Elastic Load Balancing works</a>
 */
final class LoadBalancerMoves {

    private static final String LAMBDA = "lambda";

    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final TargetInterfaces interfaces;
    private final Moves moves;

    LoadBalancerMoves(NetworkGraph network, Moves moves) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.interfaces = new TargetInterfaces(network);
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
        network.listeners(balancer).forEach(listener -> addListener(node, at, balancer, listener));
    }

    private void addListener(Place node, Place at, LoadBalancer balancer, Listener listener) {
        if (listener.port().isEmpty()) {
            return;
        }
        Guard guard = new Guard.ByListener(listener.protocol(), listener.port().getAsInt());
        if (network.rules(listener).stream().anyMatch(ListenerRule::answersItself)) {
            moves.add(at, node, guard);
        }
        for (TargetGroup group : targetGroups(listener)) {
            if (group.targetType().equals(LAMBDA)) {
                addFunctions(node, at, guard, group);
            } else {
                boolean keepsClient = NetworkGraph.keepsClient(balancer, group);
                moves.add(at, node, guard, new Rewrite.ToTarget(Optional.of(group.id()), keepsClient));
            }
        }
    }

    /** A function is asked by the load balancer, which answers for it. */
    private void addFunctions(Place node, Place at, Guard guard, TargetGroup group) {
        for (TargetGroup.Target target : group.targets().orElse(List.of())) {
            Place function = new Place(Kind.FUNCTION, target.targetId());
            moves.add(at, function, guard);
            moves.add(function, node, Guard.ALWAYS);
        }
    }

    /** Those that the listener's default action or any of its rules forwards to. */
    private List<TargetGroup> targetGroups(Listener listener) {
        return Stream.concat(
                        listener.targetGroupArns().stream(),
                        network.rules(listener).stream().flatMap(rule -> rule.targetGroupArns().stream()))
                .distinct()
                .flatMap(arn -> snapshot.find(TargetGroup.class, arn).stream())
                .toList();
    }

    /** Where the client's address is kept, the load balancer takes the answer back wherever routes would lead it. */
    private void addAnswersToClients(LoadBalancer balancer) {
        network.listeners(balancer).stream()
                .flatMap(listener -> targetGroups(listener).stream())
                .filter(group -> NetworkGraph.keepsClient(balancer, group))
                .flatMap(group -> group.targets().orElse(List.of()).stream())
                .flatMap(target -> targetInterfaces(balancer, target).stream())
                .distinct()
                .forEach(nic -> moves.add(
                        new Place(Kind.INTERFACE, nic.id()),
                        new Place(Kind.LOAD_BALANCER, balancer.id()),
                        Guard.ANSWERS));
    }

    private List<NetworkInterface> targetInterfaces(LoadBalancer balancer, TargetGroup.Target target) {
        Optional<LoadBalancer> other = snapshot.find(LoadBalancer.class, target.targetId());
        if (other.isPresent()) {
            return network.nodes(other.get());
        }
        Optional<IpAddress> address = IpAddress.tryParse(target.targetId());
        return address.isPresent()
                ? interfaces.ofAddress(balancer, address.get())
                : interfaces.ofInstance(target.targetId());
    }
}
