package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.model.scope.AccessScopePath;
import io.vpcwhy.model.scope.PathStatement;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.Journeys;
import io.vpcwhy.simulator.reach.Reachability;
import io.vpcwhy.simulator.reach.Way;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the ways that Network Access Scopes are about. A finding is a way that matches an entry of the match paths, less
 * the packets that an entry of the exclude paths is about.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/network-access-analyzer/how-network-access-analyzer-works.html">How
 *     Network Access Analyzer works</a>
 */
public final class ScopeAnalyzer {

    private final Snapshot snapshot;
    private final HeaderSpaces spaces = new HeaderSpaces();
    private final PacketHeaderSpaces headers;
    private final ResourceMatcher resources;
    private final List<Reachability> families = new ArrayList<>();
    private final List<NetworkInterface> ends;
    private final FindingConfirmation confirmation;

    /**
     * @param beyondAws whether IPv6 and every protocol are looked at too, and not TCP and UDP over IPv4 alone
     */
    public ScopeAnalyzer(NetworkGraph network, boolean beyondAws) {
        this.snapshot = network.snapshot();
        this.headers = new PacketHeaderSpaces(snapshot, spaces);
        this.resources = new ResourceMatcher(snapshot);
        this.confirmation = new FindingConfirmation(network);
        HeaderSpace packets = beyondAws ? spaces.everything() : headers.analyzed();
        for (IpFamily family : IpFamily.values()) {
            if (beyondAws || family == IpFamily.IPV4) {
                families.add(new Reachability(network, spaces, family, packets));
            }
        }
        this.ends = snapshot.all(NetworkInterface.class).stream()
                .filter(ScopeAnalyzer::isEnd)
                .toList();
    }

    /** The maker of the sets of packets that findings have. */
    public HeaderSpaces spaces() {
        return spaces;
    }

    /** What AWS forwards packets with is on the way and never at its end. */
    private static boolean isEnd(NetworkInterface nic) {
        return switch (InterfaceOwner.of(nic).kind()) {
            case NAT_GATEWAY,
                    NETWORK_LOAD_BALANCER,
                    GATEWAY_LOAD_BALANCER,
                    TRANSIT_GATEWAY,
                    GATEWAY_LOAD_BALANCER_ENDPOINT,
                    NETWORK_FIREWALL -> false;
            default -> true;
        };
    }

    /**
     * What a scope finds.
     *
     * @throws UnresolvedScopeException where it names what the snapshot does not tell of
     */
    public ScopeAnalysis analyze(AccessScope scope) {
        List<PathMatcher> excluded = matchers(scope.excludePaths());
        List<PathMatcher> matched = matchers(scope.matchPaths());
        FindingCollector found = new FindingCollector();
        Set<UndecidedWay> undecided = new LinkedHashSet<>();
        for (int i = 0; i < matched.size(); i++) {
            for (Journeys journeys : journeys(scope.matchPaths().get(i))) {
                for (Way way : journeys.arriving()) {
                    matched.get(i)
                            .match(way)
                            .map(stretch -> stretch.without(excluded, way))
                            .ifPresent(left -> found.add(way, left));
                }
                for (Way way : journeys.undecided()) {
                    matched.get(i)
                            .match(way)
                            .map(stretch -> stretch.without(excluded, way))
                            .filter(left -> !left.packets().isEmpty())
                            .ifPresent(left -> undecided.add(UndecidedWay.of(way)));
                }
            }
        }
        return new ScopeAnalysis(scope, found.findings(confirmation), List.copyOf(undecided));
    }

    private List<PathMatcher> matchers(List<AccessScopePath> paths) {
        return paths.stream()
                .map(path -> new PathMatcher(path, resources, headers, spaces))
                .toList();
    }

    /** Everything that may begin and end where an entry says. */
    private List<Journeys> journeys(AccessScopePath path) {
        EndChoice source = new EndChoice(path.source().flatMap(PathStatement::resource), resources);
        EndChoice destination = new EndChoice(path.destination().flatMap(PathStatement::resource), resources);
        List<NetworkInterface> from = source.among(ends);
        List<NetworkInterface> to = destination.among(ends);
        List<Journeys> all = new ArrayList<>();
        for (Reachability reachability : families) {
            if (source.mayBeOutside()) {
                all.addAll(reachability.fromInternet(to));
                all.addAll(reachability.fromOnPremises(to));
            }
            if (destination.mayBeOutside()) {
                all.addAll(reachability.toOutside(from));
            }
            all.addAll(reachability.between(from, to));
        }
        return all;
    }
}
