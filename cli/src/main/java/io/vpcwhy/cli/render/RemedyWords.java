package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.simulator.remedy.Change;

/**
 * Writes changes as AWS CLI commands, and says what they open.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/ec2/authorize-security-group-ingress.html">
 *     authorize-security-group-ingress</a>
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/ec2/create-network-acl-entry.html">
 *     create-network-acl-entry</a>
 */
final class RemedyWords {

    private RemedyWords() {}

    static String command(Change change) {
        if (change instanceof Change.AuthorizeSecurityGroup authorize) {
            return authorize(authorize.rule());
        }
        if (change instanceof Change.CreateNetworkAclEntry entry) {
            return createEntry(entry.networkAclId(), entry.entry());
        }
        return change instanceof Change.ExcludeFromBlockPublicAccess exclude
                ? exclude(exclude)
                : RouteWords.command(change);
    }

    private static String exclude(Change.ExcludeFromBlockPublicAccess exclude) {
        String verb = exclude.existingId()
                .map(id -> "modify-vpc-block-public-access-exclusion --exclusion-id " + id)
                .orElseGet(() -> "create-vpc-block-public-access-exclusion --subnet-id " + exclude.subnetId());
        return "aws ec2 " + verb + " --internet-gateway-exclusion-mode " + exclude.mode();
    }

    static String opens(Change change) {
        return opens(change, "this interface");
    }

    /** @param here what is said of the interface that the change is for */
    static String opens(Change change, String here) {
        if (change instanceof Change.AuthorizeSecurityGroup authorize) {
            SecurityGroupRule rule = authorize.rule();
            return RuleWords.bound(rule.direction()) + " " + RuleWords.rule(rule) + ", on "
                    + interfaces(here, authorize.otherInterfaces(), "with " + rule.groupId());
        }
        if (change instanceof Change.CreateNetworkAclEntry created) {
            NetworkAclEntry entry = created.entry();
            String what = created.reply() ? " for the answers" : "";
            return RuleWords.bound(entry.direction()) + " " + RuleWords.traffic(entry.traffic())
                    + RuleWords.fromOrTo(entry.direction()) + entry.cidr() + what + ", for "
                    + interfaces(here, created.otherInterfaces(), "behind " + created.networkAclId());
        }
        if (change instanceof Change.ExcludeFromBlockPublicAccess exclude) {
            return exclude.mode() + " for all internet traffic of " + exclude.subnetId()
                    + " that security groups and network ACLs permit, for "
                    + interfaces(here, exclude.otherInterfaces(), "in it");
        }
        return RouteWords.opens(change);
    }

    private static String interfaces(String here, int others, String which) {
        return others == 0
                ? here + ", the only one " + which
                : here + " and " + (others == 1 ? "1 other " : others + " others ") + which;
    }

    /** The command that adds a rule to its security group. */
    static String authorize(SecurityGroupRule rule) {
        return "aws ec2 authorize-security-group-" + rule.direction() + " --group-id " + rule.groupId() + " "
                + permission(rule);
    }

    /**
     * The command that takes a rule out of its security group: by its id, where that is known.
     *
     * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/ec2/revoke-security-group-ingress.html">
     *     revoke-security-group-ingress</a>
     */
    static String revoke(SecurityGroupRule rule) {
        return "aws ec2 revoke-security-group-" + rule.direction() + " --group-id " + rule.groupId() + " "
                + rule.id().map(id -> "--security-group-rule-ids " + id).orElseGet(() -> permission(rule));
    }

    private static String permission(SecurityGroupRule rule) {
        boolean hasPorts = rule.traffic() instanceof TrafficClass.Ports;
        if (rule.peer() instanceof RulePeer.GroupPeer group
                && hasPorts
                && group.peeringConnectionId().isEmpty()) {
            return ports(rule.traffic()) + " --source-group " + group;
        }
        boolean ingress = rule.direction() == Direction.INGRESS;
        if (ingress && hasPorts && rule.peer() instanceof RulePeer.CidrPeer block && isIpv4(block)) {
            return ports(rule.traffic()) + " --cidr " + block;
        }
        return "--ip-permissions '" + permission(rule.traffic()) + "," + peer(rule.peer()) + "'";
    }

    private static boolean isIpv4(RulePeer.CidrPeer block) {
        return block.cidr().family() == IpFamily.IPV4;
    }

    private static String peer(RulePeer peer) {
        if (peer instanceof RulePeer.CidrPeer block) {
            return isIpv4(block) ? "IpRanges=[{CidrIp=" + block + "}]" : "Ipv6Ranges=[{CidrIpv6=" + block + "}]";
        }
        if (peer instanceof RulePeer.PrefixListPeer list) {
            return "PrefixListIds=[{PrefixListId=" + list + "}]";
        }
        RulePeer.GroupPeer group = (RulePeer.GroupPeer) peer;
        return "UserIdGroupPairs=[{GroupId=" + group
                + group.ownerId().map(owner -> ",UserId=" + owner).orElse("")
                + group.peeringConnectionId()
                        .map(id -> ",VpcPeeringConnectionId=" + id)
                        .orElse("")
                + "}]";
    }

    private static String ports(TrafficClass traffic) {
        TrafficClass.Ports ports = (TrafficClass.Ports) traffic;
        return "--protocol " + ports.protocol() + " --port " + ports.range();
    }

    private static String permission(TrafficClass traffic) {
        if (traffic instanceof TrafficClass.Ports ports) {
            return "IpProtocol=" + ports.protocol() + ",FromPort="
                    + ports.range().from() + ",ToPort=" + ports.range().to();
        }
        if (traffic instanceof TrafficClass.Icmp icmp) {
            return "IpProtocol=" + icmp.protocol() + ",FromPort=" + icmp.type().orElse(-1) + ",ToPort="
                    + icmp.code().orElse(-1);
        }
        return traffic instanceof TrafficClass.WholeProtocol whole
                ? "IpProtocol=" + whole.protocol().number()
                : "IpProtocol=-1";
    }

    private static String createEntry(String acl, NetworkAclEntry entry) {
        String cidr = entry.cidr().family() == IpFamily.IPV4 ? " --cidr-block " : " --ipv6-cidr-block ";
        return "aws ec2 create-network-acl-entry --network-acl-id " + acl + " --" + entry.direction()
                + " --rule-number " + entry.number() + traffic(entry.traffic()) + cidr + entry.cidr()
                + " --rule-action " + (entry.allow() ? "allow" : "deny");
    }

    private static String traffic(TrafficClass traffic) {
        if (traffic instanceof TrafficClass.Ports ports) {
            return " --protocol " + ports.protocol() + " --port-range From="
                    + ports.range().from() + ",To=" + ports.range().to();
        }
        if (traffic instanceof TrafficClass.Icmp icmp) {
            return " --protocol " + icmp.protocol().number() + " --icmp-type-code Type="
                    + icmp.type().orElse(-1) + ",Code=" + icmp.code().orElse(-1);
        }
        return " --protocol "
                + (traffic instanceof TrafficClass.WholeProtocol whole
                        ? whole.protocol().number()
                        : -1);
    }
}
