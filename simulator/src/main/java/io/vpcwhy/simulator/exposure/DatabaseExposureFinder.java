package io.vpcwhy.simulator.exposure;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.DatabaseInterfaces;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.InternetBlocks;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.ScopeAnalysis;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import io.vpcwhy.simulator.scope.ScopeAnalyzer;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Obstacle;
import io.vpcwhy.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds which databases the internet reaches at the ports where they listen. For one thread. */
public final class DatabaseExposureFinder {

    /** What the internet does with interfaces of databases that listen at the same ports. */
    private record Ways(List<Finding> findings, List<UndecidedWay> undecided) {

        private static final Ways NONE = new Ways(List.of(), List.of());
    }

    private static final PortRange USABLE = new PortRange(1, PortRange.MAX_PORT);

    private final Snapshot snapshot;
    private final ScopeAnalyzer analyzer;
    private final InternetBlocks internet;
    private final InternetProbe probe;

    /** No connection has port 0, which is reserved, at either end. */
    private final HeaderSpace usable;

    public DatabaseExposureFinder(NetworkGraph network) {
        this.snapshot = network.snapshot();
        this.analyzer = new ScopeAnalyzer(network, true);
        this.internet = new InternetBlocks(snapshot, analyzer.spaces());
        this.probe = new InternetProbe(network);
        this.usable = analyzer.spaces()
                .sourcePorts(USABLE)
                .intersection(analyzer.spaces().destinationPorts(USABLE));
    }

    /** All databases that the snapshot tells of, and what could be some. */
    public DatabaseExposures find() {
        List<DatabaseSubject> subjects = subjects();
        Map<List<PortRange>, Ways> byPorts = ways(subjects);
        List<UndecidedWay> undecided = byPorts.values().stream()
                .flatMap(ways -> ways.undecided().stream())
                .distinct()
                .sorted()
                .toList();
        return new DatabaseExposures(
                subjects.stream()
                        .map(subject -> exposure(subject, byPorts.getOrDefault(subject.ports(), Ways.NONE)))
                        .toList(),
                new ExposureFinder(snapshot, analyzer, InternetScopes.toInstances()).likelyDatabases(),
                undecided);
    }

    /** The maker of the sets of packets that findings have. */
    public HeaderSpaces spaces() {
        return analyzer.spaces();
    }

    /** The packets by which connections to a database can be made, by the ends that they come from. */
    public Map<WayEnd, HeaderSpace> connecting(DatabaseExposure exposure) {
        Map<WayEnd, HeaderSpace> bySource = new LinkedHashMap<>();
        for (Finding finding : exposure.findings()) {
            HeaderSpace packets = finding.answered().intersection(usable);
            if (!packets.isEmpty()) {
                bySource.merge(finding.source(), packets, HeaderSpace::union);
            }
        }
        return bySource;
    }

