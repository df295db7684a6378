package io.vpcwhy.simulator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.FlowLogs;
import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.FlowLogPrediction;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Obstacle;
import io.vpcwhy.simulator.trace.Origin;
import io.vpcwhy.simulator.trace.Target;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.Tracer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What is said of a record's packet before and after is what a trace of the packet tells. */
class HandoverPropertiesTest {

    private static final int SYN = 2;
    private static final int SYN_ACK = 18;
    private static final IpAddress OUTSIDE = IpAddress.parse("198.51.100.77");
    private static final IpAddress ON_PREMISES = IpAddress.parse("10.9.0.7");

    /** One record that a trace predicts, what is said of it, and what the trace knows. */
    private record Said(
            FlowLogPrediction.Predicted record,
            boolean request,
            Optional<Handover> handover,
            Leg leg,
            String before,
            String after) {

        @Override
        public String toString() {
            return record.networkInterface().id() + " " + record.direction() + " " + record.packet() + " before "
                    + before + " after " + after + ": " + handover;
        }

        /**
         * An answer to a NAT gateway needs no route across peering; a trace holds that of the NAT gateway's own subnet
         * as well, where the answer has been translated already.
         */
        boolean turnsBack() {
            return record.networkInterface().type().equals("nat_gateway")
                    && after.startsWith("pcx-")
                    && handover.flatMap(Handover::neighbour).isEmpty();
        }

        /** Whether the trace knows nothing of the neighbour but its name in the route. */
        boolean neighbourIsNotInSnapshot() {
            Optional<String> name = handover.flatMap(Handover::neighbour).map(Neighbour::id);
            return leg.unknowns().stream().anyMatch(unknown -> name.equals(Optional.of(unknown.componentId())));
        }
    }

    @Property(tries = 60)
    void whatIsSaidIsWhatTheTraceTells(@ForAll @IntRange(max = 100_000) int seed) {
        for (Said said : said(seed)) {
            if (said.handover().isEmpty() || said.turnsBack()) {
                continue;
            }
            Handover handover = said.handover().get();
            if (said.record().direction() == Direction.INGRESS) {
                assertThat(handover.neighbour().map(Neighbour::id))
                        .as("%s", said)
                        .hasValue(said.before());
            } else if (handover.neighbour().isPresent() && !said.after().isEmpty()) {
                assertThat(handover.neighbour().get().id()).as("%s", said).isEqualTo(said.after());
            } else if (!said.neighbourIsNotInSnapshot()) {
                assertThat(handover.loss()).as("%s", said).isPresent();
                assertThat(said.leg().obstacles())
                        .as("%s", said)
                        .extracting(Obstacle::code)
                        .contains(handover.loss().get());
            }
        }
    }

    @Property(tries = 60)
    void aRequestThatGoesNowhereIsSaidTo(@ForAll @IntRange(max = 100_000) int seed) {
        for (Said said : said(seed)) {
            boolean unrouted = said.request()
                    && said.record().direction() == Direction.EGRESS
                    && said.after().isEmpty()
                    && said.leg().obstacles().stream().allMatch(Obstacle.Unrouted.class::isInstance)
                    && !said.leg().obstacles().isEmpty();
            if (unrouted) {
                assertThat(said.handover().flatMap(Handover::loss))
                        .as("%s", said)
                        .isPresent();
            }
        }
    }

    @Test
    void mostRecordsHaveSomethingSaidAndEveryKindOfNeighbourIsMet() {
        Set<Neighbour.Kind> from = EnumSet.noneOf(Neighbour.Kind.class);
        Set<Neighbour.Kind> to = EnumSet.noneOf(Neighbour.Kind.class);
        int all = 0;
        int known = 0;
        for (int seed = 0; seed < 60; seed++) {
            for (Said said : said(seed)) {
                all++;
                known += said.handover().isPresent() ? 1 : 0;
                said.handover()
                        .flatMap(Handover::neighbour)
                        .ifPresent(neighbour ->
                                (said.record().direction() == Direction.INGRESS ? from : to).add(neighbour.kind()));
            }
        }
        Neighbour.Kind[] kinds = {
            Neighbour.Kind.NETWORK_INTERFACE,
            Neighbour.Kind.INTERNET_GATEWAY,
            Neighbour.Kind.NAT_GATEWAY,
            Neighbour.Kind.VPC_PEERING_CONNECTION,
            Neighbour.Kind.TRANSIT_GATEWAY_ATTACHMENT,
            Neighbour.Kind.VPN_GATEWAY
        };
        assertThat(from).contains(kinds);
        assertThat(to).contains(kinds);
        assertThat(known).isGreaterThan(all * 7 / 10);
    }

