package io.vpcwhy.simulator.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.model.scope.AccessScopePath;
import io.vpcwhy.model.scope.NamedKind;
import io.vpcwhy.model.scope.PacketHeaderStatement;
import io.vpcwhy.model.scope.PathStatement;
import io.vpcwhy.model.scope.ResourceReference;
import io.vpcwhy.model.scope.ResourceStatement;
import io.vpcwhy.model.scope.ResourceType;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.reach.EdgeHeaders;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.space.HeaderProduct;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Reads scopes packet by packet, with {@code trace} alone, and holds what was found for all packets against that. */
final class ScopeOracle {

    private static final int PACKETS = 400;
    private static final int SAMPLES = 4;

    /** What AWS forwards packets with is no end of a path. */
    private static final Set<String> FORWARDERS =
            Set.of("nat_gateway", "network_load_balancer", "gateway_load_balancer_endpoint");

    private final Snapshot snapshot;
    private final boolean beyondAws;
    private final SplittableRandom random;
    private final Tracer tracer;
    private final ScopeAnalyzer analyzer;
    private final EdgeHeaders headers;
    private final List<NetworkInterface> ends;
    private final List<Sent> sent = new ArrayList<>();

    /** A packet that arrives, with the ends of its way. */
    private record Sent(End source, End destination, Packet packet, Packet arrived) {}

    /** An end of a way: an interface, or a gateway to the outside. */
    private record End(String id, Optional<NetworkInterface> nic) {
        static End of(NetworkInterface nic) {
            return new End(nic.id(), Optional.of(nic));
        }

        static End outside(String id) {
            return new End(id, Optional.empty());
        }
    }

    ScopeOracle(Snapshot snapshot, boolean beyondAws, SplittableRandom random) {
        this.snapshot = snapshot;
        this.beyondAws = beyondAws;
        this.random = random;
        NetworkGraph network = NetworkGraph.of(snapshot);
        this.tracer = new Tracer(network);
        this.analyzer = new ScopeAnalyzer(network, beyondAws);
        this.headers = new EdgeHeaders(snapshot, random);
        this.ends = snapshot.all(NetworkInterface.class).stream()
                .filter(nic -> !FORWARDERS.contains(nic.type()))
                .toList();
        for (int i = 0; i < PACKETS; i++) {
            send();
        }
    }

    void hold(AccessScope scope) {
        List<Finding> findings = analyzer.analyze(scope).findings();
        findings.forEach(this::holdEveryPacket);
        for (Sent one : sent) {
            boolean wanted = scope.matchPaths().stream().anyMatch(path -> isAbout(path, one))
                    && scope.excludePaths().stream().noneMatch(path -> isAbout(path, one));
            boolean found = findings.stream()
                    .anyMatch(
                            finding -> finding.source().id().equals(one.source().id())
                                    && finding.destination()
                                            .id()
                                            .equals(one.destination().id())
                                    && finding.packets().contains(one.packet()));
            assertThat(found).as("%s in %s", one, scope).isEqualTo(wanted);
        }
    }

    private void send() {
        IpFamily family = beyondAws && random.nextInt(3) == 0 ? IpFamily.IPV6 : IpFamily.IPV4;
        NetworkInterface here = oneOf(ends);
        List<NetworkInterface.PrivateAddress> own = here.addresses().stream()
                .filter(address -> address.address().family() == family)
                .toList();
        if (own.isEmpty()) {
            return;
        }
        NetworkInterface.PrivateAddress address = oneOf(own);
        switch (random.nextInt(4)) {
            case 0 -> fromInternet(here, address);
            case 1 -> toOutside(here, address);
            case 2 -> between(here, address);
            default -> fromOnPremises(here, address);
        }
    }

    private void fromInternet(NetworkInterface to, NetworkInterface.PrivateAddress own) {
        IpFamily family = own.address().family();
        Optional<IpAddress> known = family == IpFamily.IPV6 ? Optional.of(own.address()) : own.publicAddress();
        IpAddress source = headers.address(family);
        if (known.isPresent() && isOutside(source) && !AddressScope.isPrivate(source) && !isUnrouted(source)) {
            Trace trace = first(new Origin.FromInternet(source), to, headers.packet(source, known.get()));
            note(trace, () -> End.outside(trace.forward().components().get(0).id()), Optional.of(to));
        }
    }

