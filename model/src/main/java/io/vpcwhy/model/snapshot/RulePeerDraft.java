package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.ip.Cidr;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the peer of one rule, in either of the forms in which AWS writes rules. */
final class RulePeerDraft {

    private @Nullable Cidr cidr;
    private @Nullable String prefixListId;
    private @Nullable String groupId;
    private @Nullable String ownerId;
    private @Nullable String vpcId;
    private @Nullable String peeringConnectionId;
    private @Nullable String peeringStatus;

    /** Takes the field at hand if it belongs to a peer, else skips it. */
    void readField(JsonCursor in) throws SnapshotException {
        switch (in.field()) {
            case "CidrIp", "CidrIpv4", "CidrIpv6" -> cidr = in.cidr();
            case "PrefixListId" -> prefixListId = in.name();
            case "GroupId" -> groupId = in.name();
            case "UserId" -> ownerId = in.string();
            case "VpcId" -> vpcId = in.string();
            case "VpcPeeringConnectionId" -> peeringConnectionId = in.string();
            case "PeeringStatus" -> peeringStatus = in.string();
            default -> in.skip();
        }
    }

    /** Takes the fields of {@code ReferencedGroupInfo}. */
    void readReferencedGroup(JsonCursor in) throws SnapshotException {
        for (in.object(); in.nextField(); ) {
            readField(in);
        }
    }

    /** The peer; null where nothing told one. */
    @Nullable
    RulePeer build() {
        if (cidr != null) {
            return new RulePeer.CidrPeer(cidr);
        }
        if (prefixListId != null) {
            return new RulePeer.PrefixListPeer(prefixListId);
        }
        if (groupId == null) {
            return null;
        }
        return new RulePeer.GroupPeer(
                groupId,
                Optional.ofNullable(ownerId),
                Optional.ofNullable(vpcId),
                Optional.ofNullable(peeringConnectionId),
                Optional.ofNullable(peeringStatus));
    }
}
