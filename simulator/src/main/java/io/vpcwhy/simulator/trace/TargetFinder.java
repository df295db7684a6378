package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.ListenerRule;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.LoadBalancer.ClassicListener;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.TargetInterfaces;
import io.vpcwhy.simulator.trace.Leg.Assumption;
import io.vpcwhy.simulator.trace.Leg.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Finds where a load balancer may send what comes to it: by its listener, the listener's rules and their target groups.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html">Listener rules</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html">Client IP
 *     preservation</a>
 */
final class TargetFinder {

    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final TargetInterfaces interfaces;

    TargetFinder(NetworkGraph network) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.interfaces = new TargetInterfaces(network);
    }

    /** One of the ways on from a load balancer. */
    sealed interface Way {

        /**
         * To an interface.
         *
         * @param name the target, and its health where that is told
         * @param targets the one; none where the snapshot does not show it, several where it is not known which
         * @param address by which it is a target; empty where it is the primary one
         * @param keepsClient whether the packet keeps the client's address
         * @param loadBalancer whether the target is a load balancer itself, which sends it on
         */
        record ToInterface(
                String name,
                List<NetworkInterface> targets,
                Optional<IpAddress> address,
                OptionalInt port,
                boolean keepsClient,
                boolean loadBalancer)
                implements Way {

            public ToInterface {
                targets = List.copyOf(targets);
            }

            /** The address in a family by which the one target is reached. */
            Optional<IpAddress> addressOf(IpFamily family) {
                return targets.size() == 1
                        ? address.filter(own -> own.family() == family)
                                .or(() -> targets.get(0).primaryAddress(family))
                        : Optional.empty();
            }

            static ToInterface primary(
                    String name, List<NetworkInterface> targets, OptionalInt port, boolean keepsClient) {
                return new ToInterface(name, targets, Optional.empty(), port, keepsClient, false);
            }
        }

        /**
         * No farther in any VPC: the load balancer answers itself, or calls a function.
         *
         * @param functionArn empty where it answers itself
         */
        record Ends(Optional<String> functionArn) implements Way {}
    }

    /** All ways that a packet may take; where there is none, or may be others, why is noted. */
    List<Way> ways(LoadBalancer balancer, Passage note) {
        return balancer.type() == LoadBalancer.Type.CLASSIC
                ? classicWays(balancer, note)
                : listenerWays(balancer, note);
    }

    private List<Way> classicWays(LoadBalancer balancer, Passage note) {
        Optional<ClassicListener> listener = balancer.classicListeners().stream()
                .filter(l -> note.destinationPortIn(PortRange.of(l.loadBalancerPort())) && takes(l.protocol(), note))
                .findFirst();
        if (listener.isEmpty()) {
            note.blocked(Obstacle.Refused.of(ExplanationCode.ELB_LISTENERS_MISMATCH, balancer.id()));
            return List.of();
        }
        List<Way> ways = new ArrayList<>();
        for (String id : balancer.classicInstanceIds()) {
            OptionalInt instancePort = OptionalInt.of(listener.get().instancePort());
            ways.add(Way.ToInterface.primary(id, interfaces.ofInstance(id), instancePort, false));
        }
        if (ways.isEmpty()) {
            note.blocked(Obstacle.Refused.of(ExplanationCode.NO_POSSIBLE_DESTINATION, balancer.id()));
        }
        return ways;
    }

    private List<Way> listenerWays(LoadBalancer balancer, Passage note) {
        Optional<Listener> listener = listener(balancer, note);
        if (listener.isEmpty()) {
            note.blocked(Obstacle.Refused.of(ExplanationCode.ELBV2_LISTENERS_MISMATCH, balancer.id()));
            return List.of();
        }
        List<ListenerRule> rules = network.rules(listener.get());
        Set<String> groups = new LinkedHashSet<>(listener.get().targetGroupArns());
        rules.forEach(rule -> groups.addAll(rule.targetGroupArns()));
        if (groups.isEmpty()) {
            return withoutGroup(listener.get(), rules, note);
        }
        if (!rules.stream().allMatch(ListenerRule::isDefault)) {
            note.assume(Assumption.Kind.RULE_APPLIES, listener.get().id());
        }
        return groupWays(balancer, groups, note);
    }

    /** The listener that takes a packet; a Classic Load Balancer keeps its own in itself. */
    Optional<Listener> listener(LoadBalancer balancer, Passage note) {
        return network.listeners(balancer).stream()
                .filter(l -> l.port().isPresent()
                        && note.destinationPortIn(PortRange.of(l.port().getAsInt()))
                        && takes(l.protocol(), note))
                .findFirst();
    }

    /** A listener that forwards nowhere: its rules alone tell whether the load balancer answers itself. */
    private static List<Way> withoutGroup(Listener listener, List<ListenerRule> rules, Passage note) {
        if (rules.stream().anyMatch(ListenerRule::answersItself)) {
            return List.of(new Way.Ends(Optional.empty()));
        }
        if (rules.isEmpty() && listener.hasRules()) {
            note.unknown(Unknown.Reason.NOT_COLLECTED, "what the rules of " + listener.id() + " do");
        } else {
            note.blocked(Obstacle.Refused.of(ExplanationCode.ELBV2_LISTENER_HAS_NO_TG, listener.id()));
        }
        return List.of();
    }

    private List<Way> groupWays(LoadBalancer balancer, Set<String> groups, Passage note) {
        List<Way> ways = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (String arn : groups) {
            Optional<TargetGroup> group = note.known(snapshot.find(TargetGroup.class, arn), arn);
            Optional<List<TargetGroup.Target>> targets =
                    group.flatMap(g -> note.known(g.targets(), "the health of the targets of " + g.name()));
            if (targets.filter(List::isEmpty).isPresent()) {
                empty.add(arn);
            }
            for (TargetGroup.Target target : targets.orElse(List.of())) {
                ways.addAll(targetWays(balancer, group.orElseThrow(), target, note));
            }
        }
        if (ways.isEmpty() && note.leg().unknowns().isEmpty()) {
            empty.forEach(arn -> note.blocked(Obstacle.Refused.of(ExplanationCode.NO_POSSIBLE_DESTINATION, arn)));
        }
        return ways;
    }

    private List<Way> targetWays(LoadBalancer balancer, TargetGroup group, TargetGroup.Target target, Passage note) {
        String name = target.targetId() + " (" + target.health() + ")";
        OptionalInt port = target.port().isPresent() ? target.port() : group.port();
        boolean keepsClient = NetworkGraph.keepsClient(balancer, group);
        return switch (group.targetType()) {
            case "instance" ->
                List.of(Way.ToInterface.primary(name, interfaces.ofInstance(target.targetId()), port, keepsClient));
            case "ip" -> {
                Optional<IpAddress> address = IpAddress.tryParse(target.targetId());
                List<NetworkInterface> holders =
                        address.map(own -> interfaces.ofAddress(balancer, own)).orElse(List.of());
                yield List.of(new Way.ToInterface(name, holders, address, port, keepsClient, false));
            }
            case "lambda" -> List.of(new Way.Ends(Optional.of(target.targetId())));
            default -> {
                if (!group.targetType().equals("alb") || balancer.type() != LoadBalancer.Type.NETWORK) {
                    note.unknown(Unknown.Reason.NOT_MODELLED, group.id());
                    yield List.of();
                }
                yield nodes(target.targetId(), note).stream()
                        .<Way>map(nic ->
                                new Way.ToInterface(name, List.of(nic), Optional.empty(), port, keepsClient, true))
                        .toList();
            }
        };
    }

    /** The nodes of a target that is an Application Load Balancer; no other kind can be one. */
    private List<NetworkInterface> nodes(String loadBalancerArn, Passage note) {
        Optional<LoadBalancer> balancer =
                note.known(snapshot.find(LoadBalancer.class, loadBalancerArn), loadBalancerArn);
        List<NetworkInterface> nodes = balancer.filter(b -> b.type() == LoadBalancer.Type.APPLICATION)
                .map(network::nodes)
                .orElse(List.of());
        if (balancer.isPresent() && nodes.isEmpty()) {
            note.unknown(Unknown.Reason.NOT_COLLECTED, "the interfaces of " + loadBalancerArn);
        }
        return nodes;
    }

    private static boolean takes(String protocol, Passage note) {
        boolean udp = note.mayBeOneOf(Set.of(IpProtocol.UDP));
        return switch (protocol) {
            case "UDP", "QUIC" -> udp;
            case "TCP_UDP", "TCP_QUIC" -> true;
            default -> !udp;
        };
    }
}
