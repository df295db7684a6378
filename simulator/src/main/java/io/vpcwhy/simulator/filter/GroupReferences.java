package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses a rule admits that names a security group: the private addresses of the interfaces that carry it, as
 * seen from the interface that the rule protects. The rules of the named group have no part in it.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html">Security group rules</a>
 */
final class GroupReferences {

    private final Snapshot snapshot;
    private final ReferencePath path;

    GroupReferences(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.path = new ReferencePath(snapshot);
    }

    /**
     * Whether the far end of a packet is one that the reference admits.
     *
     * @param here the interface whose group has the rule
     * @param direction of the packet at that interface
     * @param local the address of the packet's near end
     * @param remote the address of its far end
     */
    GroupMembership membership(
            RulePeer.GroupPeer reference,
            NetworkInterface here,
            Direction direction,
            IpAddress local,
            IpAddress remote) {
        boolean own = isOwn(here, remote);
        List<NetworkInterface> holders = snapshot.interfacesWithAddress(remote).stream()
                .filter(holder -> !own || holder.vpcId().equals(here.vpcId()))
                .toList();
        Optional<GroupMembership> otherwise = Optional.empty();
        for (NetworkInterface holder : holders) {
            if (holder.groupIds().contains(reference.groupId())) {
                GroupMembership membership = path.membership(reference, here, holder, direction, local, remote);
                if (membership instanceof GroupMembership.Member) {
                    return membership;
                }
                otherwise = Optional.of(membership);
            }
        }
        return otherwise.orElseGet(() -> notHeldByMember(reference, here, remote, holders, own));
    }

    /**
     * Whether an address is one of the interface's own VPC. VPCs may overlap, and then the router takes the address for
     * one of its own.
     */
    private boolean isOwn(NetworkInterface here, IpAddress remote) {
        return snapshot.find(Vpc.class, here.vpcId())
                .map(vpc -> vpc.contains(remote))
                .orElse(false);
    }

    private GroupMembership notHeldByMember(
            RulePeer.GroupPeer reference,
            NetworkInterface here,
            IpAddress remote,
            List<NetworkInterface> holders,
            boolean own) {
        Optional<NetworkInterface> publicly = snapshot.interfaceWithPublicAddress(remote)
                .filter(holder -> holder.groupIds().contains(reference.groupId()));
        if (publicly.isPresent()) {
            return new GroupMembership.PublicAddressOfMember(publicly.get());
        }
        Optional<String> vpcId = vpcOf(reference, here);
        if (own && vpcId.map(id -> !id.equals(here.vpcId())).orElse(false)) {
            return new GroupMembership.NotMember();
        }
        Optional<Vpc> vpc = vpcId.flatMap(id -> snapshot.find(Vpc.class, id));
        if (vpc.isPresent()) {
            boolean heldThere =
                    holders.stream().anyMatch(holder -> holder.vpcId().equals(vpcId.get()));
            return heldThere || !vpc.get().contains(remote)
                    ? new GroupMembership.NotMember()
                    : new GroupMembership.Unknown(new Uncertainty.UnknownInterface(remote, reference.groupId()));
        }
        if (!holders.isEmpty() || (!own && !path.mayBeIn(reference, vpcId, here, remote))) {
            return new GroupMembership.NotMember();
        }
        return new GroupMembership.Unknown(vpcId.map(id -> new Uncertainty.NotCollected(ResourceKind.VPC, id))
                .orElse(new Uncertainty.NotCollected(ResourceKind.SECURITY_GROUP, reference.groupId())));
    }

    /** The VPC of the group; empty for a group that was not collected and of which the rule does not tell. */
    private Optional<String> vpcOf(RulePeer.GroupPeer reference, NetworkInterface here) {
        Optional<SecurityGroup> group = snapshot.find(SecurityGroup.class, reference.groupId());
        Optional<String> told = group.flatMap(SecurityGroup::vpcId).or(reference::vpcId);
        return told.isPresent() || group.isEmpty() ? told : Optional.of(here.vpcId());
    }
}
