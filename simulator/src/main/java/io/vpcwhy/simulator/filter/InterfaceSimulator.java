package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.route.Routing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Asks the filters at one interface about one packet, in AWS's order: inbound the subnet's network ACL, then the
 * interface's security groups; outbound the other way round; VPC Block Public Access on the far side of the ACL.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/infrastructure-security.html">Infrastructure security in
 *     Amazon VPC</a>
 */
public final class InterfaceSimulator {

    private final Snapshot snapshot;
    private final SecurityGroupFilter securityGroups;
    private final BlockPublicAccessFilter blockPublicAccess;
    private final SubnetEdge subnetEdge;
    private final Routing routing;

    public InterfaceSimulator(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.securityGroups = new SecurityGroupFilter(snapshot);
        this.blockPublicAccess = new BlockPublicAccessFilter(snapshot);
        this.subnetEdge = new SubnetEdge(snapshot);
        this.routing = new Routing(snapshot);
    }

    /**
     * What happens to a packet at an interface.
     *
     * @param response whether the packet answers one that went the other way
     */
    public Simulation simulate(NetworkInterface here, Direction direction, Packet packet, boolean response) {
        IpAddress remote = direction == Direction.INGRESS ? packet.source() : packet.destination();
        Optional<Subnet> subnet = snapshot.find(Subnet.class, here.subnetId());
        Optional<AmazonService> service =
                AmazonService.of(packet, remote, snapshot.find(Vpc.class, here.vpcId()), subnet);
        if (service.isPresent()) {
            return new Simulation(List.of(), List.of(new Exemption.UnfilteredService(service.get())));
        }
        List<FilterStep> steps = new ArrayList<>();
        List<Exemption> exemptions = new ArrayList<>();
        blockPublicAccess(here, subnet, direction, remote, response).ifPresent(steps::add);
        subnetEdge.cross(here, direction, packet, steps, exemptions);
        if (SecurityGroupFilter.applies(here)) {
            steps.add(securityGroups(here, direction, packet, response));
        } else {
            exemptions.add(new Exemption.NoSecurityGroups(here.id()));
        }
        if (direction == Direction.EGRESS) {
            Collections.reverse(steps);
        }
        return new Simulation(steps, exemptions);
    }

    /** The rules that a packet meets at an interface, as a request and as an answer. */
    public RulesMet rulesMet(NetworkInterface here, Direction direction, Packet packet) {
        IpAddress remote = direction == Direction.INGRESS ? packet.source() : packet.destination();
        Optional<Subnet> subnet = snapshot.find(Subnet.class, here.subnetId());
        if (AmazonService.of(packet, remote, snapshot.find(Vpc.class, here.vpcId()), subnet)
                .isPresent()) {
            return RulesMet.NONE;
        }
        List<FilterStep> steps = new ArrayList<>();
        subnetEdge.cross(here, direction, packet, steps, new ArrayList<>());
        return new RulesMet(
                securityGroups.met(here, direction, packet),
                securityGroups.met(here, direction.reversed(), packet.reversed()),
                steps.stream()
                        .filter(FilterStep.AclStep.class::isInstance)
                        .map(step -> RulesMet.AclEntries.of((FilterStep.AclStep) step))
                        .findFirst());
    }

    /**
     * An answer passes because the request did. An answer whose request would not pass may still be let through by a
     * rule of its own direction, as any first packet.
     */
    private FilterStep securityGroups(NetworkInterface here, Direction direction, Packet packet, boolean response) {
        if (!response) {
            return new FilterStep.SecurityGroupStep(
                    here, direction, false, securityGroups.decide(here, direction, packet));
        }
        SecurityGroupDecision request = securityGroups.decide(here, direction.reversed(), packet.reversed());
        if (request.outcome() != Outcome.ALLOW) {
            SecurityGroupDecision own = securityGroups.decide(here, direction, packet);
            boolean ownSays = own.outcome() == Outcome.ALLOW
                    || (own.outcome() == Outcome.UNKNOWN && request.outcome() == Outcome.DENY);
            if (ownSays) {
                return new FilterStep.SecurityGroupStep(here, direction, false, own);
            }
        }
        return new FilterStep.SecurityGroupStep(here, direction, true, request);
    }

    private Optional<FilterStep> blockPublicAccess(
            NetworkInterface here, Optional<Subnet> subnet, Direction direction, IpAddress remote, boolean response) {
        if (subnet.isEmpty()
                || AddressScope.isPrivate(remote)
                || blockPublicAccess.options(here).isEmpty()) {
            return Optional.empty();
        }
        Direction initiated = response ? direction.reversed() : direction;
        return routing.select(subnet.get(), remote)
                .selected()
                .map(Route::target)
                .filter(target -> target.kind() == RouteTarget.Kind.INTERNET_GATEWAY
                        || target.kind() == RouteTarget.Kind.EGRESS_ONLY_INTERNET_GATEWAY)
                .map(target -> new FilterStep.BlockPublicAccessStep(
                        here, direction, target.id(), blockPublicAccess.decide(here, target.kind(), initiated)));
    }
}
