package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.ip.Direction;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one rule of the flat form, which tells the rule's id and the group that it belongs to.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRule.html">SecurityGroupRule</a>
 */
final class SecurityGroupRuleReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.SECURITY_GROUP;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String groupId = null;
        @Nullable String owner = null;
        @Nullable String arn = null;
        @Nullable Boolean egress = null;
        @Nullable String description = null;
        RuleTraffic traffic = RuleTraffic.ofSecurityGroup();
        RulePeerDraft peerDraft = new RulePeerDraft();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "SecurityGroupRuleId" -> id = in.id();
                case "GroupId" -> groupId = in.name();
                case "GroupOwnerId" -> owner = in.string();
                case "SecurityGroupRuleArn" -> arn = in.string();
                case "IsEgress" -> egress = in.bool();
                case "Description" -> description = in.string();
                case "IpProtocol" -> traffic.readProtocol(in);
                case "FromPort" -> traffic.readFrom(in);
                case "ToPort" -> traffic.readTo(in);
                case "CidrIpv4", "CidrIpv6", "PrefixListId" -> peerDraft.readField(in);
                case "ReferencedGroupInfo" -> peerDraft.readReferencedGroup(in);
                default -> in.skip();
            }
        }
        RulePeer peer =
                in.required(peerDraft.build(), "CidrIpv4, CidrIpv6, PrefixListId or ReferencedGroupInfo.GroupId");
        SecurityGroupRule rule = new SecurityGroupRule(
                Optional.of(in.required(id, "SecurityGroupRuleId")),
                in.required(groupId, "GroupId"),
                in.required(egress, "IsEgress") ? Direction.EGRESS : Direction.INGRESS,
                traffic.build(in),
                peer,
                Optional.ofNullable(description));
        out.rules.add(out.found(rule, owner, arn));
    }
}
