package io.vpcwhy.cli.graph;

import io.vpcwhy.cli.graph.Drawing.Box;
import io.vpcwhy.cli.graph.Drawing.BoxKind;
import io.vpcwhy.cli.graph.Drawing.Link;
import io.vpcwhy.cli.graph.Drawing.LinkKind;
import io.vpcwhy.cli.graph.Drawing.Node;
import io.vpcwhy.cli.graph.Drawing.NodeKind;
import io.vpcwhy.cli.render.TraceWords;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.Guard;
import io.vpcwhy.simulator.graph.Move;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes the drawing of a network, of one VPC, or of the path of a trace. In whichever order files were read, it is the
 * same.
 */
public final class DrawingBuilder {

    /** A picture of a path has more to say than the picture of a network: it stays smaller. */
    private static final int MOST_BESIDE_A_PATH = 40;

    private record Ends(String from, String to, LinkKind kind) implements Comparable<Ends> {
        private static final Comparator<Ends> ORDER =
                Comparator.comparing(Ends::from).thenComparing(Ends::to).thenComparing(Ends::kind);

        @Override
        public int compareTo(Ends other) {
            return ORDER.compare(this, other);
        }
    }

    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final Scenery scenery;
    private final int most;
    private final Set<String> vpcs = new TreeSet<>();
    private final Map<Ends, Set<String>> links = new TreeMap<>();
    private final Map<String, List<String>> within = new TreeMap<>();
    private final Set<String> boxes = new LinkedHashSet<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<TracedPath> path = Optional.empty();
    private boolean whole;