    private static List<Said> said(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Snapshot snapshot = network(random);
        Explainer explainer = new Explainer(snapshot, RemedyPolicy.NEVER);
        List<Said> all = new ArrayList<>();
        for (Trace trace : traces(snapshot)) {
            add(all, snapshot, explainer, trace.packet(), trace.forward(), random.nextBoolean() ? SYN : 0);
            if (trace.forward().arrives()) {
                trace.reply()
                        .ifPresent(reply -> add(
                                all, snapshot, explainer, trace.packet(), reply, random.nextBoolean() ? SYN_ACK : 0));
            }
        }
        return all;
    }

    private static void add(List<Said> all, Snapshot snapshot, Explainer explainer, Packet packet, Leg leg, int flags) {
        List<String> way = way(snapshot, leg);
        Trace alone = new Trace(packet, leg, Optional.empty());
        for (FlowLogPrediction.Predicted record : new FlowLogPrediction(snapshot).of(alone)) {
            String here = named(snapshot, record.networkInterface().id());
            int at = way.indexOf(here);
            if (at < 0 || way.lastIndexOf(here) != at) {
                continue; // it passes twice
            }
            all.add(new Said(
                    record,
                    flags == SYN,
                    explainer.explain(logged(record, flags).line()).handover(),
                    leg,
                    at == 0 ? "" : way.get(at - 1),
                    at + 1 == way.size() ? "" : way.get(at + 1)));
        }
    }

    private static Logged logged(FlowLogPrediction.Predicted record, int flags) {
        Packet packet = record.packet();
        Logged logged = Logged.tcp(
                        record.source().toString(), packet.sourcePort().orElseThrow())
                .to(record.destination().toString(), packet.destinationPort().orElseThrow())
                .at(record.networkInterface().id())
                .direction(record.direction().toString())
                .packet(packet.source().toString(), packet.destination().toString())
                .with(FlowLogField.ACTION, record.action());
        return flags == 0 ? logged : logged.flags(flags);
    }

    /** What a packet passes, without filters and route tables; gateways under their own names, each once. */
    private static List<String> way(Snapshot snapshot, Leg leg) {
        List<String> way = new ArrayList<>();
        for (Component component : leg.components()) {
            String name = named(snapshot, component.id());
            boolean again = !way.isEmpty()
                    && way.get(way.size() - 1).equals(name)
                    && !name.startsWith("attach-"); // back to the transit gateway by the same attachment
            if (component instanceof Component.Resource && !again && !name.equals("tgw-1")) {
                way.add(name);
            }
        }
        return way;
    }

    private static String named(Snapshot snapshot, String id) {
        Optional<NetworkInterface> nic = snapshot.find(NetworkInterface.class, id);
        String vpc = nic.map(found -> found.vpcId().substring("vpc-".length())).orElse("");
        return switch (nic.map(NetworkInterface::type).orElse("")) {
            case "nat_gateway" -> "nat-" + vpc;
            case "transit_gateway" -> "attach-" + vpc;
            default -> id;
        };
    }

    private static List<Trace> traces(Snapshot snapshot) {
        Tracer tracer = new Tracer(NetworkGraph.of(snapshot));
        List<Trace> traces = new ArrayList<>();
        List<NetworkInterface> hosts = snapshot.all(NetworkInterface.class).stream()
                .filter(nic -> nic.type().equals("interface"))
                .toList();
        for (NetworkInterface from : hosts) {
            IpAddress source = from.addresses().get(0).address();
            Origin origin = new Origin.FromInterface(from, source);
            for (NetworkInterface to : hosts) {
                IpAddress private4 = to.addresses().get(0).address();
                Optional<IpAddress> public4 = to.addresses().get(0).publicAddress();
                if (!to.equals(from)) {
                    traces.add(trace(tracer, origin, new Target(private4, Optional.of(to))));
                    public4.ifPresent(
                            address -> traces.add(trace(tracer, origin, new Target(address, Optional.of(to)))));
                }
            }
            traces.add(trace(tracer, origin, new Target(OUTSIDE, Optional.empty())));
            traces.add(trace(tracer, origin, new Target(ON_PREMISES, Optional.empty())));
            IpAddress reached = from.addresses().get(0).publicAddress().orElse(source);
            traces.add(trace(tracer, new Origin.FromInternet(OUTSIDE), new Target(reached, Optional.of(from))));
            String vpc = from.vpcId();
            for (VpnGateway gateway : snapshot.all(VpnGateway.class)) {
                if (gateway.vpcIds().contains(vpc)) {
                    traces.add(trace(
                            tracer,
                            new Origin.FromOnPremises(ON_PREMISES, gateway.id(), Optional.of(vpc)),
                            new Target(source, Optional.of(from))));
                }
            }
        }
        return traces;
    }

    private static Trace trace(Tracer tracer, Origin origin, Target target) {
        return tracer.trace(origin, target, Packet.tcp(origin.address(), 50_000, target.address(), 443));
    }

