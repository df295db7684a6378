package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.graph.Place.Kind;
import io.vpcwhy.simulator.trace.Leg.Assumption;
import io.vpcwhy.simulator.trace.Leg.Unknown;
import java.util.Optional;
import java.util.Set;

/** To the services and through the firewalls behind endpoints that routes name. */
final class EndpointCrossing {

    private final Walker walker;
    private final NetworkGraph network;
    private final Snapshot snapshot;

    EndpointCrossing(Walker walker, NetworkGraph network) {
        this.walker = walker;
        this.network = network;
        this.snapshot = network.snapshot();
    }

    /**
     * To an endpoint that a route names: a gateway endpoint's service, or through a firewall or appliance.
     *
     * @param internetGateway by which the packet came in just now, if it did
     */
    void endpoint(String id, Optional<String> internetGateway, Passage passage) {
        Optional<VpcEndpoint> endpoint = passage.known(snapshot.find(VpcEndpoint.class, id), id);
        if (endpoint.isEmpty()) {
            return;
        }
        if (!endpoint.get().available()) {
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
        if (!passage.mayBeOneOf(Set.of(IpProtocol.TCP)) && !passage.mayBeEchoRequest()) {
            passage.blocked(Obstacle.Refused.of(ExplanationCode.VPCE_GATEWAY_PROTOCOL_RESTRICTION, endpoint.id()));
        }
        passage.through(endpoint.id());
        passage.arrived(new Place(Kind.VPC_ENDPOINT, endpoint.id()));
    }

    /**
     * A Gateway Load Balancer or firewall endpoint gives the packet back in its own subnet, once it has been inspected:
     * the packet enters and leaves that subnet.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html">Control subnet traffic with
     *     network access control lists</a>
     */
    private void inspection(VpcEndpoint endpoint, Optional<String> internetGateway, Passage passage) {
        if (!passage.visits(new Place(Kind.VPC_ENDPOINT, endpoint.id()))) {
            return;
        }
        passage.through(endpoint.id());
        passage.assume(Assumption.Kind.INSPECTION_PASSES, endpoint.id());
        Optional<NetworkInterface> nic =
                snapshot.findAll(NetworkInterface.class, endpoint.networkInterfaceIds()).stream()
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
        walker.crossEdge(nic.get(), Direction.INGRESS, passage);
        walker.crossEdge(nic.get(), Direction.EGRESS, passage);
        if (passage.destinationIn(subnet.get().cidrs())) {
            walker.deliver(subnet.get().vpcId(), passage);
        } else {
            walker.route(subnet.get(), nic.get(), passage);
        }
    }
}
