package io.vpcwhy.simulator.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.intent.Expectation;
import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.intent.IntentEnd;
import io.vpcwhy.model.intent.IntentFile;
import io.vpcwhy.model.intent.WrittenEnd;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.reach.EdgeHeaders;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import io.vpcwhy.simulator.trace.Tracer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes random intents, and holds what was found for all of their packets against traces of some. */
final class IntentOracle {

    private static final int PACKETS = 60;

    private final Snapshot snapshot;
    private final SplittableRandom random;
    private final Tracer tracer;
    private final IntentChecker checker;
    private final PartyResolver resolver;
    private final EdgeHeaders headers;
    private final List<NetworkInterface> all;

    IntentOracle(Snapshot snapshot, SplittableRandom random) {
        this.snapshot = snapshot;
        this.random = random;
        NetworkGraph network = NetworkGraph.of(snapshot);
        this.tracer = new Tracer(network);
        this.checker = new IntentChecker(network);
        this.resolver = new PartyResolver(snapshot, this::isAnyOutside);
        this.headers = new EdgeHeaders(snapshot, random);
        this.all = List.copyOf(snapshot.all(NetworkInterface.class));
    }

    void holdRandom(int intents) {
        for (int i = 0; i < intents; i++) {
            hold(intent());
        }
    }

    private void hold(Intent intent) {
        IntentResult result;
        try {
            result = checker.check(new IntentFile("random", List.of(intent)))
                    .results()
                    .get(0);
        } catch (UnresolvedIntentException nothing) {
            return;
        }
        result.parts().forEach(part -> holdExample(intent, part));
        IntentParty from = party(intent.from());
        IntentParty to = party(intent.to());
        for (int i = 0; i < PACKETS; i++) {
            send(intent, from, to).ifPresent(sent -> hold(intent, result, sent));
        }
    }

    private static void holdExample(Intent intent, IntentPart part) {
        part.trace().ifPresent(trace -> {
            assertThat(part.packets().contains(trace.packet()))
                    .as("%s is one of %s in %s", trace.packet(), part, intent)
                    .isTrue();
            assertThat(trace.disposition())
                    .as("%s in %s", trace.packet(), intent)
                    .isEqualTo(part.outcome());
        });
    }

    /** A packet of an intent, and what becomes of it by every way by which it may come. */
    private record Sent(Packet packet, List<Trace> traces) {}

    private void hold(Intent intent, IntentResult result, Sent sent) {
        boolean reachable = sent.traces().stream().anyMatch(it -> it.disposition() == Disposition.REACHABLE);
        boolean blocked = sent.traces().stream().allMatch(it -> it.disposition() == Disposition.NOT_REACHABLE);
        boolean atLoadBalancer = snapshot.interfacesWithAddress(sent.packet().destination()).stream()
                .anyMatch(nic -> InterfaceOwner.of(nic).kind().isLoadBalancerNode());
        boolean told = result.parts().stream().anyMatch(part -> part.packets().contains(sent.packet()));
        if (intent.expectation() == Expectation.REACHABLE) {
            assertThat(told)
                    .as("%s is missing in %s: %s", sent.packet(), intent, fares(sent))
                    .isEqualTo(!reachable);
        } else if (!atLoadBalancer || !blocked) {
            assertThat(told || !result.unknowns().isEmpty())
                    .as("%s gets through in %s: %s", sent.packet(), intent, fares(sent))
                    .isEqualTo(!blocked || !result.unknowns().isEmpty());
        }
        if (told) {
            assertThat(result.verdict()).isNotEqualTo(IntentVerdict.HELD);
        }
        for (IntentPart part : result.parts()) {
            boolean here = part.packets().contains(sent.packet());
            if (here && !atLoadBalancer && part.outcome() == Disposition.REACHABLE) {
                assertThat(reachable).as("%s in %s", sent.packet(), part).isTrue();
            }
            if (here && !atLoadBalancer && part.outcome() == Disposition.NOT_REACHABLE) {
                assertThat(sent.traces())
                        .as("%s in %s", sent.packet(), part)
                        .anyMatch(it -> it.disposition() == Disposition.NOT_REACHABLE);
            }
        }
    }

    private static String fares(Sent sent) {
        StringBuilder text = new StringBuilder();
        for (Trace trace : sent.traces()) {
            text.append(trace.disposition())
                    .append(' ')
                    .append(trace.forward().end())
                    .append(trace.obstacles())
                    .append(trace.forward().unknowns());
        }
        return text.toString();
    }

