package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
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

    /** Whether the far end of a packet is one that the reference admits. */
    GroupMembership membership(ReferencedGroup group) {
        boolean own = isOwn(group.here(), group.remote());
        List<NetworkInterface> holders = new ArrayList<>(1);
        for (NetworkInterface holder : snapshot.interfacesWithAddress(group.remote())) {
            if (!own || holder.vpcId().equals(group.here().vpcId())) {
                holders.add(holder);
            }
        }
        Optional<GroupMembership> otherwise = Optional.empty();
        for (NetworkInterface holder : holders) {
            if (holder.groupIds().contains(group.id())) {
                GroupMembership membership = path.membership(group, holder);
                if (membership instanceof GroupMembership.Member) {
                    return membership;
                }
                otherwise = Optional.of(membership);
            }
        }
        return otherwise.orElseGet(() -> notHeldByMember(group, holders, own));
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

    private GroupMembership notHeldByMember(ReferencedGroup group, List<NetworkInterface> holders, boolean own) {
        IpAddress remote = group.remote();
        Optional<NetworkInterface> publicly = snapshot.interfaceWithPublicAddress(remote)
                .filter(holder -> holder.groupIds().contains(group.id()));
        if (publicly.isPresent()) {
            return new GroupMembership.PublicAddressOfMember(publicly.get());
        }
        Optional<String> vpcId = vpcOf(group);
        if (own && vpcId.map(id -> !id.equals(group.here().vpcId())).orElse(false)) {
            return new GroupMembership.NotMember();
        }
        Optional<Vpc> vpc = vpcId.flatMap(id -> snapshot.find(Vpc.class, id));
        if (vpc.isPresent()) {
            boolean heldThere =
                    holders.stream().anyMatch(holder -> holder.vpcId().equals(vpcId.get()));
            return heldThere || !vpc.get().contains(remote)
                    ? new GroupMembership.NotMember()
                    : new GroupMembership.Unknown(new Uncertainty.UnknownInterface(remote, group.id()));
        }
        if (!holders.isEmpty() || (!own && !path.mayBeIn(group, vpcId))) {
            return new GroupMembership.NotMember();
        }
        return new GroupMembership.Unknown(vpcId.map(id -> new Uncertainty.NotCollected(ResourceKind.VPC, id))
                .orElse(new Uncertainty.NotCollected(ResourceKind.SECURITY_GROUP, group.id())));
    }

    /** The VPC of the group; empty for a group that was not collected and of which the rule does not tell. */
    private Optional<String> vpcOf(ReferencedGroup named) {
        Optional<SecurityGroup> group = snapshot.find(SecurityGroup.class, named.id());
        Optional<String> told = group.flatMap(SecurityGroup::vpcId).or(named.peer()::vpcId);
        return told.isPresent() || group.isEmpty()
                ? told
                : Optional.of(named.here().vpcId());
    }
}
