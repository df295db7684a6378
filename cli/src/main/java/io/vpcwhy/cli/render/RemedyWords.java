package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.simulator.explain.Change;

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
        Change.ExcludeFromBlockPublicAccess exclude = (Change.ExcludeFromBlockPublicAccess) change;
        String verb = exclude.existingId()
                .map(id -> "modify-vpc-block-public-access-exclusion --exclusion-id " + id)
                .orElseGet(() -> "create-vpc-block-public-access-exclusion --subnet-id " + exclude.subnetId());
        return "aws ec2 " + verb + " --internet-gateway-exclusion-mode " + exclude.mode();
    }

    static String opens(Change change) {
        if (change instanceof Change.AuthorizeSecurityGroup authorize) {
            SecurityGroupRule rule = authorize.rule();
            return RuleWords.bound(rule.direction()) + " " + RuleWords.rule(rule) + ", on "
                    + interfaces(authorize.otherInterfaces(), "with " + rule.groupId());
        }
        if (change instanceof Change.CreateNetworkAclEntry created) {
            NetworkAclEntry entry = created.entry();
            String what = created.reply() ? " for the answers" : "";
            return RuleWords.bound(entry.direction()) + " " + RuleWords.traffic(entry.traffic())
                    + RuleWords.fromOrTo(entry.direction()) + entry.cidr() + what + ", for "
                    + interfaces(created.otherInterfaces(), "behind " + created.networkAclId());
        }
        Change.ExcludeFromBlockPublicAccess exclude = (Change.ExcludeFromBlockPublicAccess) change;
        return exclude.mode() + " for all internet traffic of " + exclude.subnetId()
                + " that security groups and network ACLs permit, for "
                + interfaces(exclude.otherInterfaces(), "in it");
    }

    private static String interfaces(int others, String which) {
        return others == 0
                ? "this interface, the only one " + which
                : "this interface and " + (others == 1 ? "1 other " : others + " others ") + which;
    }

    private static String authorize(SecurityGroupRule rule) {
        boolean ingress = rule.direction() == Direction.INGRESS;
        StringBuilder command = new StringBuilder("aws ec2 authorize-security-group-")
                .append(rule.direction())
                .append(" --group-id ")
                .append(rule.groupId())
                .append(' ');
        Cidr cidr = ((RulePeer.CidrPeer) rule.peer()).cidr();
        if (ingress && cidr.family() == IpFamily.IPV4 && rule.traffic() instanceof TrafficClass.Ports ports) {
            return command.append("--protocol ")
                    .append(ports.protocol())
                    .append(" --port ")
                    .append(ports.range())
                    .append(" --cidr ")
                    .append(cidr)
                    .toString();
        }
        String ranges = cidr.family() == IpFamily.IPV4
                ? "IpRanges=[{CidrIp=" + cidr + "}]"
                : "Ipv6Ranges=[{CidrIpv6=" + cidr + "}]";
        return command.append("--ip-permissions '")
                .append(permission(rule.traffic()))
                .append(',')
                .append(ranges)
                .append('\'')
                .toString();
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
