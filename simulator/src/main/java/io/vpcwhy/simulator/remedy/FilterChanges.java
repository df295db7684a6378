package io.vpcwhy.simulator.remedy;

import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.BlockPublicAccessExclusion;
import io.vpcwhy.model.aws.InterfaceOwner;
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
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.BlockPublicAccessFilter;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.NetworkAclDecision;
import io.vpcwhy.simulator.filter.NetworkAclFilter;
import io.vpcwhy.simulator.filter.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The smallest change of one filter that lets a packet pass it: for one address, or the load balancer that sends, and
 * no more than the traffic that is named.
 */
public final class FilterChanges {

    private final Snapshot snapshot;

    public FilterChanges(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * A rule in the group with the fewest members; empty where the interface's groups are none. What a load balancer sends
     * is let in by the load balancer's own group, for its nodes come and go and each has another address.
     *
     * @see <a
     *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html">
     *     Security groups for Application Load Balancers</a>
     */
    public Optional<Change> authorize(
            FilterStep.SecurityGroupStep step, Direction direction, Packet packet, TrafficClass traffic) {
        boolean in = direction == Direction.INGRESS && traffic instanceof TrafficClass.Ports;
        Optional<RulePeer> sender =
                in ? groupOfLoadBalancer(step.networkInterface().vpcId(), packet.source()) : Optional.empty();
        RulePeer peer = sender.orElseGet(() -> new RulePeer.CidrPeer(remote(direction, packet)));
        return fewestMembers(step.decision().groups()).map(group -> authorize(group, direction, traffic, peer));
    }

    private Optional<SecurityGroup> fewestMembers(List<SecurityGroup> groups) {
        return groups.stream()
                .min(Comparator.comparingInt(group -> members(group).size()));
    }

    private Optional<RulePeer> groupOfLoadBalancer(String vpcId, IpAddress sender) {
        return snapshot.interfacesWithAddress(sender).stream()
                .filter(nic -> nic.vpcId().equals(vpcId)
                        && InterfaceOwner.of(nic).kind().isLoadBalancer())
                .findFirst()
                .flatMap(node -> fewestMembers(snapshot.findAll(SecurityGroup.class, node.groupIds())))
                .map(group -> RulePeer.GroupPeer.of(group.id()));
    }

    private List<NetworkInterface> members(SecurityGroup group) {
        return snapshot.members(group.id());
    }

    private Change authorize(SecurityGroup group, Direction direction, TrafficClass traffic, RulePeer peer) {
        SecurityGroupRule rule =
                new SecurityGroupRule(Optional.empty(), group.id(), direction, traffic, peer, Optional.empty());
        return new Change.AuthorizeSecurityGroup(
                rule, Math.max(0, members(group).size() - 1));
    }

    /**
     * An entry ahead of the one that denies; or, where the ICMP type is not known, ahead of every entry for one type, for
     * such an entry may still deny what the new one allows. Empty where no number is free there.
     *
     * @param reply whether the packet is an answer
     */
    public Optional<Change> allow(
            FilterStep.AclStep step, NetworkInterface here, Packet packet, TrafficClass traffic, boolean reply) {
        Cidr peer = remote(step.direction(), packet);
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

    private static Cidr remote(Direction direction, Packet packet) {
        return Cidr.host(direction == Direction.INGRESS ? packet.source() : packet.destination());
    }

    /**
     * An exclusion of the interface's subnet; empty where none can be made, or where it would bring traffic to an
     * interface that the internet cannot reach at all.
     *
     * @param initiated which way the connection is opened
     */
    public Optional<Change> exclude(FilterStep.BlockPublicAccessStep step, Direction initiated, Packet packet) {
        NetworkInterface here = step.networkInterface();
        boolean allowed = new BlockPublicAccessFilter(snapshot)
                .options(here)
                .map(BlockPublicAccess::exclusionsAllowed)
                .orElse(false);
        boolean onInternet = packet.family() == IpFamily.IPV6 || here.hasPublicAddress();
        return allowed && onInternet
                ? Optional.of(exclude(here, initiated, step.decision().mode()))
                : Optional.empty();
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
}