    private Optional<Sent> send(Intent intent, IntentParty from, IntentParty to) {
        IpFamily family = random.nextInt(3) == 0 ? IpFamily.IPV6 : IpFamily.IPV4;
        List<Station> sources = stations(from, family);
        List<Station> destinations = stations(to, family);
        boolean comesIn = from.isOutside() && (sources.isEmpty() || random.nextBoolean());
        boolean goesOut = !comesIn && to.isOutside() && (destinations.isEmpty() || random.nextBoolean());
        if ((comesIn && destinations.isEmpty())
                || (!comesIn && sources.isEmpty())
                || (!comesIn && !goesOut && destinations.isEmpty())) {
            return Optional.empty();
        }
        if (goesOut) {
            return toOutside(intent, from, to, oneOf(sources));
        }
        return comesIn
                ? fromOutside(intent, from, to, oneOf(destinations))
                : between(intent, from, to, oneOf(sources), oneOf(destinations));
    }

    private Optional<Sent> between(
            Intent intent, IntentParty from, IntentParty to, Station source, Station destination) {
        Set<IpFamily> common = from.families(source.networkInterface());
        common.retainAll(to.families(destination.networkInterface()));
        if (StationPackets.same(source, destination)) {
            return Optional.empty();
        }
        return packet(intent, source.address(), destination.address(), common)
                .map(packet -> new Sent(
                        packet,
                        List.of(trace(
                                new Origin.FromInterface(source.networkInterface(), source.address()),
                                Optional.of(destination.networkInterface()),
                                packet))));
    }

    private Optional<Sent> toOutside(Intent intent, IntentParty from, IntentParty to, Station source) {
        IpFamily family = source.address().family();
        IpAddress address = address(family, to);
        boolean internet = to.internet() && isInternet(address);
        boolean block = to.outside().stream().anyMatch(cidr -> cidr.contains(address));
        if (!isOutside(address) || !(internet || block)) {
            return Optional.empty();
        }
        Set<IpFamily> common = internet && !block ? from.families(source.networkInterface()) : EnumSet.of(family);
        Optional<Packet> packet = packet(intent, source.address(), address, common);
        Optional<Sent> sent = packet.map(it -> new Sent(
                it,
                List.of(trace(
                        new Origin.FromInterface(source.networkInterface(), source.address()), Optional.empty(), it))));
        // What leaves by a VPN or an endpoint is not on the internet.
        return sent.filter(it -> intent.expectation() == Expectation.REACHABLE
                || block
                || it.traces().get(0).forward().end().map(Place::kind).equals(Optional.of(Place.Kind.INTERNET)));
    }

    private Optional<Sent> fromOutside(Intent intent, IntentParty from, IntentParty to, Station destination) {
        NetworkInterface nic = destination.networkInterface();
        IpFamily family = destination.address().family();
        IpAddress address = address(family, from);
        boolean internet = isInternet(address);
        boolean block = from.outside().stream().anyMatch(cidr -> cidr.contains(address));
        if (!isOutside(address) || !(block || (from.internet() && internet))) {
            return Optional.empty();
        }
        if (!internet) {
            return packet(intent, address, destination.address(), EnumSet.of(family))
                    .map(it -> new Sent(it, fromOnPremises(nic, it)))
                    .filter(it -> !it.traces().isEmpty());
        }
        Set<IpFamily> known = EnumSet.noneOf(IpFamily.class);
        for (IpFamily each : IpFamily.values()) {
            if (stations(to, each).stream()
                    .anyMatch(it -> it.networkInterface().equals(nic)
                            && it.internetAddress().isPresent())) {
                known.add(each);
            }
        }
        if (destination.internetAddress().isEmpty()) {
            return Optional.empty();
        }
        return packet(intent, address, destination.internetAddress().get(), block ? EnumSet.of(family) : known)
                .map(it -> {
                    List<Trace> traces = new ArrayList<>();
                    traces.add(trace(new Origin.FromInternet(address), Optional.of(nic), it));
                    if (block && family == IpFamily.IPV6 && intent.expectation() == Expectation.BLOCKED) {
                        // Addresses of the internet may be used behind a VPN too.
                        traces.addAll(fromOnPremises(nic, it));
                    }
                    return new Sent(it, traces);
                });
    }

    private List<Trace> fromOnPremises(NetworkInterface to, Packet packet) {
        List<Trace> traces = new ArrayList<>();
        snapshot.all(VpnGateway.class).stream()
                .filter(gateway -> gateway.vpcIds().contains(to.vpcId()))
                .map(gateway -> new Origin.FromOnPremises(packet.source(), gateway.id(), Optional.of(to.vpcId())))
                .forEach(origin -> traces.add(trace(origin, Optional.of(to), packet)));
        snapshot.all(TransitGatewayAttachment.class).stream()
                .filter(attachment -> attachment.resourceType().equals("vpn"))
                .map(attachment -> new Origin.FromOnPremises(packet.source(), attachment.id(), Optional.empty()))
                .forEach(origin -> traces.add(trace(origin, Optional.of(to), packet)));
        return traces;
    }

    private Trace trace(Origin origin, Optional<NetworkInterface> to, Packet packet) {
        return tracer.trace(origin, new Target(packet.destination(), to), packet);
    }