    /**
     * How a database is reached by some of the packets alone that reach it.
     *
     * @param bySource some of those that are {@linkplain #connecting connecting}, and not none
     */
    public DatabaseExposure narrowed(DatabaseExposure exposure, Map<WayEnd, HeaderSpace> bySource) {
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : exposure.findings()) {
            HeaderSpace packets =
                    bySource.getOrDefault(finding.source(), spaces().nothing()).intersection(finding.packets());
            if (!packets.isEmpty()) {
                findings.add(analyzer.narrowed(finding, packets));
            }
        }
        return new DatabaseExposure(
                exposure.subject(),
                exposure.verdict(),
                internet.sources(spaces().union(bySource.values())),
                findings,
                exposure.portZeroAlone(),
                exposure.blockedBy(),
                exposure.unknowns());
    }

    private List<DatabaseSubject> subjects() {
        DatabaseInterfaces interfaces = new DatabaseInterfaces(snapshot);
        List<DatabaseSubject> subjects = new ArrayList<>();
        snapshot.all(Database.class).stream()
                .sorted(Comparator.comparing(Database::id))
                .forEach(database -> subjects.add(new DatabaseSubject.Collected(database, interfaces.of(database))));
        interfaces.unclaimed().stream()
                .map(DatabaseSubject.ByInterface::new)
                .sorted(Comparator.comparing(DatabaseSubject::id))
                .forEach(subjects::add);
        return subjects;
    }

    /** The interfaces of databases that listen at the same ports are looked at together. */
    private Map<List<PortRange>, Ways> ways(List<DatabaseSubject> subjects) {
        Map<List<PortRange>, Set<NetworkInterface>> byPorts = new HashMap<>();
        for (DatabaseSubject subject : subjects) {
            byPorts.computeIfAbsent(subject.ports(), any -> new LinkedHashSet<>())
                    .addAll(subject.interfaces());
        }
        Map<List<PortRange>, Ways> ways = new HashMap<>();
        byPorts.forEach((ports, interfaces) -> ways.put(ports, ways(List.copyOf(interfaces), ports)));
        return ways;
    }

    private Ways ways(List<NetworkInterface> interfaces, List<PortRange> ports) {
        if (interfaces.isEmpty()) {
            return Ways.NONE;
        }
        ScopeAnalysis analysis = analyzer.analyze(InternetScopes.to(interfaces, ports));
        return new Ways(analysis.findings(), analysis.undecided());
    }

    private DatabaseExposure exposure(DatabaseSubject subject, Ways ways) {
        List<Finding> findings = new ArrayList<>();
        Set<Obstacle> blockedBy = new LinkedHashSet<>();
        Set<Leg.Unknown> unknowns = new LinkedHashSet<>();
        for (NetworkInterface nic : subject.interfaces()) {
            findings.addAll(at(nic, ways));
            Verdict verdict = verdict(nic, ways);
            if (verdict != Verdict.REACHABLE) {
                int port = Math.max(USABLE.from(), subject.ports().get(0).from());
                for (Trace blocked : probe.traces(nic, port)) {
                    blockedBy.addAll(blocked.obstacles());
                }
            }
            if (verdict == Verdict.UNKNOWN) {
                undecided(nic, ways).forEach(way -> unknowns.addAll(way.reasons()));
                at(nic, ways).forEach(finding -> unknowns.addAll(finding.doubts()));
            }
        }
        Verdict verdict = new DatabaseVerdict(nic -> verdict(nic, ways)).on(subject);
        HeaderSpace answered =
                analyzer.spaces().union(findings.stream().map(Finding::answered).toList());
        return new DatabaseExposure(
                subject,
                verdict,
                internet.sources(answered.intersection(usable)),
                findings,
                !answered.isEmpty() && !answered.intersects(usable),
                verdict == Verdict.REACHABLE ? List.of() : List.copyOf(blockedBy),
                List.copyOf(unknowns));
    }

    private Verdict verdict(NetworkInterface nic, Ways ways) {
        if (at(nic, ways).stream().anyMatch(finding -> finding.answered().intersects(usable))) {
            return Verdict.REACHABLE;
        }
        boolean perhaps = !undecided(nic, ways).isEmpty()
                || at(nic, ways).stream()
                        .anyMatch(finding -> finding.perhapsAnswered().intersects(usable));
        return perhaps ? Verdict.UNKNOWN : Verdict.NOT_REACHABLE;
    }

    private static List<Finding> at(NetworkInterface nic, Ways ways) {
        return ways.findings().stream()
                .filter(finding -> finding.destination().id().equals(nic.id()))
                .toList();
    }

    /** Ways to the interface, or to a load balancer of which nobody can tell whether it is one of its targets. */
    private List<UndecidedWay> undecided(NetworkInterface nic, Ways ways) {
        return ways.undecided().stream()
                .filter(way -> way.destination().equals(nic.id()) || isLoadBalancerNode(way.destination()))
                .toList();
    }

    private boolean isLoadBalancerNode(String networkInterfaceId) {
        return snapshot.find(NetworkInterface.class, networkInterfaceId)
                .filter(end -> InterfaceOwner.of(end).kind().isLoadBalancerNode())
                .isPresent();
    }
}
