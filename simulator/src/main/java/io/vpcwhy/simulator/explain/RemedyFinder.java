package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.BlockPublicAccessExclusion;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.BlockPublicAccessFilter;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.InterfaceSimulator;
import io.vpcwhy.simulator.filter.NetworkAclDecision;
import io.vpcwhy.simulator.filter.NetworkAclFilter;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.filter.Simulation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Works out the smallest changes that would let a rejected flow and its answers pass, and proves them by simulating the
 * changed configuration.
 */
final class RemedyFinder {

    /** The lowest port that a client takes by itself: load balancers, NAT gateways and Lambda begin here. */
    private static final int FIRST_EPHEMERAL = 1024;

    private static final PortRange EPHEMERAL = new PortRange(FIRST_EPHEMERAL, PortRange.MAX_PORT);

    private final Snapshot snapshot;

    RemedyFinder(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * The changes for a record whose packets the simulation rejects.
     *
     * @param response whether the record's packets are the answers
     */
    Remediation find(Subject subject, boolean response) {
        NetworkInterface here = subject.networkInterface();
        Direction direction = response ? subject.direction().reversed() : subject.direction();
        Packet request = response ? subject.packet().reversed() : subject.packet();
        Optional<TrafficClass> traffic = narrowest(request);
        if (traffic.isEmpty()) {
            return new Remediation.NotProposed(Remediation.Reason.HEADER_NOT_KNOWN);
        }
        List<Change> changes = new ArrayList<>();
        boolean complete = propose(changes, here, direction, request, traffic.get(), false)
                && propose(changes, here, direction.reversed(), request.reversed(), answers(request), true);
        if (!complete) {
            return new Remediation.NotProposed(Remediation.Reason.NO_FREE_RULE_NUMBER);
        }
        boolean verified = !changes.isEmpty() && passes(changes, here, direction, request);
        return verified
                ? new Remediation.Proposed(changes)
                : new Remediation.NotProposed(Remediation.Reason.NOT_VERIFIED);
    }

    /** Whether request and answer pass the interface once all changes are made. */
    boolean passes(List<Change> changes, NetworkInterface here, Direction direction, Packet request) {
        Snapshot changed = snapshot;
        for (Change change : changes) {
            changed = change.applyTo(changed);
        }
        InterfaceSimulator simulator = new InterfaceSimulator(changed);
        return simulator.simulate(here, direction, request, false).action() == SimulatedAction.ACCEPT
                && simulator
                                .simulate(here, direction.reversed(), request.reversed(), true)
                                .action()
                        == SimulatedAction.ACCEPT;
    }

    /** Adds a change for each filter that denies; false where one has none. */
    private boolean propose(
            List<Change> changes,
            NetworkInterface here,
            Direction direction,
            Packet packet,
            TrafficClass traffic,
            boolean reply) {
        IpAddress remote = direction == Direction.INGRESS ? packet.source() : packet.destination();
        Cidr peer = Cidr.host(remote);
        Simulation simulation = new InterfaceSimulator(snapshot).simulate(here, direction, packet, reply);
        for (FilterStep step : simulation.steps()) {
            if (step.outcome() == Outcome.ALLOW) {
                continue;
            }
            if (step instanceof FilterStep.SecurityGroupStep groups && !reply) {
                groups.decision().groups().stream()
                        .min(Comparator.comparingInt(
                                group -> snapshot.members(group.id()).size()))
                        .ifPresent(group -> changes.add(authorize(group, direction, traffic, peer)));
            } else if (step instanceof FilterStep.AclStep acl) {
                Optional<Change> entry = allow(acl, here, packet, traffic, peer, reply);
                if (entry.isEmpty()) {
                    return false;
                }
                changes.add(entry.get());
            } else if (step instanceof FilterStep.BlockPublicAccessStep blocked && !reply && mayExclude(here, packet)) {
                changes.add(exclude(here, direction, blocked.decision().mode()));
            }
        }
        return true;
    }

    /** Whether an exclusion can be made, and would bring traffic to an interface that the internet can reach at all. */
    private boolean mayExclude(NetworkInterface here, Packet packet) {
        boolean allowed = new BlockPublicAccessFilter(snapshot)
                .options(here)
                .map(BlockPublicAccess::exclusionsAllowed)
                .orElse(false);
        boolean onInternet = packet.family() == IpFamily.IPV6 || here.hasPublicAddress();
        return allowed && onInternet;
    }

    private Change authorize(SecurityGroup group, Direction direction, TrafficClass traffic, Cidr peer) {
        SecurityGroupRule rule = new SecurityGroupRule(
                Optional.empty(), group.id(), direction, traffic, new RulePeer.CidrPeer(peer), Optional.empty());
        return new Change.AuthorizeSecurityGroup(
                rule, Math.max(0, snapshot.members(group.id()).size() - 1));
    }

    /**
     * An entry ahead of the one that denies; or, where the ICMP type is not known, ahead of every entry for one type, for
     * such an entry may still deny what the new one allows.
     */
    private Optional<Change> allow(
            FilterStep.AclStep step,
            NetworkInterface here,
            Packet packet,
            TrafficClass traffic,
            Cidr peer,
            boolean reply) {
        Optional<NetworkAclEntry> entry = entryAhead(step, step.decision(), traffic, peer);
        Optional<NetworkAclEntry> effective = entry.flatMap(first -> {
            NetworkAclDecision then = NetworkAclFilter.decide(
                    Change.CreateNetworkAclEntry.add(step.acl(), first), step.direction(), packet);
            return then.outcome() == Outcome.ALLOW ? entry : entryAhead(step, then, traffic, peer);
        });
        return effective.map(
                made -> new Change.CreateNetworkAclEntry(step.acl().id(), made, reply, othersBehind(step.acl(), here)));
    }

    private static Optional<NetworkAclEntry> entryAhead(
            FilterStep.AclStep step, NetworkAclDecision decision, TrafficClass traffic, Cidr peer) {
        int before = decision.deciding()
                .map(NetworkAclEntry::number)
                .orElseGet(() -> decision.candidates().get(0).number());
        return RuleNumbers.freeBefore(step.acl(), step.direction(), before)
                .map(number -> new NetworkAclEntry(number, step.direction(), true, traffic, peer));
    }

    private int othersBehind(NetworkAcl acl, NetworkInterface here) {
        int behind = 0;
        for (String subnet : acl.subnetIds()) {
            behind += snapshot.interfacesOfSubnet(subnet).size();
        }
        return acl.subnetIds().contains(here.subnetId()) ? behind - 1 : behind;
    }

    private Change exclude(NetworkInterface here, Direction initiated, Optional<BlockPublicAccess.Mode> blocked) {
        boolean egressIsEnough = initiated == Direction.EGRESS
                && blocked.equals(Optional.of(BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL));
        BlockPublicAccessExclusion.Mode mode = egressIsEnough
                ? BlockPublicAccessExclusion.Mode.ALLOW_EGRESS
                : BlockPublicAccessExclusion.Mode.ALLOW_BIDIRECTIONAL;
        return new Change.ExcludeFromBlockPublicAccess(
                here.subnetId(),
                mode,
                snapshot.all(BlockPublicAccessExclusion.class).stream()
                        .filter(exclusion -> exclusion.resourceId().equals(here.subnetId()))
                        .map(BlockPublicAccessExclusion::id)
                        .findFirst(),
                snapshot.interfacesOfSubnet(here.subnetId()).size() - 1);
    }

    /** What must be opened for the request and no more; empty where the header does not tell. */
    private static Optional<TrafficClass> narrowest(Packet request) {
        if (request.protocol().isEmpty()) {
            return Optional.empty();
        }
        IpProtocol protocol = request.protocol().get();
        if (!protocol.hasPorts()) {
            return Optional.of(TrafficClass.allOf(protocol));
        }
        return request.destinationPort().isPresent()
                ? Optional.of(new TrafficClass.Ports(
                        protocol, PortRange.of(request.destinationPort().getAsInt())))
                : Optional.empty();
    }

    /**
     * What a stateless filter must open for the answers. The client's next connection comes from another ephemeral port,
     * so that all of them are opened, to that one client.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html">Ephemeral ports</a>
     */
    private static TrafficClass answers(Packet request) {
        IpProtocol protocol = request.protocol().orElseThrow();
        if (!protocol.hasPorts()) {
            return TrafficClass.allOf(protocol);
        }
        int port = request.sourcePort().orElse(FIRST_EPHEMERAL);
        PortRange range = port >= FIRST_EPHEMERAL ? EPHEMERAL : PortRange.of(port);
        return new TrafficClass.Ports(protocol, range);
    }
}
