package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.NameTable;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.CauseFinder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All interfaces of a snapshot by their numbers, each made ready when its first record is met. */
final class Stations {

    private final Snapshot snapshot;
    private final boolean told;
    private final List<NetworkInterface> interfaces;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final NameTable names;
    private final Turn turn;
    private final PortClasses portClasses;
    private final AddressClasses nearEnds;
    private final AtomicReferenceArray<@Nullable Station> stations;
    private final Map<List<Object>, GroupPolicy> groupPolicies = new ConcurrentHashMap<>();
    private final Map<String, AclPolicy> aclPolicies = new ConcurrentHashMap<>();
    private final Map<List<Object>, EdgePolicy> edgePolicies = new ConcurrentHashMap<>();
    private final Decisions decisions;
    private final Numbers surroundings = new Numbers();
    private final Numbers profiles = new Numbers();
    private final AddressCells cells;
    private final PortKinds portKinds = new PortKinds();
    private final boolean[] services = new boolean[PortRange.PORTS];
    private final PortCells portCells;
    private final Map<AddressClasses, Boolean> cut = new ConcurrentHashMap<>();
    private final Map<List<Object>, PortView> portViews = new ConcurrentHashMap<>();
    private final CauseFinder finder;
    private final int heldKinds;

    /**
     * @param told whether enough is known of the far ends of packets; else each record is to be asked about
     */
    Stations(Snapshot snapshot, HeldAddresses held, boolean told) {
        this.heldKinds = held.count();
        this.decisions = new Decisions(snapshot);
        this.finder = new CauseFinder(snapshot);
        this.told = told;
        this.snapshot = snapshot;
        this.interfaces = List.copyOf(snapshot.all(NetworkInterface.class));
        this.names = new NameTable(interfaces.stream().map(NetworkInterface::id).toList());
        for (NetworkInterface each : interfaces) {
            numbers.put(each.id(), numbers.size());
        }
        this.turn = new Turn(snapshot);
        this.portClasses = new PortClasses(turn.allPorts());
        Set<Cidr> blocks = turn.allBlocks();
        blocks.addAll(held.blocks());
        this.cells = new AddressCells(blocks);
        this.nearEnds = new AddressClasses(turn.routedBlocks(), List.of(), address -> "");
        for (int port = 0; port < PortRange.PORTS; port++) {
            services[port] = portKinds.isService(port);
        }
        namedPorts().forEach(port -> services[port] = true);
        this.portCells = new PortCells(portClasses, portKinds, services);
        this.stations = new AtomicReferenceArray<>(interfaces.size());
    }

    /** What tells far ends apart. */
    AddressCells cells() {
        return cells;
    }

    /** The ids of the interfaces. */
    NameTable names() {
        return names;
    }

    /** The number of an interface, or -1. */
    int number(String id) {
        return numbers.getOrDefault(id, -1);
    }

    /** Ports that a rule names by themselves. */
    private Set<Integer> namedPorts() {
        return turn.allPorts().stream()
                .filter(range -> range.size() == 1)
                .map(PortRange::from)
                .collect(Collectors.toSet());
    }

    /** Ports that are counted by themselves whatever the cause: those of services, and those that rules name. */
    boolean[] services() {
        return services;
    }

    PortKinds portKinds() {
        return portKinds;
    }

    /** What tells ports apart. */
    PortCells portCells() {
        return portCells;
    }

    PortClasses ports() {
        return portClasses;
    }

    NetworkInterface networkInterface(int number) {
        return interfaces.get(number);
    }

    /** What all filters decide. */
    Decisions decisions() {
        return decisions;
    }

    Station at(int number) {
        Station known = stations.getPlain(number);
        if (known == null) {
            known = make(interfaces.get(number));
            stations.set(number, known);
        }
        return known;
    }

    private Station make(NetworkInterface here) {
        Set<Integer> near = nearEnds(here);
        boolean references = !turn.referencedGroups(here).isEmpty();
        GroupPolicy groups = groupPolicies.computeIfAbsent(
                groupKey(here, references, near),
                any -> new GroupPolicy(turn, portClasses, here, heldKinds, decisions));
        Optional<NetworkAcl> list = turn.acl(here);
        AclPolicy acl = aclPolicies.computeIfAbsent(
                list.map(NetworkAcl::id).orElse(""), any -> new AclPolicy(turn, portClasses, list, decisions));
        EdgePolicy edge =
                edgePolicies.computeIfAbsent(edgeKey(here), any -> new EdgePolicy(turn, finder, here, surroundings));
        boolean cut = isCut(groups.addresses()) && isCut(acl.addresses()) && isCut(edge.addresses());
        boolean fits = cut && cells.count() < KnownKinds.MOST_CELLS;
        int profile = fits ? profiles.of(List.of(groups, acl, edge)) : Station.NO_PROFILE;
        int known = profile < KnownKinds.MOST ? profile : Station.NO_PROFILE;
        PortView ports = portViews.computeIfAbsent(List.of(groups, acl), any -> new PortView(portCells, groups, acl));
        return new Station(here, groups, acl, edge, ports, known, told && (!references || isPlain(here, near)));
    }

    /** Whether cells tell apart what classes do. */
    private boolean isCut(AddressClasses classes) {
        return cut.computeIfAbsent(classes, any -> classes.consistsOf(cells));
    }

    /** The classes of its own addresses as routes tell them apart. */
    private Set<Integer> nearEnds(NetworkInterface here) {
        Set<Integer> classes = new HashSet<>();
        for (NetworkInterface.PrivateAddress own : here.addresses()) {
            IpAddress address = own.address();
            classes.add(
                    address.family() == IpFamily.IPV4
                            ? nearEnds.of4((int) address.low())
                            : nearEnds.of6(address.high(), address.low()));
        }
        return classes;
    }

    /** Whether its addresses of a family are all of one class. */
    private static boolean isPlain(NetworkInterface here, Set<Integer> near) {
        long families = here.addresses().stream()
                .map(own -> own.address().family())
                .distinct()
                .count();
        return near.size() == families;
    }

    /** All of an interface that its security groups turn on, but its address. */
    private List<Object> groupKey(NetworkInterface here, boolean references, Set<Integer> near) {
        return references
                ? List.of(
                        here.groupIds(),
                        here.vpcId(),
                        turn.subnetsCount() ? here.subnetId() : "",
                        turn.subnetsCount() ? near : "",
                        turn.isRouteTarget(here) ? here.id() : "")
                : List.of(here.groupIds());
    }

    /** All of an interface that its surroundings turn on. */
    private List<Object> edgeKey(NetworkInterface here) {
        return List.of(
                here.groupIds().isEmpty(),
                here.subnetId(),
                here.vpcId(),
                here.type(),
                here.requesterId(),
                here.requesterManaged(),
                here.requesterId().isPresent() ? here.description() : "",
                here.ownerId(),
                snapshot.provenance(here.id()).map(where -> List.of(where.account(), where.region())));
    }
}
