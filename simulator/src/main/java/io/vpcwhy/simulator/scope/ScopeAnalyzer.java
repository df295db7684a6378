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
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Component;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

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

    /** Load balancers are passed on the way to their targets, whether a scope chooses them or not. */
    private final Set<NetworkInterface> nodes;

    private final FindingConfirmation confirmation;

    /**
     * @param beyondAws whether IPv6 and every protocol are looked at too, and not TCP and UDP over IPv4 alone
     */
    public ScopeAnalyzer(NetworkGraph network, boolean beyondAws) {
        this.snapshot = network.snapshot();
        this.headers = new PacketHeaderSpaces(snapshot, spaces);
        this.resources = new ResourceMatcher(snapshot);
        this.confirmation = new FindingConfirmation(network);
        HeaderSpace packets = beyondAws ? occurring() : headers.analyzed();
        for (IpFamily family : IpFamily.values()) {
            if (beyondAws || family == IpFamily.IPV4) {
                families.add(new Reachability(network, spaces, family, packets));
            }
        }
        this.ends = snapshot.all(NetworkInterface.class).stream()
                .filter(nic -> !InterfaceOwner.of(nic).kind().forwardsPackets())
                .toList();
        this.nodes = snapshot.all(NetworkInterface.class).stream()
                .filter(nic -> InterfaceOwner.of(nic).kind().isLoadBalancerNode())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private HeaderSpace occurring() {
        return spaces.union(
                Arrays.stream(IpFamily.values()).map(spaces::occurring).toList());
    }

    /** The maker of the sets of packets that findings have. */
    public HeaderSpaces spaces() {
        return spaces;
    }

    /**
     * What a scope finds.
     *
     * @throws UnresolvedScopeException where it names what the snapshot does not tell of
     */
    public ScopeAnalysis analyze(AccessScope scope) {
        AccessScope resolved = ScopeResolver.resolve(scope, snapshot, resources);
        List<PathMatcher> excluded = matchers(resolved.excludePaths());
        List<PathMatcher> matched = matchers(resolved.matchPaths());
        FindingCollector found = new FindingCollector(spaces);
        SortedSet<UndecidedWay> undecided = new TreeSet<>();
        for (int i = 0; i < matched.size(); i++) {
            PathMatcher entry = matched.get(i);
            for (Journeys journeys : journeys(resolved.matchPaths().get(i))) {
                journeys.arriving().stream()
                        .filter(this::isTold)
                        .forEach(way -> entry.match(way)
                                .map(stretch -> stretch.without(excluded, way))
                                .ifPresent(left -> found.add(way, left)));
                journeys.undecided().stream()
                        .filter(way -> mayBeFound(way, entry, excluded))
                        .forEach(way -> undecided.add(UndecidedWay.of(way)));
            }
        }
        return new ScopeAnalysis(scope, found.findings(confirmation), List.copyOf(undecided));
    }

    /** Past a load balancer that nobody can tell the targets of, any end may lie. */
    private boolean mayBeFound(Way way, PathMatcher entry, List<PathMatcher> excluded) {
        boolean found = isTold(way)
                && entry.mayMatch(way)
                        .map(stretch -> stretch.without(excluded, way))
                        .filter(left -> !left.packets().isEmpty())
                        .isPresent();
        return found || (isAtNode(way) && entry.mayMatchBeyond(way));
    }

    private boolean isAtNode(Way way) {
        return way.destination() instanceof WayEnd.AtInterface at
                && nodes.contains(at.station().networkInterface());
    }

    private boolean isTold(Way way) {
        if (!(way.destination() instanceof WayEnd.AtInterface at)) {
            return true;
        }
        boolean self = way.source().id().equals(at.id());
        boolean passed =
                InterfaceOwner.of(at.station().networkInterface()).kind().forwardsPackets();
        return !passed && !self && !isAnsweredByLoadBalancer(way);
    }

    /** Of what comes to a node, that which the load balancer answers itself is no way of its own. */
    private boolean isAnsweredByLoadBalancer(Way way) {
        List<Component> components = way.trace().forward().components();
        return isAtNode(way)
                && way.trace().forward().arrives()
                && !components
                        .get(components.size() - 1)
                        .id()
                        .equals(way.destination().id());
    }

    /**
     * A finding about some of its packets alone, with one of them traced.
     *
     * @param packets some of the finding's, and not none
     */
    public Finding narrowed(Finding finding, HeaderSpace packets) {
        return confirmation.narrowed(finding, packets);
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
        Set<NetworkInterface> to = new LinkedHashSet<>(destination.among(ends));
        to.addAll(nodes);
        List<Journeys> all = new ArrayList<>();
        for (Reachability reachability : families) {
            if (source.mayBeOnInternet()) {
                all.addAll(reachability.fromInternet(to));
            }
            if (source.mayBeOnPremises()) {
                all.addAll(reachability.fromOnPremises(to));
            }
            if (destination.mayBeOnInternet() || destination.mayBeOnPremises()) {
                all.addAll(reachability.toOutside(from));
            }
            all.addAll(reachability.between(from, to));
        }
        return all;
    }
}
