package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.space.Rewrite;
import io.vpcwhy.simulator.trace.Header.End;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The edits that differences may come from: all that could have made them, and few others. Packets that different edits
 * may be about are told apart.
 */
final class Suspects {

    /** Into more parts than these packets are not taken. */
    private static final int MOST = 256;

    private final Snapshot before;
    private final Snapshot after;
    private final List<Edit> edits;
    private final FilterDeltas deltas;
    private final Map<Edit, HeaderSpace> routed;

    /** Filters of interfaces that packets for others come by, and of their subnets. */
    private final Set<String> ofPassages = new TreeSet<>();

    /** What NAT gateways put in the place of sources. */
    private final Set<IpAddress> translations = new TreeSet<>();

    private final Map<HeaderSpace, HeaderSpace> translated = new HashMap<>();

    /** Packets of a difference, and the edits that they may come from. */
    record Suspected(HeaderSpace packets, Set<Edit> edits) {}

    Suspects(Snapshot before, Snapshot after, List<Edit> edits, FilterDeltas deltas, HeaderSpaces spaces) {
        this.before = before;
        this.after = after;
        this.edits = edits;
        this.deltas = deltas;
        this.routed = routed(spaces);
        for (Snapshot snapshot : List.of(before, after)) {
            snapshot.all(NetworkInterface.class).forEach(nic -> addPassage(nic, snapshot));
        }
    }

    private void addPassage(NetworkInterface nic, Snapshot snapshot) {
        InterfaceOwner.Kind owner = InterfaceOwner.of(nic).kind();
        if (owner.forwardsPackets() || owner.isLoadBalancerNode() || !nic.sourceDestCheck()) {
            ofPassages.addAll(nic.groupIds());
            networkAcl(nic, snapshot).ifPresent(ofPassages::add);
        }
        if (owner == InterfaceOwner.Kind.NAT_GATEWAY) {
            nic.addresses().forEach(own -> translations.add(own.address()));
        }
    }

    private static Optional<String> networkAcl(NetworkInterface nic, Snapshot snapshot) {
        return snapshot.find(Subnet.class, nic.subnetId())
                .flatMap(snapshot::networkAclOf)
                .map(NetworkAcl::id);
    }

    /** The packets to the destinations of edited routes, and from there. */
    private Map<Edit, HeaderSpace> routed(HeaderSpaces spaces) {
        Map<Edit, HeaderSpace> routed = new LinkedHashMap<>();
        for (Edit edit : edits) {
            Optional<Route.Destination> destination = destination(edit);
            List<Cidr> blocks = Stream.of(before, after)
                    .flatMap(snapshot -> destination.flatMap(snapshot::blocks).stream())
                    .flatMap(List::stream)
                    .distinct()
                    .toList();
            if (!blocks.isEmpty()) {
                routed.put(edit, spaces.destinationIn(blocks).union(spaces.sourceIn(blocks)));
            }
        }
        return routed;
    }

    /**
     * Of packets between stations of two classes.
     *
     * @param rerouted whether more than the rules of filters differs on the ways
     * @param near what differs of the filters on them
     * @param turn the turn that the packets take
     */
    List<Suspected> between(
            StationClass source,
            StationClass destination,
            boolean rerouted,
            List<FilterDelta> near,
            Turn turn,
            HeaderSpace packets) {
        if (!rerouted) {
            return parts(packets, byEdit(near, turn, false), Set.of());
        }
        Set<String> own = interfaces(source.stations());
        own.addAll(interfaces(destination.stations()));
        return parts(packets, byEdit(all(), turn, true), rerouting(own));
    }

    /**
     * Of packets between stations and the outside: filters there and on the way may have been edited.
     *
     * @param packets with any address at the end of the stations, for which theirs are meant
     * @param outside the other end
     */
    List<Suspected> outside(StationClass stations, End outside, Turn turn, HeaderSpace packets) {
        Set<String> filters = new TreeSet<>(ofPassages);
        filters.addAll(stations.groupIds());
        for (Snapshot snapshot : List.of(before, after)) {
            networkAcl(stations.first().networkInterface(), snapshot).ifPresent(filters::add);
        }
        IpAddress own = stations.first().address();
        Rewrite meant = outside == End.SOURCE ? new Rewrite.Destination(own) : new Rewrite.Source(own);
        Map<Edit, HeaderSpace> byEdit = byEdit(deltas.of(filters), turn, true);
        byEdit.replaceAll((edit, touched) -> touched.before(meant));
        return parts(packets, byEdit, rerouting(interfaces(stations.stations())));
    }

    private List<FilterDelta> all() {
        return deltas.of(edits.stream().map(Edit::resourceId).distinct().toList());
    }