    private static Snapshot network(SplittableRandom random) {
        Network first = vpc(random, 1).peering("pcx-1", "vpc-2").transitGateway("tgw-1");
        List<TransitGatewayRoute> routes = new ArrayList<>();
        for (String line : List.of("10.1.0.0/16 1", "10.2.0.0/16 2", "10.3.0.0/16 3", "0.0.0.0/0 3")) {
            boolean appliance = random.nextInt(4) == 0;
            String[] parts = line.split(" ", -1);
            routes.add(new TransitGatewayRoute(
                    new Route.Destination.CidrDestination(Cidr.parse(parts[0])),
                    TransitGatewayRoute.Type.STATIC,
                    false,
                    Optional.of("attach-" + (appliance ? "3" : parts[1])),
                    Optional.of("vpc")));
        }
        first.with(new TransitGatewayRouteTable(
                "tgw-rtb-1", "tgw-1", "available", Optional.of(routes), List.of(), Tags.NONE));
        return first.and(vpc(random, 2)).and(vpc(random, 3)).snapshot();
    }

    private static Network vpc(SplittableRandom random, int number) {
        String block = "10." + number + ".";
        String vpcId = "vpc-" + number;
        Network network = Network.vpc(vpcId, block + "0.0/16")
                .internetGateway("igw-" + number)
                .securityGroup("sg-" + number, "in all from 0.0.0.0/0", "out all to 0.0.0.0/0");
        List<String> subnets = new ArrayList<>();
        for (String name : List.of("a", "b", "box", "transit")) {
            subnets.add("subnet-" + name + number);
            network.subnet("subnet-" + name + number, block + subnets.size() + ".0/24");
            network.routeTable(
                    "rtb-" + name + number, List.of("subnet-" + name + number), routes(random, number, name));
        }
        network.networkInterface("eni-a" + number, subnets.get(0), nic -> host(nic, random, number, 1))
                .networkInterface("eni-b" + number, subnets.get(1), nic -> host(nic, random, number, 2))
                .networkInterface(
                        "eni-box" + number,
                        subnets.get(2),
                        nic -> host(nic, random, number, 3).withoutSourceDestCheck())
                .networkInterface(
                        "eni-transit" + number,
                        subnets.get(3),
                        nic -> nic.address(block + "4.10").type("transit_gateway"))
                .natGateway("nat-" + number, subnets.get(1), "eni-nat" + number, block + "2.5", "203.0.113.5" + number)
                .with(flowLog(vpcId));
        if (random.nextInt(4) > 0) {
            network.transitGatewayAttachment("attach-" + number, "tgw-1", subnets.get(3))
                    .with(new TransitGatewayAttachment(
                            "attach-" + number,
                            "tgw-1",
                            "vpc",
                            vpcId,
                            "available",
                            Optional.of("tgw-rtb-1"),
                            Tags.NONE));
        }
        if (random.nextBoolean()) {
            network.with(new VpnGateway("vgw-" + number, "available", List.of(vpcId), Tags.NONE));
        }
        return network;
    }

    private static io.vpcwhy.fixtures.InterfaceSpec host(
            io.vpcwhy.fixtures.InterfaceSpec nic, SplittableRandom random, int vpc, int subnet) {
        String address = "10." + vpc + "." + subnet + ".10";
        return (random.nextBoolean() ? nic.address(address) : nic.address(address, "203.0.113." + vpc + subnet))
                .securityGroups("sg-" + vpc);
    }

    private static String[] routes(SplittableRandom random, int vpc, String subnet) {
        List<String> lines = new ArrayList<>();
        Set<String> destinations = new TreeSet<>(Set.of("0.0.0.0/0", "10.9.0.0/16"));
        for (int other = 1; other <= 3; other++) {
            if (other != vpc) {
                destinations.add("10." + other + ".0.0/16");
            }
        }
        if (random.nextInt(4) == 0 && !subnet.equals("box")) {
            destinations.add("10." + vpc + "." + random.nextInt(1, 3) + ".0/24");
        }
        for (String destination : destinations) {
            boolean inside = destination.startsWith("10." + vpc + ".");
            String box = "eni-box" + vpc;
            List<String> targets = inside
                    ? List.of(box)
                    : destination.equals("0.0.0.0/0")
                            ? List.of("igw-" + vpc, "nat-" + vpc, "tgw-1", box)
                            : List.of("pcx-1", "tgw-1", "nat-" + vpc, "vgw-" + vpc, box, "igw-" + vpc);
            boolean written = random.nextInt(6) > 0;
            String state = random.nextInt(8) == 0 ? " blackhole" : "";
            if (written) {
                lines.add(destination + " " + targets.get(random.nextInt(targets.size())) + state);
            }
        }
        return lines.toArray(String[]::new);
    }

    private static FlowLog flowLog(String vpcId) {
        return FlowLogs.of(vpcId, "ALL");
    }
}