    private void toOutside(NetworkInterface from, NetworkInterface.PrivateAddress own) {
        IpAddress destination = headers.address(own.address().family());
        if (isOutside(destination) && !isUnrouted(destination)) {
            Trace trace = tracer.ways(
                            new Origin.FromInterface(from, own.address()),
                            new Target(destination, Optional.empty()),
                            headers.packet(own.address(), destination),
                            asked -> {})
                    .get(0);
            note(trace, () -> End.of(from), Optional.empty());
        }
    }

    private void between(NetworkInterface from, NetworkInterface.PrivateAddress own) {
        NetworkInterface to = oneOf(ends);
        Optional<IpAddress> destination = to.primaryAddress(own.address().family());
        if (destination.isPresent() && !to.equals(from)) {
            Trace trace = first(
                    new Origin.FromInterface(from, own.address()),
                    to,
                    headers.packet(own.address(), destination.get()));
            note(trace, () -> End.of(from), Optional.of(to));
        }
    }

    private void fromOnPremises(NetworkInterface to, NetworkInterface.PrivateAddress own) {
        IpAddress source = headers.address(own.address().family());
        List<Origin.FromOnPremises> origins = new ArrayList<>();
        snapshot.all(VpnGateway.class).stream()
                .filter(gateway -> gateway.vpcIds().contains(to.vpcId()))
                .forEach(gateway ->
                        origins.add(new Origin.FromOnPremises(source, gateway.id(), Optional.of(to.vpcId()))));
        snapshot.all(TransitGatewayAttachment.class).stream()
                .filter(attachment -> attachment.resourceType().equals("vpn"))
                .forEach(attachment ->
                        origins.add(new Origin.FromOnPremises(source, attachment.id(), Optional.empty())));
        if (!origins.isEmpty() && isOutside(source) && !isUnrouted(source)) {
            Origin.FromOnPremises origin = oneOf(origins);
            note(
                    first(origin, to, headers.packet(source, own.address())),
                    () -> End.outside(origin.gatewayId()),
                    Optional.of(to));
        }
    }

    private Trace first(Origin origin, NetworkInterface to, Packet packet) {
        return tracer.ways(origin, new Target(packet.destination(), Optional.of(to)), packet, asked -> {})
                .get(0);
    }

    private void note(Trace trace, Supplier<End> source, Optional<NetworkInterface> to) {
        boolean analyzed =
                beyondAws || trace.packet().protocol().map(IpProtocol::hasPorts).orElse(false);
        if (trace.forward().arrives() && analyzed) {
            to.map(End::of)
                    .or(() -> outside(trace.forward()))
                    .ifPresent(end -> sent.add(new Sent(
                            source.get(), end, trace.packet(), trace.forward().last())));
        }
    }

    /** Where a packet leaves: by the last gateway on its way to the internet, or at the end of its way. */
    private static Optional<End> outside(Leg leg) {
        Place end = leg.end().orElseThrow();
        return switch (end.kind()) {
            case INTERNET ->
                leg.components().stream()
                        .filter(Component.Resource.class::isInstance)
                        .reduce((one, next) -> next)
                        .map(gateway -> End.outside(gateway.id()));
            case ON_PREMISES, VPC_ENDPOINT -> Optional.of(End.outside(end.id()));
            default -> Optional.empty();
        };
    }

    private boolean isOutside(IpAddress address) {
        return snapshot.interfacesWithAddress(address).isEmpty()
                && snapshot.interfaceWithPublicAddress(address).isEmpty()
                && snapshot.all(Vpc.class).stream().noneMatch(vpc -> vpc.contains(address));
    }

    private static boolean isUnrouted(IpAddress address) {
        return AddressScope.unroutedBlocks().stream().anyMatch(block -> block.contains(address));
    }

    private boolean isAbout(AccessScopePath path, Sent one) {
        return isAbout(path.source(), one.source(), one.packet())
                && isAbout(path.destination(), one.destination(), one.arrived());
    }

    private boolean isAbout(Optional<PathStatement> statement, End end, Packet packet) {
        return statement
                        .flatMap(PathStatement::resource)
                        .map(wanted -> chooses(wanted, end))
                        .orElse(true)
                && statement
                        .flatMap(PathStatement::packetHeader)
                        .map(wanted -> chooses(wanted, packet))
                        .orElse(true);
    }

    private boolean chooses(ResourceStatement wanted, End end) {
        if (wanted instanceof ResourceStatement.Named named) {
            ResourceReference reference = named.resources().get(0);
            return end.nic()
                    .map(nic -> stands(reference, nic))
                    .orElse(reference.id().equals(end.id()));
        }
        return ((ResourceStatement.Typed) wanted).types().stream().anyMatch(type -> isOf(type, end));
    }

