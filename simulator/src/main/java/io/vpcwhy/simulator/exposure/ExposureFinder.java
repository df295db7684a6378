package io.vpcwhy.simulator.exposure;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.LikelyDatabasePort;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.reach.InternetBlocks;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.scope.ScopeAnalysis;
import io.vpcwhy.simulator.scope.ScopeAnalyzer;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds everything that the internet reaches, over both families and all protocols. For one thread. */
public final class ExposureFinder {

    private static final Comparator<InterfaceExposure> ADMIN_FIRST = Comparator.comparing(
                    (InterfaceExposure exposure) -> !exposure.admin())
            .thenComparing(exposure -> exposure.ports().isEmpty()
                    ? Integer.MAX_VALUE
                    : exposure.ports().get(0).from())
            .thenComparing(exposure -> exposure.owner().describe())
            .thenComparing(exposure -> exposure.networkInterface().id());

    private final ScopeAnalyzer analyzer;
    private final InternetBlocks internet;
    private final ScopeAnalysis analysis;

    public ExposureFinder(NetworkGraph network) {
        this(network.snapshot(), new ScopeAnalyzer(network, true), InternetScopes.toEverything());
    }

    /** Looks at what a scope is about, from the internet to interfaces. */
    ExposureFinder(Snapshot snapshot, ScopeAnalyzer analyzer, AccessScope scope) {
        this.analyzer = analyzer;
        this.internet = new InternetBlocks(snapshot, analyzer.spaces());
        this.analysis = analyzer.analyze(scope);
    }

    /** What is not known, and could hide more. */
    public List<ScopeAnalysis.UndecidedWay> undecided() {
        return analysis.undecided();
    }

    /** Every interface and protocol, ports of administration first, then by port. */
    public List<InterfaceExposure> interfaces() {
        List<InterfaceExposure> exposures = new ArrayList<>();
        for (Finding finding : analysis.findings()) {
            if (finding.destination() instanceof WayEnd.AtInterface at) {
                addEach(finding, finding.packets(), at.station().networkInterface(), exposures);
            }
        }
        exposures.sort(ADMIN_FIRST);
        return exposures;
    }

    /** The maker of the sets of packets that findings have. */
    public HeaderSpaces spaces() {
        return analyzer.spaces();
    }

    /**
     * An exposure about some of its packets alone; several where they come from different addresses to different ports.
     *
     * @param packets some of its finding's, and not none
     */
    public List<InterfaceExposure> narrowed(InterfaceExposure exposure, HeaderSpace packets) {
        List<InterfaceExposure> narrowed = new ArrayList<>();
        addEach(exposure.finding(), packets, exposure.networkInterface(), narrowed);
        return List.copyOf(narrowed);
    }

    /** A guess: well-known ports of databases that are reached on instances. Where every port is open, none of them says anything. */
    List<LikelyDatabase> likelyDatabases() {
        List<LikelyDatabase> found = new ArrayList<>();
        for (InterfaceExposure exposure : interfaces()) {
            boolean tells = exposure.owner().kind() == InterfaceOwner.Kind.EC2_INSTANCE
                    && exposure.protocols().contains(IpProtocol.TCP)
                    && !exposure.ports().equals(List.of(PortRange.ALL));
            for (LikelyDatabasePort port : tells ? LikelyDatabasePort.ALL : List.<LikelyDatabasePort>of()) {
                if (exposure.ports().stream().anyMatch(range -> range.contains(port.port()))) {
                    found.add(new LikelyDatabase(exposure, port));
                }
            }
        }
        return found;
    }

    private void addEach(
            Finding finding, HeaderSpace packets, NetworkInterface nic, List<InterfaceExposure> exposures) {
        HeaderSpace left = packets;
        for (IpProtocol protocol : List.of(IpProtocol.TCP, IpProtocol.UDP, IpProtocol.ICMP, IpProtocol.ICMPV6)) {
            HeaderSpace all = analyzer.spaces().protocol(protocol);
            add(finding, nic, left.intersection(all), exposures);
            left = left.difference(all);
        }
        add(finding, nic, left, exposures);
    }

    /** Ports that are reached from different addresses are told apart: what is open to everyone is not what is open to one. */
    private void add(Finding finding, NetworkInterface nic, HeaderSpace packets, List<InterfaceExposure> exposures) {
        if (packets.isEmpty()) {
            return;
        }
        if (packets.destinationPorts().isEmpty()) {
            exposures.add(exposure(finding, nic, packets));
            return;
        }
        Map<List<Cidr>, HeaderSpace> bySources = new LinkedHashMap<>();
        for (PortRange range : cut(packets)) {
            HeaderSpace there = packets.intersection(analyzer.spaces().destinationPorts(range));
            if (!there.isEmpty()) {
                bySources.merge(internet.sources(there), there, HeaderSpace::union);
            }
        }
        bySources.values().forEach(alike -> exposures.add(exposure(finding, nic, alike)));
    }

    /** The ranges of ports within which nothing differs. */
    private static List<PortRange> cut(HeaderSpace packets) {
        TreeSet<Integer> starts = new TreeSet<>();
        packets.describe().stream()
                .flatMap(product -> product.destinationPorts().stream())
                .forEach(range -> {
                    starts.add(range.from());
                    starts.add(range.to() + 1);
                });
        List<PortRange> ranges = new ArrayList<>();
        for (int start : starts) {
            Integer next = starts.higher(start);
            if (next != null) {
                ranges.add(new PortRange(start, next - 1));
            }
        }
        return ranges;
    }

    private InterfaceExposure exposure(Finding finding, NetworkInterface nic, HeaderSpace packets) {
        return new InterfaceExposure(
                nic,
                InterfaceOwner.of(nic),
                packets.protocols(),
                packets.destinationPorts(),
                internet.sources(packets),
                analyzer.narrowed(finding, packets));
    }
}