    /** @param most how many interfaces and gateways are drawn one by one; beyond, the interfaces of a subnet are counted */
    public DrawingBuilder(NetworkGraph network, int most) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.scenery = new Scenery(snapshot);
        this.most = most;
    }

    /** Everything. */
    public Drawing network() {
        whole = true;
        snapshot.all(Vpc.class).forEach(vpc -> vpcs.add(vpc.id()));
        snapshot.all(Subnet.class).forEach(subnet -> vpcs.add(subnet.vpcId()));
        return draw("Network of " + count(vpcs.size(), "VPC"), "");
    }

    /** One VPC and what its routes lead to. */
    public Drawing vpc(String vpcId) {
        vpcs.add(vpcId);
        return draw(String.join(", ", scenery.vpc(vpcId)), "");
    }

    /** The path of a trace, and beside it, paler, the VPCs that it touches. */
    public Drawing path(Trace trace) {
        TracedPath traced = new TracedPath(trace, scenery);
        path = Optional.of(traced);
        traced.stops().forEach(stop -> scenery.vpcOf(stop).ifPresent(vpcs::add));
        String verdict = trace.disposition().name().replace('_', ' ');
        return draw(verdict, TraceWords.summary(trace));
    }

    private static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private Drawing draw(String title, String words) {
        for (Move move : network.graph().edgeSet()) {
            addRoute(move);
        }
        addTransitRoutes();
        addJoins();
        List<Subnet> subnets = subnets();
        Set<String> inBoxes = new TreeSet<>();
        Set<String> ends = ends();
        List<NetworkInterface> interfaces = new ArrayList<>();
        for (Subnet subnet : subnets) {
            interfaces.addAll(snapshot.interfacesOfSubnet(subnet.id()));
        }
        boxes.addAll(vpcs);
        subnets.forEach(subnet -> boxes.add(subnet.id()));
        interfaces.forEach(nic -> inBoxes.add(nic.id()));
        long outside = ends.stream()
                .filter(id -> !inBoxes.contains(id) && !boxes.contains(id))
                .count();
        int limit = path.isPresent() ? Math.min(most, MOST_BESIDE_A_PATH) : most;
        boolean fold = interfaces.size() + outside > limit;
        List<Box> drawn = new ArrayList<>();
        for (String vpc : vpcs) {
            drawn.add(vpcBox(vpc, subnets, ends, inBoxes, fold));
        }
        if (fold) {
            notes.add("The interfaces of a subnet are counted and not drawn one by one, for there are "
                    + interfaces.size() + "; those that a route or the path leads to are drawn.");
        }
        notes.add("Every subnet reaches its whole VPC by the local routes, which are not drawn.");
        List<Node> beside = new ArrayList<>();
        for (String id : ends) {
            if (!inBoxes.contains(id) && !boxes.contains(id)) {
                beside.add(scenery.other(id, pale(id)));
            }
        }
        path.ifPresent(traced -> beside.addAll(traced.dead()));
        List<Link> all = new ArrayList<>();
        links.forEach((end, labels) -> all.add(
                new Link(end.from(), end.to(), end.kind(), Words.few(List.copyOf(labels)), false, path.isPresent())));
        path.ifPresent(traced -> all.addAll(traced.links()));
        String what = count(vpcs.size(), "VPC") + ", " + count(subnets.size(), "subnet") + ", "
                + count(interfaces.size(), "interface");
        return new Drawing(title, words.isEmpty() ? what : words, drawn, beside, all, notes);
    }

    private boolean pale(String id) {
        return path.isPresent() && !path.get().stops().contains(id);
    }

    private List<Subnet> subnets() {
        return snapshot.all(Subnet.class).stream()
                .filter(subnet -> vpcs.contains(subnet.vpcId()))
                .sorted(Comparator.comparing(
                                (Subnet subnet) -> subnet.tags().name().orElse(""))
                        .thenComparing(subnet -> subnet.cidrs().toString())
                        .thenComparing(Subnet::id))
                .toList();
    }

    private Set<String> ends() {
        Set<String> ends = new TreeSet<>();
        links.keySet().forEach(link -> {
            ends.add(link.from());
            ends.add(link.to());
        });
        path.ifPresent(traced -> ends.addAll(traced.stops()));
        return ends;
    }

    private void addRoute(Move move) {
        if (move.guard() instanceof Guard.ByRoute by) {
            Optional<String> vpc = scenery.vpcOf(move.from().id());
            if (vpc.isEmpty() || !vpcs.contains(vpc.get()) || move.to().kind() == Place.Kind.VPC) {
                return;
            }
            boolean gone = by.route().state() == Route.State.BLACKHOLE;
            String target = scenery.at(move.to());
            boolean own = snapshot.find(NetworkInterface.class, target)
                    .filter(nic -> nic.subnetId().equals(move.from().id()))
                    .isPresent();
            if (own) {
                within.computeIfAbsent(move.from().id(), id -> new ArrayList<>())
                        .add(by.route().destination() + " → " + target);
            } else {
                add(
                        move.from().id(),
                        target,
                        gone ? LinkKind.BLACKHOLE : LinkKind.ROUTE,
                        by.route().destination() + (gone ? " (blackhole)" : ""));
            }
        }
    }

    private void add(String from, String to, LinkKind kind, String label) {
        Set<String> labels = links.computeIfAbsent(new Ends(from, to, kind), ends -> new LinkedHashSet<>());
        if (!label.isEmpty()) {
            labels.add(label);
        }
    }

    private boolean drawn(String gateway) {
        return whole
                || links.keySet().stream().anyMatch(link -> link.to().equals(gateway))
                || (path.isPresent() && path.get().stops().contains(gateway));
    }

    private void addTransitRoutes() {
        for (Move move : network.graph().edgeSet()) {
            if (move.guard() instanceof Guard.ByTransitGatewayRoute by) {
                String gateway = scenery.at(move.from());
                Optional<String> behind = snapshot.find(
                                TransitGatewayAttachment.class, move.to().id())
                        .map(TransitGatewayAttachment::resourceId);
                if (behind.isPresent() && drawn(gateway) && (path.isEmpty() || vpcs.contains(behind.get()))) {
                    add(
                            gateway,
                            behind.get(),
                            LinkKind.ROUTE,
                            by.route().destination().toString());
                }
            }
        }
    }

    /** Gateways and what they are attached to, where no route shows it already. */
    private void addJoins() {
        for (Move move : network.graph().edgeSet()) {
            if (move.routed()
                    || move.guard().equals(Guard.ANSWERS)
                    || move.from().equals(Place.INTERNET)
                    || !isGateway(move.from().kind())) {
                continue;
            }
            String gateway = scenery.at(move.from());
            Optional<String> vpc = vpcAt(move.to());
            boolean ofTransit = move.from().kind() == Place.Kind.TRANSIT_GATEWAY_ATTACHMENT;
            if (vpc.filter(vpcs::contains).isEmpty() && (!drawn(gateway) || (ofTransit && vpc.isEmpty()))) {
                continue;
            }
            String other = vpc.orElseGet(() -> scenery.at(move.to()));
            if (gateway.equals(other)
                    || (path.isPresent() && !path.get().stops().contains(gateway))) {
                continue;
            }
            if (vpc.isEmpty() || !reaches(other, gateway)) {
                add(gateway, other, LinkKind.JOIN, "");
            }
        }
    }

    /** The VPC that a gateway leads into, be it by the router of one of its subnets. */
    private Optional<String> vpcAt(Place place) {
        return switch (place.kind()) {
            case VPC -> Optional.of(place.id());
            case SUBNET_ROUTER -> scenery.vpcOf(place.id());
            default -> Optional.empty();
        };
    }

    private static boolean isGateway(Place.Kind kind) {
        return switch (kind) {
            case INTERNET_GATEWAY,
                    EGRESS_ONLY_INTERNET_GATEWAY,
                    VPC_PEERING_CONNECTION,
                    VPN_GATEWAY,
                    TRANSIT_GATEWAY_ATTACHMENT -> true;
            default -> false;
        };
    }

    private boolean reaches(String vpcId, String gateway) {
        return links.keySet().stream()
                        .anyMatch(link -> link.to().equals(gateway)
                                && scenery.vpcOf(link.from()).equals(Optional.of(vpcId)))
                || links.containsKey(new Ends(gateway, vpcId, LinkKind.ROUTE));
    }

    private Box vpcBox(String vpcId, List<Subnet> subnets, Set<String> ends, Set<String> inBoxes, boolean fold) {
        Map<String, List<Box>> zones = new TreeMap<>();
        for (Subnet subnet : subnets) {
            if (subnet.vpcId().equals(vpcId)) {
                zones.computeIfAbsent(subnet.availabilityZone().orElse("zone not told"), z -> new ArrayList<>())
                        .add(subnetBox(subnet, ends, fold));
            }
        }
        List<Box> inner = new ArrayList<>();
        zones.forEach((zone, boxesOfZone) -> inner.add(
                new Box(vpcId + "/" + zone, BoxKind.ZONE, List.of(Words.shortened(zone, 40)), boxesOfZone, List.of())));
        List<Node> loose = new ArrayList<>();
        for (String id : ends) {
            boolean here = scenery.vpcOf(id).equals(Optional.of(vpcId)) && !inBoxes.contains(id) && !boxes.contains(id);
            if (here) {
                loose.add(snapshot.find(NetworkInterface.class, id)
                        .map(nic -> scenery.networkInterface(nic, pale(id)))
                        .orElseGet(() -> scenery.other(id, pale(id))));
                inBoxes.add(id);
            }
        }
        return new Box(vpcId, BoxKind.VPC, scenery.vpc(vpcId), inner, loose);
    }

    private Box subnetBox(Subnet subnet, Set<String> ends, boolean fold) {
        List<Node> nodes = new ArrayList<>();
        List<NetworkInterface> all = new ArrayList<>(snapshot.interfacesOfSubnet(subnet.id()));
        all.sort(Comparator.comparing(NetworkInterface::id));
        int counted = 0;
        for (NetworkInterface nic : all) {
            if (fold && !ends.contains(nic.id())) {
                counted++;
            } else {
                nodes.add(scenery.networkInterface(nic, pale(nic.id())));
            }
        }
        if (counted > 0) {
            String words =
                    (nodes.isEmpty() ? "" : "and ") + count(counted, nodes.isEmpty() ? "interface" : "more interface");
            nodes.add(new Node(
                    subnet.id() + "/interfaces",
                    NodeKind.COUNT,
                    List.of(words),
                    words + " in " + subnet.id(),
                    path.isPresent()));
        }
        List<String> lines = new ArrayList<>(scenery.subnet(subnet));
        lines.addAll(Words.few(within.getOrDefault(subnet.id(), List.of())));
        return new Box(subnet.id(), BoxKind.SUBNET, lines, List.of(), nodes);
    }
}
