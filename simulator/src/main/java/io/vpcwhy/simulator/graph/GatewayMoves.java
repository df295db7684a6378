package io.vpcwhy.simulator.graph;

import io.vpcwhy.model.aws.EgressOnlyInternetGateway;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.Place.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What gateways, peering connections and endpoints lead to. */
final class GatewayMoves {

    private final NetworkGraph network;
    private final Snapshot snapshot;
    private final Moves moves;

    GatewayMoves(NetworkGraph network, Moves moves) {
        this.network = network;
        this.snapshot = network.snapshot();
        this.moves = moves;
    }

    void add() {
        snapshot.all(InternetGateway.class).forEach(this::addInternetGateway);
        snapshot.all(EgressOnlyInternetGateway.class).forEach(this::addEgressOnlyGateway);
        snapshot.all(NatGateway.class).forEach(this::addNatGateway);
        snapshot.all(VpcEndpoint.class).forEach(this::addEndpoint);
        snapshot.all(VpnGateway.class).forEach(this::addVpnGateway);
        addPeerings();
    }

    private void addInternetGateway(InternetGateway gateway) {
        Place at = new Place(Kind.INTERNET_GATEWAY, gateway.id());
        moves.add(at, Place.INTERNET, Guard.ALWAYS, Rewrite.SOURCE_BECOMES_PUBLIC);
        moves.add(Place.INTERNET, at, Guard.ADDRESSED);
        for (InternetGateway.Attachment attachment : gateway.attachments()) {
            addWaysIn(at, attachment.vpcId(), Rewrite.DESTINATION_BECOMES_PRIVATE);
        }
    }

    /** Into the VPC, by the gateway's own table where that has a route for the packet. */
    private void addWaysIn(Place gateway, String vpcId, Rewrite rewrite) {
        moves.add(gateway, new Place(Kind.VPC, vpcId), Guard.ADDRESSED, rewrite);
        if (network.edgeTable(gateway.id()).isPresent()) {
            moves.add(gateway, new Place(Kind.GATEWAY_ROUTER, gateway.id()), Guard.ADDRESSED, rewrite);
        }
    }

    private void addEgressOnlyGateway(EgressOnlyInternetGateway gateway) {
        Place at = new Place(Kind.EGRESS_ONLY_INTERNET_GATEWAY, gateway.id());
        moves.add(at, Place.INTERNET, Guard.ALWAYS);
        moves.add(Place.INTERNET, at, Guard.ANSWERS);
        gateway.vpcIds().forEach(vpc -> moves.add(at, new Place(Kind.VPC, vpc), Guard.ANSWERS));
    }

    private void addNatGateway(NatGateway nat) {
        Place at = new Place(Kind.NAT_GATEWAY, nat.id());
        if (nat.regional()) {
            addRegional(nat, at);
            return;
        }
        for (NatGateway.Address address : nat.addresses()) {
            Optional<NetworkInterface> nic =
                    address.networkInterfaceId().flatMap(id -> snapshot.find(NetworkInterface.class, id));
            Optional<IpAddress> own = nic.flatMap(n -> n.primaryAddress(IpFamily.IPV4));
            if (own.isPresent()) {
                Place there = new Place(Kind.INTERFACE, nic.orElseThrow().id());
                moves.add(at, there, Guard.ALWAYS, new Rewrite.SourceBecomes(own));
                moves.add(there, at, Guard.ANSWERS);
                moves.add(at, there, Guard.ANSWERS, Rewrite.UNDONE);
            }
        }
    }

    /** It has no interface: its own route table, where told, and the internet gateway are next to it. */
    private void addRegional(NatGateway nat, Place at) {
        Optional<Place> internetGateway =
                network.internetGateway(nat.vpcId()).map(gateway -> new Place(Kind.INTERNET_GATEWAY, gateway.id()));
        Optional<Place> next = nat.routeTableId().isEmpty()
                ? internetGateway
                : nat.routeTableId()
                        .flatMap(id -> snapshot.find(RouteTable.class, id))
                        .map(table -> new Place(Kind.GATEWAY_ROUTER, nat.id()));
        Optional<IpAddress> own = nat.addresses().stream()
                .flatMap(address -> address.publicAddress().stream())
                .findFirst();
        next.ifPresent(place -> moves.add(at, place, Guard.ALWAYS, new Rewrite.SourceBecomes(own)));
        internetGateway.ifPresent(gateway -> moves.add(gateway, at, Guard.ANSWERS));
        moves.add(at, new Place(Kind.VPC, nat.vpcId()), Guard.ANSWERS, Rewrite.UNDONE);
    }

    private void addEndpoint(VpcEndpoint endpoint) {
        Place at = new Place(Kind.VPC_ENDPOINT, endpoint.id());
        if (endpoint.type().equals("Gateway")) {
            moves.add(at, new Place(Kind.VPC, endpoint.vpcId()), Guard.ANSWERS);
            return;
        }
        Set<String> subnets = new HashSet<>(endpoint.subnetIds());
        for (String id : endpoint.networkInterfaceIds()) {
            Place there = new Place(Kind.INTERFACE, id);
            if (endpoint.type().equals("Interface")) {
                moves.add(there, at, Guard.ADDRESSED);
                moves.add(at, there, Guard.ANSWERS);
            }
            snapshot.find(NetworkInterface.class, id).ifPresent(nic -> subnets.add(nic.subnetId()));
        }
        // What a route leads through, it gives back in its own subnet.
        subnets.forEach(id -> moves.add(at, new Place(Kind.SUBNET_ROUTER, id), Guard.FOREIGN));
    }

    private void addVpnGateway(VpnGateway gateway) {
        Place at = new Place(Kind.VPN_GATEWAY, gateway.id());
        Place beyond = new Place(Kind.ON_PREMISES, gateway.id());
        moves.add(at, beyond, Guard.ALWAYS);
        moves.add(beyond, at, Guard.ADDRESSED);
        gateway.vpcIds().forEach(vpc -> addWaysIn(at, vpc, Rewrite.NONE));
    }

    /**
     * Peering connections. The answer to a NAT gateway goes back across them even without a route.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html">NAT gateway basics</a>
     */
    private void addPeerings() {
        Set<String> translating = new HashSet<>();
        snapshot.all(NatGateway.class).forEach(nat -> translating.add(nat.vpcId()));
        Map<String, List<Subnet>> subnets = new HashMap<>();
        for (Subnet subnet : snapshot.all(Subnet.class)) {
            subnets.computeIfAbsent(subnet.vpcId(), id -> new ArrayList<>()).add(subnet);
        }
        for (VpcPeeringConnection peering : snapshot.all(VpcPeeringConnection.class)) {
            Place at = new Place(Kind.VPC_PEERING_CONNECTION, peering.id());
            String requester = peering.requester().vpcId();
            String accepter = peering.accepter().vpcId();
            for (String vpc : List.of(requester, accepter)) {
                moves.add(at, new Place(Kind.VPC, vpc), Guard.ADDRESSED);
                if (translating.contains(vpc.equals(requester) ? accepter : requester)) {
                    for (Subnet subnet : subnets.getOrDefault(vpc, List.of())) {
                        moves.add(new Place(Kind.SUBNET_ROUTER, subnet.id()), at, Guard.ANSWERS);
                    }
                }
            }
        }
    }
}
