package io.vpcwhy.cli.graph;

import io.vpcwhy.cli.graph.Drawing.Node;
import io.vpcwhy.cli.graph.Drawing.NodeKind;
import io.vpcwhy.cli.render.PartyWords;
import io.vpcwhy.cli.render.Plain;
import io.vpcwhy.model.aws.EgressOnlyInternetGateway;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.NetworkInterface.PrivateAddress;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TransitGateway;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How people see the places of the graph: a NAT gateway is its interface, a transit gateway is one thing and not its
 * attachments and tables, and the two sides of a subnet are one box.
 */
final class Scenery {

    private static final int WIDTH = 30;
    private static final String BEYOND = "beyond ";

    private final Snapshot snapshot;

    Scenery(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The node or box that stands for a place. */
    String at(Place place) {
        return switch (place.kind()) {
            case ON_PREMISES ->
                snapshot.find(TransitGatewayAttachment.class, place.id())
                        .map(TransitGatewayAttachment::transitGatewayId)
                        .map(id -> BEYOND + id)
                        .orElse(BEYOND + place.id());
            default -> at(place.id());
        };
    }

    /** The node or box that stands for a resource. */
    String at(String resourceId) {
        Optional<String> natInterface = snapshot.find(NatGateway.class, resourceId)
                .flatMap(nat -> nat.addresses().stream()
                        .flatMap(address -> address.networkInterfaceId().stream())
                        .filter(id -> snapshot.find(NetworkInterface.class, id).isPresent())
                        .findFirst());
        return natInterface
                .or(() -> snapshot.find(TransitGatewayVpcAttachment.class, resourceId)
                        .map(TransitGatewayVpcAttachment::transitGatewayId))
                .or(() -> snapshot.find(TransitGatewayAttachment.class, resourceId)
                        .map(TransitGatewayAttachment::transitGatewayId))
                .or(() -> snapshot.find(TransitGatewayRouteTable.class, resourceId)
                        .map(TransitGatewayRouteTable::transitGatewayId))
                .orElse(resourceId);
    }

    /** The VPC in which a resource stands, where it is in one. */
    Optional<String> vpcOf(String id) {
        return snapshot.find(NetworkInterface.class, id)
                .map(NetworkInterface::vpcId)
                .or(() -> snapshot.find(VpcEndpoint.class, id).map(VpcEndpoint::vpcId))
                .or(() -> snapshot.find(NatGateway.class, id).map(NatGateway::vpcId))
                .or(() -> snapshot.find(Subnet.class, id).map(Subnet::vpcId))
                .or(() -> snapshot.find(Vpc.class, id).map(Vpc::id));
    }

    /** The lines at the head of a VPC's box. */
    List<String> vpc(String vpcId) {
        Optional<Vpc> vpc = snapshot.find(Vpc.class, vpcId);
        List<String> lines = new ArrayList<>();
        lines.add(named("VPC", vpcId, vpc.map(Vpc::tags)));
        vpc.map(known -> join(known.cidrs())).filter(text -> !text.isEmpty()).ifPresent(lines::add);
        return lines;
    }

    List<String> subnet(Subnet subnet) {
        List<String> lines = new ArrayList<>();
        lines.add(named("", subnet.id(), Optional.of(subnet.tags())));
        lines.add(join(subnet.cidrs()));
        return lines;
    }

    private static String join(List<?> all) {
        return Words.shortened(
                String.join(", ", all.stream().map(Object::toString).toList()), 60);
    }

    private static String named(String what, String id, Optional<Tags> tags) {
        String name = tags.flatMap(Tags::name)
                .map(text -> Words.shortened(text, WIDTH) + " ")
                .orElse("");
        return (what.isEmpty() ? "" : what + " ") + name + (name.isEmpty() ? id : "(" + id + ")");
    }

    /** An interface: its owner's name and its address. */
    Node networkInterface(NetworkInterface nic, boolean pale) {
        String owner = PartyWords.owner(nic, snapshot);
        String address = nic.addresses().isEmpty()
                ? "no address"
                : nic.addresses().get(0).address().toString();
        Optional<String> published = nic.addresses().stream()
                .flatMap(each -> each.publicAddress().stream())
                .map(Object::toString)
                .findFirst();
        List<String> lines = new ArrayList<>();
        lines.addAll(Words.few(Words.wrapped(owner.isEmpty() ? nic.id() : owner, WIDTH)).stream()
                .map(line -> Words.shortened(line, WIDTH + 2))
                .toList());
        lines.add(address + published.map(text -> "  (" + text + ")").orElse(""));
        List<String> all = new ArrayList<>();
        for (PrivateAddress each : nic.addresses()) {
            all.add(each.address()
                    + each.publicAddress().map(p -> " (" + p + ")").orElse(""));
        }
        String words = nic.id() + (owner.isEmpty() ? "" : ", " + Plain.text(owner)) + ", " + String.join(", ", all);
        return new Node(nic.id(), NodeKind.INTERFACE, lines, words, pale);
    }

    /** Whatever is no interface, by its id alone: what it is can be seen from the snapshot, or else from the id. */
    Node other(String id, boolean pale) {
        if (id.equals(Place.INTERNET.id())) {
            return new Node(id, NodeKind.INTERNET, List.of("internet"), "the internet", pale);
        }
        if (id.startsWith(BEYOND)) {
            return new Node(
                    id,
                    NodeKind.INTERNET,
                    List.of("on premises"),
                    "networks beyond " + Plain.text(id.substring(BEYOND.length())),
                    pale);
        }
        if (id.startsWith("arn:")) {
            return named(id, pale);
        }
        String what = what(id);
        Optional<String> name = tags(id).flatMap(Tags::name).map(text -> Words.shortened(text, WIDTH));
        List<String> lines = new ArrayList<>();
        lines.add(what);
        name.ifPresent(lines::add);
        snapshot.find(VpcEndpoint.class, id).ifPresent(e -> lines.add(Words.shortened(e.serviceName(), WIDTH + 10)));
        lines.add(Words.shortened(id, WIDTH + 10));
        boolean elsewhere = what.equals("VPC") || what.equals("target");
        return new Node(
                id,
                elsewhere ? NodeKind.ELSEWHERE : NodeKind.GATEWAY,
                lines,
                Plain.text(what + name.map(text -> " " + text).orElse("") + " " + id),
                pale);
    }

    /** By the end of an ARN, for all begin alike. */
    private Node named(String arn, boolean pale) {
        Optional<LoadBalancer> balancer = snapshot.find(LoadBalancer.class, arn);
        String name = balancer.map(LoadBalancer::name).orElseGet(() -> arn.substring(arn.lastIndexOf(':') + 1));
        String what = balancer.isPresent() ? "load balancer" : arn.contains(":function:") ? "function" : "target";
        return new Node(
                arn,
                balancer.isPresent() ? NodeKind.GATEWAY : NodeKind.ELSEWHERE,
                List.of(what, Words.shortened(name, WIDTH + 10)),
                Plain.text(what + " " + arn),
                pale);
    }

    private String what(String id) {
        int hyphen = id.indexOf('-');
        return switch (hyphen < 0 ? id : id.substring(0, hyphen)) {
            case "igw" -> "internet gateway";
            case "eigw" -> "egress-only internet gateway";
            case "nat" -> "NAT gateway";
            case "pcx" -> "peering connection";
            case "tgw" -> "transit gateway";
            case "vgw" -> "virtual private gateway";
            case "vpce" ->
                snapshot.find(VpcEndpoint.class, id)
                        .map(e -> e.type().equals("Gateway") ? "gateway endpoint" : "endpoint")
                        .orElse("endpoint");
            case "vpc" -> "VPC";
            case "eni" -> "network interface";
            case "vpn" -> "VPN connection";
            default -> "target";
        };
    }

    private Optional<Tags> tags(String id) {
        return snapshot.find(InternetGateway.class, id)
                .map(InternetGateway::tags)
                .or(() -> snapshot.find(EgressOnlyInternetGateway.class, id).map(EgressOnlyInternetGateway::tags))
                .or(() -> snapshot.find(NatGateway.class, id).map(NatGateway::tags))
                .or(() -> snapshot.find(VpcPeeringConnection.class, id).map(VpcPeeringConnection::tags))
                .or(() -> snapshot.find(TransitGateway.class, id).map(TransitGateway::tags))
                .or(() -> snapshot.find(VpnGateway.class, id).map(VpnGateway::tags))
                .or(() -> snapshot.find(VpcEndpoint.class, id).map(VpcEndpoint::tags))
                .or(() -> snapshot.find(Vpc.class, id).map(Vpc::tags));
    }
}
