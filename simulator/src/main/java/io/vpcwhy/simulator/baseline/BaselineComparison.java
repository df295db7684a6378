package io.vpcwhy.simulator.baseline;

import io.vpcwhy.model.baseline.Acceptance;
import io.vpcwhy.model.baseline.AcceptedFinding;
import io.vpcwhy.model.baseline.Baseline;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.ScopeBaseline.Part;
import io.vpcwhy.simulator.exposure.DatabaseExposure;
import io.vpcwhy.simulator.exposure.DatabaseExposureFinder;
import io.vpcwhy.simulator.exposure.DatabaseExposures;
import io.vpcwhy.simulator.exposure.ExposureFinder;
import io.vpcwhy.simulator.exposure.InterfaceExposure;
import io.vpcwhy.simulator.exposure.Verdict;
import io.vpcwhy.simulator.reach.OutsidePackets;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.ScopeAnalysis;
import io.vpcwhy.simulator.scope.ScopeAnalyzer;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Holds what was found against a baseline, and makes the entries of the next one. For one thread. */
public final class BaselineComparison {

    /** By this name baselines call interfaces that the internet reaches. */
    public static final String EXPOSED = "exposed";

    /** By this name baselines call databases that the internet reaches. */
    public static final String DATABASE_EXPOSED = "database-exposed";

    private final Snapshot snapshot;
    private final Baseline baseline;
    private final LocalDate today;
    private final Map<HeaderSpaces, OutsidePackets> outside = new HashMap<>();
    private final Map<String, ScopeBaseline> compared = new HashMap<>();

    /** @param today on which entries hold or have expired */
    public BaselineComparison(Snapshot snapshot, Baseline baseline, LocalDate today) {
        this.snapshot = snapshot;
        this.baseline = baseline;
        this.today = today;
    }

    /**
     * Compares what a scope found.
     *
     * @param scope by this name entries call it; no other scope of the run has it
     * @param analyzer that found it
     */
    public Comparison<Finding> findings(String scope, ScopeAnalysis analysis, ScopeAnalyzer analyzer) {
        ScopeBaseline known = compare(scope, analyzer.spaces(), new OpenEnds(snapshot, analysis.undecided()));
        List<Compared<Finding>> found = new ArrayList<>();
        for (Finding finding : analysis.findings()) {
            for (Part part : parts(known, finding)) {
                Finding narrowed =
                        part.packets().equals(finding.packets()) ? finding : analyzer.narrowed(finding, part.packets());
                found.add(new Compared<>(narrowed.numbered(found.size() + 1), part.standing()));
            }
        }
        return new Comparison<>(found, known.removable());
    }

    /**
     * Compares the interfaces that the internet reaches.
     *
     * @param finder that found them
     */
    public Comparison<InterfaceExposure> exposures(List<InterfaceExposure> exposures, ExposureFinder finder) {
        ScopeBaseline known = compare(EXPOSED, finder.spaces(), new OpenEnds(snapshot, finder.undecided()));
        List<Compared<InterfaceExposure>> found = new ArrayList<>();
        for (InterfaceExposure exposure : exposures) {
            for (Part part : parts(known, exposure.finding())) {
                boolean whole = part.packets().equals(exposure.finding().packets());
                (whole ? List.of(exposure) : finder.narrowed(exposure, part.packets()))
                        .forEach(narrowed -> found.add(new Compared<>(narrowed, part.standing())));
            }
        }
        return new Comparison<>(found, known.removable());
    }

    /**
     * Compares the databases that the internet reaches; the others are no findings, and stand here as new.
     *
     * @param finder that found them
     */
    public Comparison<DatabaseExposure> databases(DatabaseExposures exposures, DatabaseExposureFinder finder) {
        ScopeBaseline known = compare(DATABASE_EXPOSED, finder.spaces(), open(exposures));
        DatabaseParts parts = new DatabaseParts(known, finder);
        List<Compared<DatabaseExposure>> found = new ArrayList<>();
        exposures.databases().forEach(exposure -> found.addAll(parts.of(exposure)));
        return new Comparison<>(found, known.removable());
    }

    private BiPredicate<String, String> open(DatabaseExposures exposures) {
        Set<String> unknown = exposures.databases().stream()
                .filter(exposure -> exposure.verdict() == Verdict.UNKNOWN)
                .map(exposure -> exposure.subject().id())
                .collect(Collectors.toSet());
        OpenEnds ways = new OpenEnds(snapshot, exposures.undecided());
        return (source, destination) -> unknown.contains(destination) || ways.test(source, destination);
    }

    /** Whether something was found that the baseline does not accept today. */
    public boolean hasUnaccepted() {
        return compared.values().stream().anyMatch(ScopeBaseline::hasUnaccepted);
    }

    /**
     * The entries of a baseline that accepts all that was found, in their order. Those that hold stay as they are, as
     * far as they are found, and so do those of scopes that were not run.
     *
     * @param acceptance for what is not accepted today; what is not accepted is left out where there is none
     */
    public List<BaselineEntry> renewed(Optional<Acceptance> acceptance) {
        List<BaselineEntry> entries = new ArrayList<>();
        AcceptedPackets packets = new AcceptedPackets(new HeaderSpaces());
        for (AcceptedFinding other : baseline.findings()) {
            if (!compared.containsKey(other.scope())) {
                entries.add(new BaselineEntry(
                        other.scope(),
                        other.source(),
                        other.destination(),
                        packets.of(other).describe(),
                        other.acceptance()));
            }
        }
        compared.values().forEach(known -> entries.addAll(known.renewed(acceptance)));
        return entries.stream().sorted().toList();
    }

    private ScopeBaseline compare(String scope, HeaderSpaces spaces, BiPredicate<String, String> open) {
        ScopeBaseline known = new ScopeBaseline(
                scope,
                baseline,
                today,
                spaces,
                outside.computeIfAbsent(spaces, maker -> new OutsidePackets(snapshot, maker)),
                open);
        if (compared.put(scope, known) != null) {
            throw new IllegalArgumentException("the scope " + scope + " was compared already");
        }
        return known;
    }

    private static List<Part> parts(ScopeBaseline known, Finding finding) {
        return known.parts(
                finding.source(), finding.destination(), finding.destination().id(), finding.packets());
    }
}