    /** The edits of more than rules; those of interfaces that only their own packets meet, of these alone. */
    private Set<Edit> rerouting(Set<String> interfaceIds) {
        Set<Edit> found = new HashSet<>();
        for (Edit edit : edits) {
            if (!isOfFilter(edit) && (!isOfEnd(edit) || interfaceIds.contains(edit.resourceId()))) {
                found.add(edit);
            }
        }
        return found;
    }

    private boolean isOfEnd(Edit edit) {
        boolean ofInterface = edit instanceof Edit.OfSecurityGroups
                || (edit instanceof Edit.OfResource whole && whole.kind() == ResourceKind.NETWORK_INTERFACE);
        return ofInterface
                && Stream.of(before, after)
                        .flatMap(snapshot -> snapshot.find(NetworkInterface.class, edit.resourceId()).stream())
                        .noneMatch(this::passesOn);
    }

    private boolean passesOn(NetworkInterface nic) {
        return FilterDeltas.passesOn(nic, before) || FilterDeltas.passesOn(nic, after);
    }

    private static Optional<Route.Destination> destination(Edit edit) {
        if (edit instanceof Edit.OfRoute route) {
            return route.before().or(route::after).map(Route::destination);
        }
        return edit instanceof Edit.OfTransitGatewayRoute route
                ? route.before().or(route::after).map(TransitGatewayRoute::destination)
                : Optional.empty();
    }

    private List<Suspected> parts(HeaderSpace packets, Map<Edit, HeaderSpace> byEdit, Set<Edit> always) {
        List<Suspected> parts = new ArrayList<>(List.of(new Suspected(packets, always)));
        if (!always.isEmpty()) {
            routed.forEach((edit, touched) -> byEdit.merge(edit, touched, HeaderSpace::union));
        }
        byEdit.forEach((edit, touched) -> {
            List<Suspected> finer =
                    parts.stream().flatMap(part -> divided(part, edit, touched)).toList();
            List<Suspected> told = finer.size() <= MOST
                    ? finer
                    : parts.stream().map(part -> with(part, edit, touched)).toList();
            parts.clear();
            parts.addAll(told);
        });
        return parts.stream().map(this::orAll).toList();
    }

    /**
     * Whether packets arrive turns on filters that they come to, and not on those that their replies do.
     *
     * @param translating whether a NAT gateway may be on the way
     */
    private Map<Edit, HeaderSpace> byEdit(List<FilterDelta> about, Turn turn, boolean translating) {
        boolean replies = turn == Turn.REPLY_OPENED || turn == Turn.REPLY_CLOSED;
        Map<Edit, HeaderSpace> byEdit = new LinkedHashMap<>();
        for (FilterDelta delta : about) {
            HeaderSpace met = replies ? delta.packets() : delta.there();
            HeaderSpace sent = translating ? translated.computeIfAbsent(met, this::withTranslated) : met;
            delta.edit().ifPresent(edit -> byEdit.merge(edit, sent, HeaderSpace::union));
        }
        return byEdit;
    }

    /** These packets, and those that are these once a NAT gateway has sent them on. */
    private HeaderSpace withTranslated(HeaderSpace met) {
        HeaderSpace all = met;
        for (IpAddress address : translations) {
            all = all.union(met.before(new Rewrite.SourcePorts(PortRange.ALL)).before(new Rewrite.Source(address)));
        }
        return all;
    }

    private static Stream<Suspected> divided(Suspected part, Edit edit, HeaderSpace touched) {
        HeaderSpace inside = part.packets().intersection(touched);
        if (inside.isEmpty()) {
            return Stream.of(part);
        }
        Suspected suspected = new Suspected(inside, and(part.edits(), edit));
        HeaderSpace others = part.packets().difference(touched);
        return others.isEmpty() ? Stream.of(suspected) : Stream.of(suspected, new Suspected(others, part.edits()));
    }

    private static Suspected with(Suspected part, Edit edit, HeaderSpace touched) {
        return part.packets().intersects(touched) ? new Suspected(part.packets(), and(part.edits(), edit)) : part;
    }

    private static Set<Edit> and(Set<Edit> some, Edit edit) {
        Set<Edit> all = new HashSet<>(some);
        all.add(edit);
        return all;
    }

    /** What stands on the way between may have been edited too. */
    private Suspected orAll(Suspected part) {
        return part.edits().isEmpty() ? new Suspected(part.packets(), new HashSet<>(edits)) : part;
    }

    static boolean isOfFilter(Edit edit) {
        return edit instanceof Edit.OfSecurityGroupRule || edit instanceof Edit.OfNetworkAclEntry;
    }

    private static Set<String> interfaces(Collection<Station> stations) {
        Set<String> ids = new HashSet<>();
        stations.forEach(station -> ids.add(station.networkInterface().id()));
        return ids;
    }
}
