package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.reach.OnPremisesGateway;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What becomes of single packets in a network, by their ends alone: the network may lack them. */
final class PacketStates {

    private final Snapshot snapshot;
    private final Tracer tracer;

    /** What becomes of a packet; the first that any of its ways gives. */
    enum State {
        ANSWERED,
        UNANSWERED,
        UNDECIDED,
        BLOCKED;

        boolean arrives() {
            return this == ANSWERED || this == UNANSWERED;
        }

        /** Whether another state lies from this one on where a third does; any other where that is this one. */
        boolean leads(State other, State third) {
            return equals(third)
                    ? other != this
                    : Integer.signum(other.compareTo(this)) == Integer.signum(third.compareTo(this));
        }
    }

    /**
     * Where a packet is sent from and to.
     *
     * @param source the id of an interface; empty where packets come from outside
     * @param from where they come from then
     * @param destination the id of the interface that is meant; empty where packets go outside
     * @param elsewhere where they come to then, or go on to from it
     */
    record Ends(
            Optional<String> source, Optional<WayEnd> from, Optional<String> destination, Optional<WayEnd> elsewhere) {}

    PacketStates(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.tracer = new Tracer(NetworkGraph.of(snapshot));
    }

    State of(Ends ends, Packet packet) {
        Optional<NetworkInterface> meant = ends.destination().flatMap(this::find);
        if (ends.destination().isPresent()
                && !meant.map(nic -> knows(nic, ends, packet)).orElse(false)) {
            return State.BLOCKED;
        }
        State best = State.BLOCKED;
        for (Origin origin : origins(ends, packet).toList()) {
            List<Trace> traces = tracer.ways(origin, new Target(packet.destination(), meant), packet, asked -> {});
            for (Trace trace : traces) {
                State state = state(trace);
                if (endsThere(trace, traces.get(0), ends) && state.compareTo(best) < 0) {
                    best = state;
                }
            }
        }
        return best;
    }

    private Optional<NetworkInterface> find(String id) {
        return snapshot.find(NetworkInterface.class, id);
    }

    /** Whether the interface has the address that the packet is sent to. */
    private static boolean knows(NetworkInterface nic, Ends ends, Packet packet) {
        boolean fromInternet =
                ends.from().filter(WayEnd.Internet.class::isInstance).isPresent();
        return nic.addresses().stream()
                .anyMatch(own -> own.address().equals(packet.destination())
                        || (fromInternet && own.publicAddress().equals(Optional.of(packet.destination()))));
    }

    private Stream<Origin> origins(Ends ends, Packet packet) {
        if (ends.source().isPresent()) {
            return find(ends.source().get()).filter(nic -> nic.holds(packet.source())).stream()
                    .map(nic -> new Origin.FromInterface(nic, packet.source()));
        }
        if (ends.from().orElseThrow() instanceof WayEnd.OnPremises beyond) {
            return OnPremisesGateway.all(snapshot).stream()
                    .filter(gateway -> gateway.id().equals(beyond.gatewayId()))
                    .filter(gateway -> ends.destination()
                            .flatMap(this::find)
                            .map(gateway::isNear)
                            .orElse(false))
                    .map(gateway -> new Origin.FromOnPremises(packet.source(), gateway.id(), gateway.vpcId()));
        }
        return Stream.of(new Origin.FromInternet(packet.source()));
    }

    /** A way out of sight may come to every end. */
    private static boolean endsThere(Trace trace, Trace first, Ends ends) {
        boolean meant = trace.equals(first);
        if (ends.elsewhere().isEmpty()) {
            return meant;
        }
        WayEnd wanted = ends.elsewhere().get();
        if (meant && ends.destination().isPresent()) {
            return false;
        }
        Optional<Place> end = trace.forward().end();
        if (wanted instanceof WayEnd.Unplaced) {
            return end.isEmpty();
        }
        return end.isEmpty()
                || (wanted instanceof WayEnd.Internet
                        ? end.get().kind() == Place.Kind.INTERNET
                        : end.get().id().equals(wanted.id()));
    }

    private static State state(Trace trace) {
        Leg forward = trace.forward();
        if (forward.blocked()) {
            return State.BLOCKED;
        }
        if (!forward.arrives()) {
            return State.UNDECIDED;
        }
        boolean answerable = trace.packet().icmp().isEmpty()
                || trace.packet().reversed().icmp().isPresent();
        return answerable && trace.reply().map(Leg::arrives).orElse(false) ? State.ANSWERED : State.UNANSWERED;
    }
}
