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
        List<NetworkInterface> holders = snapshot.interfacesWithAddress(remote);
        Optional<ReferenceLoss> loss = Optional.empty();
        Optional<NetworkInterface> lost = Optional.empty();
        for (NetworkInterface holder : holders) {
            if (!holder.groupIds().contains(reference.groupId())) {
                continue;
            }
            loss = path.loss(reference, here, holder, direction, local, remote);
            if (loss.isEmpty()) {
                return new GroupMembership.Member(holder);
            }
            lost = Optional.of(holder);
        }
        if (loss.isPresent() && lost.isPresent()) {
            return new GroupMembership.ReferenceLost(lost.get(), loss.get());
        }
        return notHeldByMember(reference, here, remote, !holders.isEmpty());
    }

    private GroupMembership notHeldByMember(
            RulePeer.GroupPeer reference, NetworkInterface here, IpAddress remote, boolean held) {
        Optional<NetworkInterface> publicly = snapshot.interfaceWithPublicAddress(remote)
                .filter(holder -> holder.groupIds().contains(reference.groupId()));
        if (publicly.isPresent()) {
            return new GroupMembership.PublicAddressOfMember(publicly.get());
        }
        String vpcId = vpcOf(reference, here);
        Optional<Vpc> vpc = snapshot.find(Vpc.class, vpcId);
        if (vpc.isEmpty()) {
            return held || !path.mayBeIn(reference, vpcId, remote)
                    ? new GroupMembership.NotMember()
                    : new GroupMembership.Unknown(new Uncertainty.NotCollected(ResourceKind.VPC, vpcId));
        }
        boolean heldThere = snapshot.interfacesWithAddress(remote).stream()
                .anyMatch(holder -> holder.vpcId().equals(vpcId));
        return heldThere || !vpc.get().contains(remote)
                ? new GroupMembership.NotMember()
                : new GroupMembership.Unknown(new Uncertainty.UnknownInterface(remote, reference.groupId()));
    }

    private String vpcOf(RulePeer.GroupPeer reference, NetworkInterface here) {
        return snapshot.find(SecurityGroup.class, reference.groupId())
                .flatMap(SecurityGroup::vpcId)
                .or(reference::vpcId)
                .orElse(here.vpcId());
    }
}
