package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.LoadBalancer.ClassicListener;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.graph.Place.Kind;
import io.vpcwhy.simulator.trace.Leg.Assumption;
import io.vpcwhy.simulator.trace.Leg.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * From a node of a load balancer on to its targets. Application and Classic Load Balancers open a connection of their own
 * from the node's address; Network Load Balancers may keep the client's address.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html">
 *     How Elastic Load Balancing works</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html">Client IP
 *     preservation</a>
 */
final class LoadBalancerCrossing {

    private final NetworkGraph network;
    private final Snapshot snapshot;

    LoadBalancerCrossing(NetworkGraph network) {
        this.network = network;
        this.snapshot = network.snapshot();
    }

    /** A target's address, port and what stands against going there; the client's address is kept or not. */
    private record Way(String name, Optional<NetworkInterface> target, OptionalInt port, boolean keepsClient) {}

    /**
     * Goes on from the node that a trace has come to.
     *
     * @return the trace to the target that is reached, or else to the first; the same trace where it ends elsewhere, or
     *     where nothing tells what the load balancer listens for
     */
    Trace goOn(Trace trace) {
        Optional<NetworkInterface> node = trace.forward()
                .end()
                .filter(end -> end.kind() == Kind.INTERFACE)
                .flatMap(end -> snapshot.find(NetworkInterface.class, end.id()));
        Optional<LoadBalancer> balancer = node.flatMap(network::loadBalancer);
        Packet packet = trace.forward().last();
        boolean listens = packet.destinationPort().isPresent()
                && balancer.filter(
                                b -> b.type() == LoadBalancer.Type.CLASSIC || snapshot.collected(ResourceKind.LISTENER))
                        .isPresent();
        if (node.isEmpty() || balancer.isEmpty() || !listens) {
            return trace;
        }
        Passage note = new Passage(packet);
        note.through(balancer.get().id());
        List<Way> ways = balancer.get().type() == LoadBalancer.Type.CLASSIC
                ? classicWays(balancer.get(), packet, note)
                : ways(balancer.get(), packet, note);
        Trace best = new Trace(trace.packet(), trace.forward().then(note.leg()), trace.reply());
        boolean first = true;
        for (Way way : ways) {
            Trace candidate = on(trace, balancer.get(), node.get(), way);
            if (first || better(candidate, best)) {
                best = candidate;
                first = false;
            }
        }
        return best;
    }

    private static boolean better(Trace candidate, Trace best) {
        // REACHABLE, then UNDECIDED, then NOT_REACHABLE.
        return rank(candidate) < rank(best);
    }

    private static int rank(Trace trace) {
        return switch (trace.disposition()) {
            case REACHABLE -> 0;
            case UNDECIDED -> 1;
            case NOT_REACHABLE -> 2;
        };
    }

    private List<Way> classicWays(LoadBalancer balancer, Packet packet, Passage note) {
        int port = packet.destinationPort().orElseThrow();
        for (ClassicListener listener : balancer.classicListeners()) {
            if (listener.loadBalancerPort() == port && takes(listener.protocol(), packet)) {
                List<Way> ways = new ArrayList<>();
                for (String id : balancer.classicInstanceIds()) {
                    ways.add(new Way(id, ofInstance(id), OptionalInt.of(listener.instancePort()), false));
                }
                if (ways.isEmpty()) {
                    note.blocked(Obstacle.Refused.of(ExplanationCode.NO_POSSIBLE_DESTINATION, balancer.id()));
                }
                return ways;
            }
        }
        note.blocked(Obstacle.Refused.of(ExplanationCode.ELB_LISTENERS_MISMATCH, balancer.id()));
        return List.of();
    }

    private List<Way> ways(LoadBalancer balancer, Packet packet, Passage note) {
        int port = packet.destinationPort().orElseThrow();
        Optional<Listener> listener = network.listeners(balancer).stream()
                .filter(l -> l.port().equals(OptionalInt.of(port)) && takes(l.protocol(), packet))
                .findFirst();
        if (listener.isEmpty()) {
            note.blocked(Obstacle.Refused.of(ExplanationCode.ELBV2_LISTENERS_MISMATCH, balancer.id()));
            return List.of();
        }
        if (listener.get().targetGroupArns().isEmpty()) {
            note.blocked(Obstacle.Refused.of(
                    ExplanationCode.ELBV2_LISTENER_HAS_NO_TG, listener.get().id()));
        }
        List<Way> ways = new ArrayList<>();
        for (String arn : listener.get().targetGroupArns()) {
            addTargets(arn, balancer, note, ways);
        }
        return ways;
    }

