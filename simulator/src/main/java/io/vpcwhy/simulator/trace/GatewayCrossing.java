package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.EgressOnlyInternetGateway;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpnConnection;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.graph.Place.Kind;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.trace.Leg.Assumption;
import io.vpcwhy.simulator.trace.Leg.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What gateways, peering connections and endpoints let through, and how they change it. */
final class GatewayCrossing {

    private static final Cidr SHARED = Cidr.parse("100.64.0.0/10");
    private static final int FIRST_TRANSLATED_PORT = 1024;

    private static final Cidr NAT64 = Cidr.parse("64:ff9b::/96");

    private final Walker walker;
    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final Connection connection;
    private final boolean reply;

    GatewayCrossing(Walker walker, NetworkGraph network, Connection connection, boolean reply) {
        this.walker = walker;
        this.network = network;
        this.snapshot = network.snapshot();
        this.connection = connection;
        this.reply = reply;
    }

    /**
     * Out to the internet. The gateway translates the private IPv4 address to the public one that is paired with it.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html">Internet gateways</a>
     */
    void internetGateway(String id, NetworkInterface from, Passage passage) {
        Optional<InternetGateway> gateway = snapshot.find(InternetGateway.class, id);
        if (gateway.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, id);
            return;
        }
        if (!gateway.get().attachedTo(from.vpcId())) {
            passage.blocked(Obstacle.Refused.inState(ExplanationCode.BAD_STATE_ATTACHMENT, id, "detached"));
            return;
        }
        refuseDestination(id, from.vpcId(), passage.packet().destination(), passage);
        walker.publicAccess(from, Direction.EGRESS, RouteTarget.Kind.INTERNET_GATEWAY, id, passage);
        Packet packet = passage.packet();
        if (packet.family() == IpFamily.IPV6) {
            if (AddressScope.isPrivate(packet.source())) {
                passage.blocked(
                        Obstacle.Refused.of(ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, id, packet.source()));
            }
            passage.through(id);
        } else {
            Optional<IpAddress> paired =
                    network.holder(from.vpcId(), packet.source()).flatMap(nic -> publicAddress(nic, packet.source()));
            if (paired.isEmpty()) {
                passage.blocked(
                        Obstacle.Refused.of(ExplanationCode.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, id, packet.source()));
                passage.through(id);
                return;
            }
            passage.translated(id, packet.withSource(paired.get(), packet.sourcePort()));
        }
        internet(passage);
    }

    private void refuseDestination(String id, String vpcId, IpAddress destination, Passage passage) {
        boolean inVpc = snapshot.find(Vpc.class, vpcId)
                .map(vpc -> vpc.contains(destination))
                .orElse(false);
        if (inVpc) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS, id, destination));
        } else if (SHARED.contains(destination)) {
            passage.blocked(Obstacle.Refused.of(
                    ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS, id, destination));
        } else if (AddressScope.isPrivate(destination)) {
            passage.blocked(Obstacle.Refused.of(
                    ExplanationCode.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS, id, destination));
        }
    }

    /** The public address that the internet gateway translates an interface's address to. */
    static Optional<IpAddress> publicAddress(NetworkInterface nic, IpAddress address) {
        return nic.addresses().stream()
                .filter(own -> own.address().equals(address))
                .findFirst()
                .flatMap(NetworkInterface.PrivateAddress::publicAddress);
    }

    /** On the internet: at its destination, unless that is a public address of the snapshot, where it comes in again. */
    private void internet(Passage passage) {
        IpAddress destination = passage.packet().destination();
        boolean ours = snapshot.interfaceWithPublicAddress(destination).isPresent()
                || (destination.family() == IpFamily.IPV6
                        && !snapshot.interfacesWithAddress(destination).isEmpty());
        if (ours) {
            fromInternet(passage);
        } else {
            passage.arrived(Place.INTERNET);
        }
    }

    /** In from the internet, to the interface that the destination is paired with. */
    void fromInternet(Passage passage) {
        if (reply && connection.egressOnlyGateway().isPresent()) {
            passage.through(connection.egressOnlyGateway().get().gatewayId());
            walker.deliver(connection.egressOnlyGateway().get().vpcId(), passage);
            return;
        }
        IpAddress destination = passage.packet().destination();
        Optional<NetworkInterface> holder = destination.family() == IpFamily.IPV6
                ? snapshot.interfacesWithAddress(destination).stream().findFirst()
                : snapshot.interfaceWithPublicAddress(destination);
        if (holder.isEmpty()) {
            passage.blocked(Obstacle.Refused.of(
                    ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, "internet", destination));
            return;
        }
        fromInternet(holder.get(), passage);
    }

    /** In from the internet to an interface; where it has no public address, the gateway has nobody to hand it to. */
    void fromInternet(NetworkInterface nic, Passage passage) {
        Optional<InternetGateway> gateway = network.internetGateway(nic.vpcId());
        if (gateway.isEmpty() && !snapshot.collected(ResourceKind.INTERNET_GATEWAY)) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, "the internet gateway of " + nic.vpcId());
            return;
        }
        if (gateway.isEmpty()) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.NO_PATH, nic.vpcId()));
            return;
        }
        refuseSource(gateway.get().id(), passage);
        walker.refuseSpoofed(gateway.get().id(), nic.vpcId(), passage);
        Packet packet = passage.packet();
        if (packet.family() == IpFamily.IPV6) {
            if (nic.denyAllIgwTraffic()) {
                passage.blocked(Obstacle.Refused.of(
                        ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                        gateway.get().id(),
                        packet.destination()));
            }
            passage.through(gateway.get().id());
        } else {
            Optional<IpAddress> inside = privateAddress(nic, packet.destination());
            if (inside.isEmpty()) {
                passage.blocked(Obstacle.Refused.of(
                        ExplanationCode.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                        gateway.get().id(),
                        packet.destination()));
                passage.through(gateway.get().id());
            } else {
                passage.translated(gateway.get().id(), packet.withDestination(inside.get(), packet.destinationPort()));
            }
        }
        walker.comeIn(gateway.get().id(), nic.vpcId(), passage);
    }

    private static void refuseSource(String id, Passage passage) {
        IpAddress source = passage.packet().source();
        if (SHARED.contains(source)) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS, id, source));
        } else if (AddressScope.isPrivate(source)) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS, id, source));
        }
    }

    private static Optional<IpAddress> privateAddress(NetworkInterface nic, IpAddress address) {
        return nic.addresses().stream()
                .filter(own -> own.publicAddress().equals(Optional.of(address)))
                .findFirst()
                .map(NetworkInterface.PrivateAddress::address);
    }

    /** Out to the internet for IPv6 alone; nothing comes in but answers. */
    void egressOnlyGateway(String id, NetworkInterface from, Passage passage) {
        String vpcId = from.vpcId();
        Optional<EgressOnlyInternetGateway> gateway = snapshot.find(EgressOnlyInternetGateway.class, id);
        if (gateway.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, id);
            return;
        }
        if (!gateway.get().vpcIds().contains(vpcId)) {
            passage.blocked(Obstacle.Refused.inState(ExplanationCode.BAD_STATE_ATTACHMENT, id, "detached"));
            return;
        }
        if (passage.packet().family() == IpFamily.IPV4) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.PROTOCOL_RESTRICTION, id));
        }
        if (reply) {
            // It tracks the connections that it let out, and takes part in no other.
            passage.blocked(Obstacle.Refused.of(
                    ExplanationCode.NO_PATH, id, passage.packet().destination()));
        } else {
            connection.leftByEgressOnlyGateway(id, vpcId);
        }
        walker.publicAccess(from, Direction.EGRESS, RouteTarget.Kind.EGRESS_ONLY_INTERNET_GATEWAY, id, passage);
        passage.through(id);
        internet(passage);
    }

    /**
     * Through a NAT gateway, which puts its own address in place of the source's and sends the packet on from its own
     * subnet.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html">NAT gateway basics</a>
     */
    void natGateway(String id, NetworkInterface from, Passage passage) {
        Optional<NatGateway> nat = snapshot.find(NatGateway.class, id);
        if (nat.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, id);
            return;
        }
        if (!nat.get().state().equals("available")) {
            passage.blocked(Obstacle.Refused.inState(
                    ExplanationCode.BAD_STATE, id, nat.get().state()));
            return;
        }
        if (!nat.get().vpcId().equals(from.vpcId())) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.NGW_REQUIRES_SOURCE_IN_VPC, id));
            return;
        }
        Packet packet = passage.packet();
        if (NAT64.contains(packet.destination())) {
            passage.unknown(Unknown.Reason.NOT_MODELLED, id);
            return;
        }
        boolean translatable = packet.family() == IpFamily.IPV4
                && packet.protocol()
                        .map(protocol -> protocol.hasPorts() || protocol.isIcmp())
                        .orElse(true);
        if (!translatable) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.PROTOCOL_RESTRICTION, id));
        }
        if (packet.family() == IpFamily.IPV6) {
            return;
        }
        if (nat.get().regional()) {
            regionalNat(nat.get(), passage);
        } else {
            zonalNat(nat.get(), passage);
        }
    }

    private void zonalNat(NatGateway nat, Passage passage) {
        Optional<NetworkInterface> nic = nat.addresses().stream()
                .flatMap(address -> address.networkInterfaceId().stream())
                .flatMap(id -> snapshot.find(NetworkInterface.class, id).stream())
                .findFirst();
        Optional<IpAddress> own = nic.flatMap(n -> n.primaryAddress(IpFamily.IPV4));
        if (nic.isEmpty() || own.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, "the interface of " + nat.id());
            return;
        }
        if (!passage.visits(new Place(Kind.NAT_GATEWAY, nat.id() + " " + passage.packet()))) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.NO_PATH, nat.id()));
            return;
        }
        walker.meetFilters(nic.get(), Direction.INGRESS, passage);
        Packet inside = passage.packet();
        Packet outside = inside.withSource(own.get(), translatedPort(inside));
        connection.translate(nic.get().id(), inside, outside);
        passage.translated(nat.id(), outside);
        walker.leave(nic.get(), passage);
    }

    private static OptionalInt translatedPort(Packet packet) {
        boolean kept = packet.sourcePort().isEmpty() || packet.sourcePort().getAsInt() >= FIRST_TRANSLATED_PORT;
        return kept ? packet.sourcePort() : OptionalInt.of(FIRST_TRANSLATED_PORT);
    }

    /**
     * A regional NAT gateway has no subnet and no interface, but a route table of its own, which leads to the internet
     * where nobody has changed it.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html">Regional NAT
     *     gateways</a>
     */
    private void regionalNat(NatGateway nat, Passage passage) {
        IpAddress destination = passage.packet().destination();
        Optional<RouteTable> table = nat.routeTableId().flatMap(id -> snapshot.find(RouteTable.class, id));
        if (nat.routeTableId().isPresent() && table.isEmpty()) {
            passage.unknown(
                    Unknown.Reason.NOT_COLLECTED,
                    "the route table " + nat.routeTableId().get());
            return;
        }
        if (table.isPresent()) {
            Optional<Route> route =
                    walker.select(table.get(), Optional.empty(), passage).filter(r -> !passage.isLost());
            if (route.isEmpty()) {
                return;
            }
            if (route.get().target().kind() != RouteTarget.Kind.INTERNET_GATEWAY) {
                passage.unknown(
                        Unknown.Reason.NOT_MODELLED, route.get().target().id());
                return;
            }
        }
        Optional<InternetGateway> gateway = network.internetGateway(nat.vpcId());
        if (gateway.isEmpty()) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.NO_PATH, nat.vpcId()));
            return;
        }
        Optional<IpAddress> own = nat.addresses().stream()
                .flatMap(address -> address.publicAddress().stream())
                .findFirst();
        if (own.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, "the addresses of " + nat.id());
            return;
        }
        refuseDestination(gateway.get().id(), nat.vpcId(), destination, passage);
        walker.publicAccess(
                StandIn.of(nat),
                Direction.EGRESS,
                RouteTarget.Kind.INTERNET_GATEWAY,
                gateway.get().id(),
                passage);
        Packet inside = passage.packet();
        Packet outside = inside.withSource(own.get(), translatedPort(inside));
        connection.translate(nat.id(), inside, outside);
        passage.translated(nat.id(), outside);
        passage.through(gateway.get().id());
        internet(passage);
    }

    /**
     * An answer that comes to an interface which translated the source of what it answers: it goes on to who asked.
     *
     * @return false where nobody asked for it there
     */
    boolean undo(NetworkInterface nic, Passage passage) {
        Optional<Packet> inside = reply ? connection.undo(nic.id(), passage.packet()) : Optional.empty();
        if (inside.isEmpty()) {
            return false;
        }
        passage.translated(network.natGateway(nic.id()).map(NatGateway::id).orElse(nic.id()), inside.get());
        walker.leave(nic, passage);
        return true;
    }

    /** Back from the internet to a regional NAT gateway's client. */
    boolean regionalNatReply(Passage passage) {
        for (NatGateway nat : snapshot.all(NatGateway.class)) {
            Optional<Packet> inside = nat.regional() ? connection.undo(nat.id(), passage.packet()) : Optional.empty();
            if (inside.isPresent()) {
                network.internetGateway(nat.vpcId()).ifPresent(gateway -> passage.through(gateway.id()));
                passage.translated(nat.id(), inside.get());
                walker.deliver(nat.vpcId(), passage);
                return true;
            }
        }
        return false;
    }

    /**
     * Across a peering connection into the other VPC, and no farther.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html">How VPC peering works</a>
     */
    void peering(String id, NetworkInterface from, Passage passage) {
        Optional<VpcPeeringConnection> peering = snapshot.find(VpcPeeringConnection.class, id);
        if (peering.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, id);
            return;
        }
        if (!peering.get().active()) {
            passage.blocked(Obstacle.Refused.inState(
                    ExplanationCode.BAD_STATE, id, peering.get().status()));
            return;
        }
        VpcPeeringConnection.Side here = peering.get().requester();
        VpcPeeringConnection.Side there = peering.get().accepter();
        if (!here.vpcId().equals(from.vpcId())) {
            VpcPeeringConnection.Side other = here;
            here = there;
            there = other;
        }
        if (!here.vpcId().equals(from.vpcId())) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.UNASSOCIATED_COMPONENT, id));
            return;
        }
        passage.through(id);
        if (!reply && from.type().equals("nat_gateway")) {
            connection.crossedByNat(id);
        }
        Optional<Vpc> target = snapshot.find(Vpc.class, there.vpcId());
        if (target.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, there.vpcId());
            return;
        }
        requireInside(id, from.vpcId(), passage.packet().source(), passage);
        requireInside(id, there.vpcId(), passage.packet().destination(), passage);
        if (target.get().contains(passage.packet().destination())) {
            walker.deliver(there.vpcId(), passage);
        }
    }

    private void requireInside(String peering, String vpcId, IpAddress address, Passage passage) {
        boolean inside = snapshot.find(Vpc.class, vpcId)
                .map(vpc -> vpc.contains(address))
                .orElse(true);
        if (!inside) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR, peering, address));
        }
    }

    /** To the networks behind a virtual private gateway. */
    void vpnGateway(String id, NetworkInterface from, Passage passage) {
        Optional<VpnGateway> gateway = snapshot.find(VpnGateway.class, id);
        if (gateway.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, id);
            return;
        }
        if (!gateway.get().vpcIds().contains(from.vpcId())) {
            passage.blocked(Obstacle.Refused.inState(ExplanationCode.BAD_STATE_ATTACHMENT, id, "detached"));
            return;
        }
        if (network.holder(from.vpcId(), passage.packet().source()).isEmpty()) {
            passage.blocked(Obstacle.Refused.of(
                    ExplanationCode.VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS,
                    id,
                    passage.packet().source()));
        }
        passage.through(id);
        requireVpnRoute(
                id,
                snapshot.all(VpnConnection.class).stream()
                        .filter(vpn -> vpn.vpnGatewayId().equals(Optional.of(id)))
                        .toList(),
                passage);
        passage.arrived(new Place(Kind.ON_PREMISES, id));
    }

    /** Static routes tell what is behind VPN connections; where any learns its routes by BGP, nobody can tell. */
    static void requireVpnRoute(String id, List<VpnConnection> connections, Passage passage) {
        List<VpnConnection> live = connections.stream()
                .filter(vpn -> !vpn.state().startsWith("delet"))
                .toList();
        IpAddress destination = passage.packet().destination();
        boolean told =
                !live.isEmpty() && live.stream().noneMatch(vpn -> vpn.routes().isEmpty());
        boolean behind = live.stream().flatMap(vpn -> vpn.routes().stream()).anyMatch(c -> c.contains(destination));
        if (told && !behind) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.NO_ROUTE_TO_DESTINATION, id, destination));
        }
    }

    /**
     * To an endpoint that a route names: a gateway endpoint's service, or through a firewall or appliance.
     *
     * @param internetGateway by which the packet came in just now, if it did
     */
    void endpoint(String id, Optional<String> internetGateway, Passage passage) {
        Optional<VpcEndpoint> endpoint = snapshot.find(VpcEndpoint.class, id);
        if (endpoint.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, id);
            return;
        }
        if (!endpoint.get().state().equalsIgnoreCase("available")) {
            passage.blocked(Obstacle.Refused.inState(
                    ExplanationCode.BAD_STATE, id, endpoint.get().state()));
            return;
        }
        if (endpoint.get().type().equals("Gateway")) {
            gatewayEndpoint(endpoint.get(), passage);
        } else {
            inspection(endpoint.get(), internetGateway, passage);
        }
    }

    private void gatewayEndpoint(VpcEndpoint endpoint, Passage passage) {
        Packet packet = passage.packet();
        if (network.holder(endpoint.vpcId(), packet.source()).isEmpty()) {
            // Its answers have no way out of the VPC: peering, VPN and transit gateways lead to it in vain.
            passage.blocked(
                    Obstacle.Refused.of(ExplanationCode.UNASSOCIATED_COMPONENT, endpoint.id(), packet.source()));
        }
        boolean echo =
                packet.icmp().map(type -> type.equals(IcmpType.ECHO_REQUEST)).orElse(true);
        boolean taken = packet.protocol()
                .map(protocol -> protocol.equals(IpProtocol.TCP) || (protocol.isIcmp() && echo))
                .orElse(true);
        if (!taken) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.VPCE_GATEWAY_PROTOCOL_RESTRICTION, endpoint.id()));
        }
        passage.through(endpoint.id());
        passage.arrived(new Place(Kind.VPC_ENDPOINT, endpoint.id()));
    }

    /** A Gateway Load Balancer or firewall endpoint gives the packet back in its own subnet, once it has been inspected. */
    private void inspection(VpcEndpoint endpoint, Optional<String> internetGateway, Passage passage) {
        if (!passage.visits(new Place(Kind.VPC_ENDPOINT, endpoint.id() + " " + passage.packet()))) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.NO_PATH, endpoint.id()));
            return;
        }
        passage.through(endpoint.id());
        passage.assume(Assumption.Kind.INSPECTION_PASSES, endpoint.id());
        Optional<NetworkInterface> nic = endpoint.networkInterfaceIds().stream()
                .flatMap(id -> snapshot.find(NetworkInterface.class, id).stream())
                .findFirst();
        Optional<Subnet> subnet = nic.map(NetworkInterface::subnetId)
                .or(() -> endpoint.subnetIds().stream().findFirst())
                .flatMap(id -> snapshot.find(Subnet.class, id));
        if (nic.isEmpty() || subnet.isEmpty()) {
            passage.unknown(Unknown.Reason.NOT_COLLECTED, "the interface of " + endpoint.id());
            return;
        }
        internetGateway.ifPresent(gateway ->
                walker.publicAccess(nic.get(), Direction.INGRESS, RouteTarget.Kind.INTERNET_GATEWAY, gateway, passage));
        if (subnet.get().contains(passage.packet().destination())) {
            walker.deliver(subnet.get().vpcId(), passage);
        } else {
            walker.route(subnet.get(), nic.get(), passage);
        }
    }
}