    /** A packet that the intent tells, where chance has made one. */
    private Optional<Packet> packet(Intent intent, IpAddress source, IpAddress destination, Set<IpFamily> common) {
        Packet packet = headers.packet(source, destination);
        IpProtocol protocol = packet.protocol().orElseThrow();
        boolean protocolFits = intent.expectation() == Expectation.REACHABLE
                ? IntentTraffic.required(intent, source.family(), common).contains(protocol)
                : intent.protocols().isEmpty() || intent.protocols().contains(protocol);
        boolean portFits = packet.destinationPort().isEmpty()
                || intent.ports().stream()
                        .anyMatch(
                                range -> range.contains(packet.destinationPort().getAsInt()));
        boolean asked = intent.expectation() == Expectation.BLOCKED
                || (packet.sourcePort().orElse(1024) >= 1024
                        && packet.icmp().map(echo(source.family())::equals).orElse(true));
        return protocolFits && portFits && asked && protocol.occursIn(source.family())
                ? Optional.of(packet)
                : Optional.empty();
    }

    private static IcmpType echo(IpFamily family) {
        return family == IpFamily.IPV4 ? IcmpType.ECHO_REQUEST : IcmpType.ECHO_REQUEST_V6;
    }

    private IpAddress address(IpFamily family, IntentParty party) {
        List<Cidr> blocks =
                party.outside().stream().filter(it -> it.family() == family).toList();
        return blocks.isEmpty() || random.nextBoolean()
                ? headers.address(family)
                : oneOf(blocks).last();
    }

    private static List<Station> stations(IntentParty party, IpFamily family) {
        return party.interfaces().stream()
                .flatMap(nic -> nic.addresses().stream()
                        .filter(own -> own.address().family() == family)
                        .map(own -> new Station(nic, own.address(), own.publicAddress())))
                .filter(party::means)
                .toList();
    }

    private boolean isAnyOutside(Cidr block) {
        return isOutside(block.first()) || isOutside(block.last());
    }

    private boolean isOutside(IpAddress address) {
        return snapshot.interfacesWithAddress(address).isEmpty()
                && snapshot.interfaceWithPublicAddress(address).isEmpty()
                && snapshot.all(Vpc.class).stream().noneMatch(vpc -> vpc.contains(address))
                && AddressScope.unroutedBlocks().stream().noneMatch(block -> block.contains(address));
    }

    private static boolean isInternet(IpAddress address) {
        return !AddressScope.isPrivate(address);
    }

    private IntentParty party(List<WrittenEnd> ends) {
        IntentParty.Builder party = new IntentParty.Builder();
        ends.forEach(end -> assertThat(resolver.add(end.end(), party)).isEmpty());
        return party.build();
    }

    private Intent intent() {
        Expectation expectation = random.nextBoolean() ? Expectation.REACHABLE : Expectation.BLOCKED;
        List<IpProtocol> protocols = expectation == Expectation.BLOCKED && random.nextBoolean()
                ? List.of()
                : oneOf(List.of(
                        List.of(IpProtocol.TCP),
                        List.of(IpProtocol.TCP, IpProtocol.UDP),
                        List.of(IpProtocol.UDP, IpProtocol.ICMP, IpProtocol.ICMPV6),
                        List.of(new IpProtocol(47), IpProtocol.TCP)));
        boolean ports = !protocols.isEmpty() && protocols.stream().allMatch(IpProtocol::hasPorts);
        return new Intent(
                "random",
                Optional.empty(),
                ends(),
                ends(),
                protocols,
                ports && random.nextBoolean()
                        ? List.of(PortRange.of(443), new PortRange(1000, 60_000))
                        : List.of(PortRange.ALL),
                expectation,
                1);
    }

    private List<WrittenEnd> ends() {
        List<WrittenEnd> ends = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            ends.add(new WrittenEnd(end(), 1));
        }
        return ends;
    }

    private IntentEnd end() {
        NetworkInterface nic = oneOf(all);
        return switch (random.nextInt(8)) {
            case 0 -> new IntentEnd.Internet();
            case 1 -> new IntentEnd.Named(nic.subnetId());
            case 2 -> new IntentEnd.Named(nic.vpcId());
            case 3 ->
                nic.groupIds().isEmpty()
                        ? new IntentEnd.Named(nic.id())
                        : new IntentEnd.Named(nic.groupIds().get(0));
            case 4 -> new IntentEnd.Block(Cidr.of(oneOf(nic.addresses()).address(), random.nextInt(9) + 8));
            case 5 ->
                new IntentEnd.Block(Cidr.parse(
                        oneOf(List.of("203.0.113.0/24", "192.168.0.0/16", "0.0.0.0/0", "::/0", "8.0.0.0/6"))));
            default -> new IntentEnd.Named(nic.id());
        };
    }

    private <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