    private void addTargets(String arn, LoadBalancer balancer, Passage note, List<Way> ways) {
        Optional<TargetGroup> group = snapshot.find(TargetGroup.class, arn);
        Optional<List<TargetGroup.Target>> targets = group.flatMap(TargetGroup::targets);
        if (group.isEmpty() || targets.isEmpty()) {
            note.unknown(
                    Unknown.Reason.NOT_COLLECTED,
                    group.map(g -> "the health of the targets of " + g.name()).orElse(arn));
            return;
        }
        boolean modelled = group.get().targetType().equals("instance")
                || group.get().targetType().equals("ip");
        if (!modelled) {
            note.unknown(Unknown.Reason.NOT_MODELLED, arn);
            return;
        }
        if (targets.get().isEmpty()) {
            note.blocked(Obstacle.Refused.of(ExplanationCode.NO_POSSIBLE_DESTINATION, arn));
        }
        for (TargetGroup.Target target : targets.get()) {
            Optional<NetworkInterface> nic = IpAddress.tryParse(target.targetId())
                    .map(address -> balancer.vpcId().flatMap(vpc -> network.holder(vpc, address)))
                    .orElseGet(() -> ofInstance(target.targetId()));
            OptionalInt port =
                    target.port().isPresent() ? target.port() : group.get().port();
            ways.add(new Way(
                    target.targetId() + " (" + target.health() + ")",
                    nic,
                    port,
                    NetworkGraph.keepsClient(balancer, group.get())));
        }
    }

    private static boolean takes(String protocol, Packet packet) {
        boolean udp = packet.protocol().equals(Optional.of(IpProtocol.UDP));
        return switch (protocol) {
            case "UDP", "QUIC" -> udp;
            case "TCP_UDP", "TCP_QUIC" -> true;
            default -> !udp;
        };
    }

    private Optional<NetworkInterface> ofInstance(String id) {
        return snapshot.find(Instance.class, id).stream()
                .flatMap(instance -> instance.networkInterfaceIds().stream())
                .flatMap(nic -> snapshot.find(NetworkInterface.class, nic).stream())
                .findFirst();
    }

    private Trace on(Trace trace, LoadBalancer balancer, NetworkInterface node, Way way) {
        Packet arrived = trace.forward().last();
        Optional<IpAddress> address = way.target().flatMap(nic -> nic.primaryAddress(arrived.family()));
        Passage there = new Passage(arrived);
        there.through(balancer.id());
        if (address.isEmpty() || way.target().isEmpty()) {
            there.unknown(Unknown.Reason.NOT_COLLECTED, "the interface of target " + way.name());
            return new Trace(trace.packet(), trace.forward().then(there.leg()), trace.reply());
        }
        Trace own = connect(balancer, node, way, arrived, address.get(), way.keepsClient());
        boolean namesGroup = way.keepsClient()
                && own.forward().blocked()
                && !balancer.securityGroupIds().isEmpty();
        if (namesGroup) {
            // A target's rules may name the load balancer's group, be the client's address kept or not.
            Trace byGroup = connect(balancer, node, way, arrived, address.get(), false);
            own = byGroup.forward().blocked() ? own : byGroup;
        }
        Optional<Leg> back =
                own.reply().map(leg -> trace.reply().map(leg::then).orElse(leg)).or(trace::reply);
        return new Trace(trace.packet(), trace.forward().then(own.forward()), back);
    }

    /** A connection from a node to a target, and its answer back to the node. */
    private Trace connect(
            LoadBalancer balancer,
            NetworkInterface node,
            Way way,
            Packet arrived,
            IpAddress target,
            boolean keepsClient) {
        NetworkInterface targetInterface = way.target().orElseThrow();
        IpAddress source = keepsClient ? arrived.source() : arrived.destination();
        Packet packet =
                new Packet(source, target, arrived.protocol(), arrived.sourcePort(), way.port(), Optional.empty());
        Connection connection = new Connection();
        Passage there = new Passage(arrived);
        there.translated(balancer.id(), packet);
        there.assume(Assumption.Kind.TARGET_TAKES_CONNECTIONS, way.name());
        new Walker(network, connection, false).leave(node, there);
        Place meant = new Place(Kind.INTERFACE, targetInterface.id());
        if (there.end().isPresent() && !there.end().get().equals(meant)) {
            there.blocked(Obstacle.Refused.of(
                    ExplanationCode.NO_PATH, there.end().get().id(), target));
        }
        Leg forward = there.leg();
        if (forward.end().isEmpty()) {
            return new Trace(packet, forward, Optional.empty());
        }
        Passage back = new Passage(there.packet().reversed());
        Walker walker = new Walker(network, connection, true);
        if (keepsClient) {
            // The load balancer takes back what its targets answer to the client, wherever their routes lead.
            back.through(targetInterface.id());
            walker.meetFilters(targetInterface, Direction.EGRESS, back);
            back.translated(balancer.id(), arrived.reversed());
            back.arrived(new Place(Kind.INTERFACE, node.id()));
        } else {
            walker.leave(targetInterface, back);
            boolean home = back.end().equals(Optional.of(new Place(Kind.INTERFACE, node.id())));
            if (back.end().isPresent() && !home) {
                back.blocked(Obstacle.Refused.of(
                        ExplanationCode.NO_PATH, back.end().get().id()));
            }
            back.translated(balancer.id(), arrived.reversed());
        }
        return new Trace(packet, forward, Optional.of(back.leg()));
    }
}