    private static boolean stands(ResourceReference reference, NetworkInterface nic) {
        return reference.kind() == NamedKind.SUBNET
                ? nic.subnetId().equals(reference.id())
                : reference.kind() == NamedKind.SECURITY_GROUP
                        ? nic.groupIds().contains(reference.id())
                        : nic.id().equals(reference.id());
    }

    private boolean isOf(ResourceType type, End end) {
        return switch (type) {
            case NETWORK_INTERFACE -> end.nic().isPresent();
            case INSTANCE ->
                end.nic()
                        .flatMap(NetworkInterface::attachment)
                        .flatMap(NetworkInterface.Attachment::instanceId)
                        .isPresent();
            case INTERNET_GATEWAY ->
                snapshot.find(InternetGateway.class, end.id()).isPresent();
            case VPN_GATEWAY -> snapshot.find(VpnGateway.class, end.id()).isPresent();
            default -> throw new IllegalArgumentException("no random scope has " + type);
        };
    }

    private static boolean chooses(PacketHeaderStatement wanted, Packet packet) {
        return anyOf(wanted.protocols(), protocol -> packet.protocol().equals(Optional.of(protocol)))
                && anyOf(wanted.sourceAddresses(), block -> block.contains(packet.source()))
                && anyOf(wanted.destinationAddresses(), block -> block.contains(packet.destination()))
                && anyOf(wanted.sourcePorts(), range -> in(range, packet.sourcePort()))
                && anyOf(wanted.destinationPorts(), range -> in(range, packet.destinationPort()));
    }

    private static <T> boolean anyOf(List<T> items, Predicate<T> holds) {
        return items.isEmpty() || items.stream().anyMatch(holds);
    }

    private static boolean in(PortRange range, OptionalInt port) {
        return port.isPresent() && range.contains(port.getAsInt());
    }

    private void holdEveryPacket(Finding finding) {
        List<HeaderProduct> products = finding.packets().describe();
        for (int i = 0; i < SAMPLES; i++) {
            Packet packet = sample(oneOf(products));
            assertThat(arrives(finding, packet))
                    .as(
                            "%s of %s from %s to %s",
                            packet,
                            finding.id(),
                            finding.source().id(),
                            finding.destination().id())
                    .isTrue();
        }
    }

    private Packet sample(HeaderProduct product) {
        IpAddress source = sample(oneOf(product.sources()));
        IpAddress destination = sample(oneOf(product.destinations()));
        IpProtocol protocol = oneOf(product.protocols());
        if (protocol.hasPorts()) {
            return Packet.withPorts(
                    protocol,
                    source,
                    sample(oneOf(product.sourcePorts())),
                    destination,
                    sample(oneOf(product.destinationPorts())));
        }
        Optional<IcmpType> icmp =
                protocol.isIcmp() ? Optional.of(oneOf(product.icmp()).from()) : Optional.empty();
        return new Packet(source, destination, Optional.of(protocol), OptionalInt.empty(), OptionalInt.empty(), icmp);
    }

    private IpAddress sample(Cidr block) {
        return random.nextBoolean() ? block.first() : block.last();
    }

    private int sample(PortRange range) {
        return random.nextInt(range.from(), range.to() + 1);
    }

    /** Whether a packet comes from the source of a finding to its destination, past a load balancer too. */
    private boolean arrives(Finding finding, Packet packet) {
        Optional<NetworkInterface> meant = finding.destination() instanceof WayEnd.AtInterface
                ? snapshot.interfacesWithAddress(packet.destination()).stream()
                        .findFirst()
                        .or(() -> snapshot.interfaceWithPublicAddress(packet.destination()))
                : Optional.empty();
        String end = finding.trace().forward().end().orElseThrow().id();
        return tracer
                .ways(origin(finding.source(), packet), new Target(packet.destination(), meant), packet, asked -> {})
                .stream()
                .map(Trace::forward)
                .anyMatch(leg -> leg.arrives() && leg.end().orElseThrow().id().equals(end));
    }

    private Origin origin(WayEnd source, Packet packet) {
        if (source instanceof WayEnd.AtInterface at) {
            return new Origin.FromInterface(at.station().networkInterface(), packet.source());
        }
        return source instanceof WayEnd.OnPremises beyond
                ? new Origin.FromOnPremises(
                        packet.source(),
                        beyond.gatewayId(),
                        snapshot.find(VpnGateway.class, beyond.gatewayId())
                                .map(vgw -> vgw.vpcIds().get(0)))
                : new Origin.FromInternet(packet.source());
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
