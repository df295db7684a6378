package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.ListenerRule;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.graph.Place.Kind;
import io.vpcwhy.simulator.trace.Leg.Assumption;
import io.vpcwhy.simulator.trace.Leg.Unknown;
import io.vpcwhy.simulator.trace.TargetFinder.Way;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
    private final TargetFinder targets;

    LoadBalancerCrossing(NetworkGraph network) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.targets = new TargetFinder(network);
    }

    /**
     * Goes on from the node that a trace has come to.
     *
     * @return the trace to the target that is reached, or else to the first; the same trace where it ends elsewhere, or
     *     where nothing tells what the load balancer listens for. Where no target is reached, but the load balancer
     *     answers some requests itself, nothing is certain.
     */
    Trace goOn(Trace trace) {
        Trace best =
                Collections.min(ways(trace, inquiry -> {}, false), Comparator.comparingInt(LoadBalancerCrossing::rank));
        boolean targetsBlocked =
                best.disposition() == Disposition.NOT_REACHABLE && trace.disposition() != Disposition.NOT_REACHABLE;
        return targetsBlocked
                ? answering(trace)
                        .map(listener -> doubted(best, new Unknown(Unknown.Reason.RULE_CHOICE, listener.id())))
                        .orElse(best)
                : best;
    }

    /** The listener that forwards some requests and answers others itself, where a trace has come to one. */
    private Optional<Listener> answering(Trace trace) {
        Passage note = new Passage(trace.forward().header(), inquiry -> {});
        return trace.forward()
                .end()
                .flatMap(end -> snapshot.find(NetworkInterface.class, end.id()))
                .flatMap(network::loadBalancer)
                .flatMap(balancer -> targets.listener(balancer, note))
                .filter(listener -> network.rules(listener).stream().anyMatch(ListenerRule::answersItself));
    }

    private static Trace doubted(Trace trace, Unknown why) {
        return new Trace(
                trace.packet(), trace.forward().doubted(why), trace.reply().map(reply -> reply.doubted(why)));
    }

    /**
     * As {@link #goOn}, to every target, and to each load balancer that is one; the same trace alone where there is no way
     * on.
     */
    List<Trace> everyWay(Trace trace, Consumer<Inquiry> asked) {
        return ways(trace, asked, true);
    }

    private List<Trace> ways(Trace trace, Consumer<Inquiry> asked, boolean toLoadBalancers) {
        Optional<NetworkInterface> node = trace.forward()
                .end()
                .filter(end -> end.kind() == Kind.INTERFACE)
                .flatMap(end -> snapshot.find(NetworkInterface.class, end.id()));
        Optional<LoadBalancer> balancer = node.flatMap(network::loadBalancer);
        Passage note = new Passage(trace.forward().header(), asked, Inquiry.Stage.BEYOND);
        if (node.isEmpty() || balancer.isEmpty() || !listens(balancer.get(), note)) {
            return List.of(trace);
        }
        note.through(balancer.get().id());
        List<Way> ways = targets.ways(balancer.get(), note);
        Leg noted = note.leg();
        List<Trace> traces = new ArrayList<>();
        Trace here = new Trace(trace.packet(), trace.forward().assuming(noted.assumptions()), trace.reply());
        for (Way way : ways) {
            traces.addAll(on(here, balancer.get(), node.get(), way, asked, toLoadBalancers));
        }
        if (ways.isEmpty() || !noted.unknowns().isEmpty()) {
            traces.add(new Trace(trace.packet(), trace.forward().then(noted), trace.reply()));
        }
        return traces;
    }

    private boolean listens(LoadBalancer balancer, Passage note) {
        boolean told = balancer.type() == LoadBalancer.Type.CLASSIC || snapshot.collected(ResourceKind.LISTENER);
        return told && note.packet().destinationPort().isPresent();
    }

    private static int rank(Trace trace) {
        return switch (trace.disposition()) {
            case REACHABLE -> 0;
            case UNDECIDED -> 1;
            case NOT_REACHABLE -> 2;
        };
    }

    private List<Trace> on(
            Trace trace,
            LoadBalancer balancer,
            NetworkInterface node,
            Way way,
            Consumer<Inquiry> asked,
            boolean toLoadBalancers) {
        if (way instanceof Way.Ends ends) {
            Passage end = new Passage(trace.forward().header(), asked, Inquiry.Stage.BEYOND);
            end.through(balancer.id());
            ends.functionArn().ifPresent(end::through);
            end.arrived(new Place(Kind.INTERFACE, node.id()));
            return List.of(new Trace(trace.packet(), trace.forward().then(end.leg()), trace.reply()));
        }
        Way.ToInterface onward = (Way.ToInterface) way;
        Trace reached = toInterface(trace, balancer, node, onward, asked);
        if (!onward.loadBalancer()) {
            return List.of(reached);
        }
        List<Trace> beyond = ways(reached, asked, toLoadBalancers);
        return toLoadBalancers && !beyond.equals(List.of(reached))
                ? Stream.concat(Stream.of(reached), beyond.stream()).toList()
                : beyond;
    }

    private Trace toInterface(
            Trace trace, LoadBalancer balancer, NetworkInterface node, Way.ToInterface way, Consumer<Inquiry> asked) {
        Header arrived = trace.forward().header();
        Optional<IpAddress> address = way.addressOf(arrived.packet().family());
        Passage there = new Passage(arrived, asked, Inquiry.Stage.BEYOND);
        there.through(balancer.id());
        if (address.isEmpty()) {
            Unknown.Reason reason =
                    way.targets().size() > 1 ? Unknown.Reason.SEVERAL_INTERFACES : Unknown.Reason.NOT_COLLECTED;
            there.unknown(reason, "the interface of target " + way.name());
            return new Trace(trace.packet(), trace.forward().then(there.leg()), trace.reply());
        }
        Trace own = connect(balancer, node, way, arrived, address.get(), way.keepsClient(), asked);
        boolean namesGroup = way.keepsClient()
                && own.forward().blocked()
                && !balancer.securityGroupIds().isEmpty();
        if (namesGroup) {
            // A target's rules may name the load balancer's group, be the client's address kept or not.
            Trace byGroup = connect(balancer, node, way, arrived, address.get(), false, asked);
            own = byGroup.forward().blocked() ? own : byGroup;
        }
        Optional<Leg> back =
                own.reply().map(leg -> trace.reply().map(leg::then).orElse(leg)).or(trace::reply);
        return new Trace(trace.packet(), trace.forward().then(own.forward()), back);
    }

    /** The packet as it goes on from a node, whose address rules may look at though the client's is kept. */
    private static Packet source(Header arrived, boolean keepsClient, boolean showsClient, Passage passage) {
        Packet packet = arrived.packet();
        if (!keepsClient) {
            return SourceTranslation.from(packet.destination(), passage);
        }
        return showsClient ? packet : packet.withSource(packet.destination(), packet.sourcePort());
    }

    /** A connection from a node to a target, and its answer back to the node. */
    private Trace connect(
            LoadBalancer balancer,
            NetworkInterface node,
            Way.ToInterface way,
            Header arrived,
            IpAddress target,
            boolean keepsClient,
            Consumer<Inquiry> asked) {
        NetworkInterface targetInterface = way.targets().get(0);
        Connection connection = new Connection();
        Passage there = new Passage(arrived, asked, Inquiry.Stage.BEYOND);
        Packet packet = source(arrived, way.keepsClient(), keepsClient, there).withDestination(target, way.port());
        there.translated(balancer.id(), packet);
        there.assume(Assumption.Kind.TARGET_TAKES_CONNECTIONS, way.name());
        new Walker(network, connection, false).leave(node, there);
        there.requireEnd(new Place(Kind.INTERFACE, targetInterface.id()));
        Leg forward = there.leg();
        if (forward.end().isEmpty()) {
            return new Trace(packet, forward, Optional.empty());
        }
        Passage back = new Passage(there.header().reversed(), asked, Inquiry.Stage.BEYOND);
        Walker walker = new Walker(network, connection, true);
        if (keepsClient) {
            // The load balancer takes back what its targets answer to the client, wherever their routes lead.
            back.through(targetInterface.id());
            walker.meetFilters(targetInterface, Direction.EGRESS, back);
            back.becomes(balancer.id(), arrived.reversed());
            back.arrived(new Place(Kind.INTERFACE, node.id()));
        } else {
            walker.leave(targetInterface, back);
            back.requireEnd(new Place(Kind.INTERFACE, node.id()));
            back.becomes(balancer.id(), arrived.reversed());
        }
        return new Trace(packet, forward, Optional.of(back.leg()));
    }
}
