package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a security group and its permissions. One permission object holds a protocol, a port range and any number of
 * peers: it stands for a rule for each of them, and for none where it names none.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroup.html">SecurityGroup</a>
 */
final class SecurityGroupReader implements ResourceReader {

    /** A peer, what its author wrote of it, and the line where it stands. */
    private record DescribedPeer(RulePeer peer, Optional<String> description, int line) {}

    /** A permission object before the group's id is known. */
    private record Permission(Direction direction, TrafficClass traffic, List<DescribedPeer> peers) {}

    @Override
    public ResourceKind kind() {
        return ResourceKind.SECURITY_GROUP;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String name = null;
        @Nullable String vpcId = null;
        @Nullable String owner = null;
        @Nullable String arn = null;
        List<Permission> permissions = new ArrayList<>();
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "GroupId" -> id = in.id();
                case "GroupName" -> name = in.string();
                case "VpcId" -> vpcId = in.name();
                case "OwnerId" -> owner = in.string();
                case "SecurityGroupArn" -> arn = in.string();
                case "IpPermissions" -> readPermissions(in, Direction.INGRESS, permissions);
                case "IpPermissionsEgress" -> readPermissions(in, Direction.EGRESS, permissions);
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        String groupId = in.required(id, "GroupId");
        SecurityGroup group = new SecurityGroup(
                groupId,
                name == null ? groupId : name,
                Optional.ofNullable(vpcId),
                Optional.ofNullable(owner),
                rules(groupId, permissions),
                tags);
        out.add(group, owner, arn);
        out.add(group, new RuleLines(group.rules(), lines(permissions)), owner, arn);
    }

    private static List<SecurityGroupRule> rules(String groupId, List<Permission> permissions) {
        List<SecurityGroupRule> rules = new ArrayList<>();
        for (Permission permission : permissions) {
            for (DescribedPeer peer : permission.peers()) {
                rules.add(new SecurityGroupRule(
                        Optional.empty(),
                        groupId,
                        permission.direction(),
                        permission.traffic(),
                        peer.peer(),
                        peer.description()));
            }
        }
        return rules;
    }

    private static int[] lines(List<Permission> permissions) {
        return permissions.stream()
                .flatMap(permission -> permission.peers().stream())
                .mapToInt(DescribedPeer::line)
                .toArray();
    }

    private static void readPermissions(JsonCursor in, Direction direction, List<Permission> permissions)
            throws SnapshotException {
        for (in.array(); in.nextElement(); ) {
            RuleTraffic traffic = RuleTraffic.ofSecurityGroup();
            List<DescribedPeer> peers = new ArrayList<>(2);
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "IpProtocol" -> traffic.readProtocol(in);
                    case "FromPort" -> traffic.readFrom(in);
                    case "ToPort" -> traffic.readTo(in);
                    case "IpRanges" -> readPeers(in, "CidrIp", peers);
                    case "Ipv6Ranges" -> readPeers(in, "CidrIpv6", peers);
                    case "PrefixListIds" -> readPeers(in, "PrefixListId", peers);
                    case "UserIdGroupPairs" -> readPeers(in, "GroupId", peers);
                    default -> in.skip();
                }
            }
            permissions.add(new Permission(direction, traffic.build(in), peers));
        }
    }

    private static void readPeers(JsonCursor in, String key, List<DescribedPeer> peers) throws SnapshotException {
        for (in.array(); in.nextElement(); ) {
            int line = in.line();
            RulePeerDraft draft = new RulePeerDraft();
            Optional<String> description = Optional.empty();
            for (in.object(); in.nextField(); ) {
                if (in.field().equals("Description")) {
                    description = Optional.of(in.string());
                } else {
                    draft.readField(in);
                }
            }
            peers.add(new DescribedPeer(in.required(draft.build(), key), description, line));
        }
    }
}
