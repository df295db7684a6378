package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.route.Routing;
import java.util.List;
import java.util.Optional;

/**
 * Whether a packet crosses the edge of an interface's subnet, where the network ACL stands.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html">Control subnet traffic with
 *     network access control lists</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html">How network ACLs work with transit
 *     gateways</a>
 */
final class SubnetEdge {

    private static final String TRANSIT_GATEWAY = "transit_gateway";

    private final Snapshot snapshot;
    private final Routing routing;

    SubnetEdge(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.routing = new Routing(snapshot);
    }

    /** Adds what the network ACL decides, or why it is not asked. */
    void cross(
            NetworkInterface here,
            Direction direction,
            Packet packet,
            List<FilterStep> steps,
            List<Exemption> exemptions) {
        Optional<Subnet> subnet = snapshot.find(Subnet.class, here.subnetId());
        if (subnet.isEmpty()) {
            steps.add(new FilterStep.MissingStep(ResourceKind.SUBNET, here.subnetId(), direction));
            return;
        }
        IpAddress remote = direction == Direction.INGRESS ? packet.source() : packet.destination();
        boolean classicLoadBalancer = direction == Direction.EGRESS && isClassicLoadBalancer(here);
        boolean inside = subnet.get().contains(remote);
        boolean intoTransitGateway =
                direction == Direction.INGRESS && here.type().equals(TRANSIT_GATEWAY);
        if (inside && !classicLoadBalancer && !intoTransitGateway) {
            exemptions.add(new Exemption.SameSubnet(here.subnetId()));
        } else if (!inside && comesFromTransitGatewayInSubnet(here, direction, subnet.get(), remote)) {
            exemptions.add(new Exemption.TransitGatewayInSubnet(here.subnetId()));
        } else {
            steps.add(ask(subnet.get(), direction, packet, inside && classicLoadBalancer));
        }
    }

    private FilterStep ask(Subnet subnet, Direction direction, Packet packet, boolean classicLoadBalancer) {
        Optional<NetworkAcl> acl = snapshot.networkAclOf(subnet);
        if (acl.isEmpty()) {
            return new FilterStep.MissingStep(ResourceKind.NETWORK_ACL, subnet.id(), direction);
        }
        return new FilterStep.AclStep(
                acl.get(),
                subnet,
                direction,
                NetworkAclFilter.decide(acl.get(), direction, packet),
                classicLoadBalancer);
    }

    private boolean comesFromTransitGatewayInSubnet(
            NetworkInterface here, Direction direction, Subnet subnet, IpAddress remote) {
        if (direction == Direction.EGRESS || here.type().equals(TRANSIT_GATEWAY)) {
            return false;
        }
        boolean routed = routing.select(subnet, remote)
                .selected()
                .filter(route -> route.target().kind() == RouteTarget.Kind.TRANSIT_GATEWAY)
                .isPresent();
        // Few routes are looked through before many interfaces are.
        return routed
                && snapshot.interfacesOfSubnet(subnet.id()).stream()
                        .anyMatch(nic -> nic.type().equals(TRANSIT_GATEWAY));
    }

    /** A Classic Load Balancer names itself without the slash that the newer kinds have. */
    private static boolean isClassicLoadBalancer(NetworkInterface here) {
        return here.requesterId().equals(Optional.of("amazon-elb"))
                && here.description().startsWith("ELB ")
                && here.description().indexOf('/') < 0;
    }
}
