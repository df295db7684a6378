package io.vpcwhy.simulator.exposure;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.DatabaseAttribution;
import io.vpcwhy.model.snapshot.DatabaseInterfaces;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.InternetBlocks;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.ScopeAnalysis;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import io.vpcwhy.simulator.scope.ScopeAnalyzer;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Obstacle;
import io.vpcwhy.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds which databases the internet reaches at the ports where they listen. For one thread. */
public final class DatabaseExposureFinder {

    private final Snapshot snapshot;
    private final ScopeAnalyzer analyzer;
    private final InternetBlocks internet;
    private final DatabaseInterfaces attributions;
    private final InternetProbe probe;

    /** By ports: the interfaces of databases that listen there are looked at together. */
    private final Map<List<PortRange>, ScopeAnalysis> analyses = new HashMap<>();

    public DatabaseExposureFinder(NetworkGraph network) {
        this.snapshot = network.snapshot();
        this.analyzer = new ScopeAnalyzer(network, true);
        this.internet = new InternetBlocks(snapshot, analyzer.spaces());
        this.attributions = new DatabaseInterfaces(snapshot);
        this.probe = new InternetProbe(network);
    }

    /** Well-known ports of databases that the internet reaches on instances: perhaps databases that nobody manages. */
    public List<LikelyDatabase> likelyDatabases() {
        return new ExposureFinder(snapshot, analyzer, InternetScopes.toInstances()).likelyDatabases();
    }

    /** Ways from the internet that may lead to any of them; told after {@link #databases}. */
    public List<UndecidedWay> undecided() {
        return analyses.values().stream()
                .flatMap(analysis -> analysis.undecided().stream())
                .distinct()
                .sorted()
                .toList();
    }

    /** All databases of the snapshot, by their names. */
    public List<DatabaseExposure> databases() {
        Map<List<PortRange>, List<NetworkInterface>> byPorts = new HashMap<>();
        for (Database database : snapshot.all(Database.class)) {
            byPorts.computeIfAbsent(ports(database), any -> new ArrayList<>())
                    .addAll(attributions.of(database).interfaces());
        }
        byPorts.forEach((ports, interfaces) -> {
            if (!interfaces.isEmpty()) {
                analyses.put(
                        ports,
                        analyzer.analyze(
                                InternetScopes.to(interfaces.stream().distinct().toList(), ports)));
            }
        });
        return snapshot.all(Database.class).stream()
                .map(this::exposure)
                .sorted(Comparator.comparing(exposure -> exposure.database().id()))
                .toList();
    }

    /** Every port where no document tells. */
    private static List<PortRange> ports(Database database) {
        return database.ports().isEmpty()
                ? List.of(PortRange.ALL)
                : database.ports().stream().map(PortRange::of).toList();
    }

    private DatabaseExposure exposure(Database database) {
        DatabaseAttribution attribution = attributions.of(database);
        Optional<ScopeAnalysis> analysis = Optional.ofNullable(analyses.get(ports(database)));
        List<Finding> findings = new ArrayList<>();
        List<Obstacle> blockedBy = new ArrayList<>();
        List<Leg.Unknown> unknowns = new ArrayList<>();
        Map<String, Verdict> verdicts = new HashMap<>();
        for (NetworkInterface nic : attribution.interfaces()) {
            Verdict verdict = analysis.map(found -> verdict(nic, found)).orElse(Verdict.UNKNOWN);
            verdicts.put(nic.id(), verdict);
            analysis.ifPresent(found -> findings.addAll(at(nic, found)));
            if (verdict != Verdict.REACHABLE) {
                for (Trace blocked : probe.traces(nic, ports(database).get(0).from())) {
                    blockedBy.addAll(blocked.obstacles());
                }
            }
            if (verdict == Verdict.UNKNOWN) {
                analysis.ifPresent(found -> found.undecided().stream()
                        .filter(way -> way.destination().equals(nic.id()))
                        .forEach(way -> unknowns.addAll(way.reasons())));
            }
        }
        Verdict verdict = verdict(attribution, id -> verdicts.getOrDefault(id, Verdict.UNKNOWN));
        HeaderSpace answered =
                analyzer.spaces().union(findings.stream().map(Finding::answered).toList());
        return new DatabaseExposure(
                database,
                attribution,
                verdict,
                internet.sources(answered),
                findings,
                verdict == Verdict.REACHABLE
                        ? List.of()
                        : blockedBy.stream().distinct().toList(),
                unknowns.stream().distinct().toList());
    }

    private static List<Finding> at(NetworkInterface nic, ScopeAnalysis analysis) {
        return analysis.findings().stream()
                .filter(finding -> finding.destination().id().equals(nic.id()))
                .toList();
    }

    private static Verdict verdict(NetworkInterface nic, ScopeAnalysis analysis) {
        if (at(nic, analysis).stream().anyMatch(finding -> !finding.answered().isEmpty())) {
            return Verdict.REACHABLE;
        }
        boolean undecided =
                analysis.undecided().stream().anyMatch(way -> way.destination().equals(nic.id()));
        return undecided ? Verdict.UNKNOWN : Verdict.NOT_REACHABLE;
    }

    private interface Verdicts {
        Verdict of(String networkInterfaceId);
    }

    /**
     * Of interfaces that may as well be another database's, all have to agree: one that is reached and may be the other's
     * leaves the question open.
     */
    private static Verdict verdict(DatabaseAttribution attribution, Verdicts verdicts) {
        List<NetworkInterface> shared =
                attribution instanceof DatabaseAttribution.Shared both ? both.shared() : List.of();
        List<NetworkInterface> own = attribution.interfaces().stream()
                .filter(nic -> !shared.contains(nic))
                .toList();
        if (attribution.interfaces().isEmpty()) {
            return Verdict.UNKNOWN;
        }
        if (any(own, nic -> verdicts.of(nic.id()) == Verdict.REACHABLE)) {
            return Verdict.REACHABLE;
        }
        boolean all = !shared.isEmpty() && !any(shared, nic -> verdicts.of(nic.id()) != Verdict.REACHABLE);
        boolean none = !any(attribution.interfaces(), nic -> verdicts.of(nic.id()) != Verdict.NOT_REACHABLE);
        return all ? Verdict.REACHABLE : none ? Verdict.NOT_REACHABLE : Verdict.UNKNOWN;
    }

    private static boolean any(List<NetworkInterface> interfaces, Predicate<NetworkInterface> holds) {
        return interfaces.stream().anyMatch(holds);
    }
}
