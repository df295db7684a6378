package io.vpcwhy.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.aws.BlockPublicAccessExclusion;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.remedy.Change;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The commands of remedies. Each form was taken by the AWS CLI; those that moto knows also by moto. */
class RemedyWordsTest {

    private static final String V4 = "203.0.113.9/32";
    private static final String V6 = "2001:db8::9/128";
    private static final TrafficClass HTTPS = TrafficClass.tcp(PortRange.of(443));
    private static final TrafficClass GRE = TrafficClass.allOf(new IpProtocol(47));

    private static Change authorize(Direction direction, TrafficClass traffic, String cidr, int others) {
        return new Change.AuthorizeSecurityGroup(
                new SecurityGroupRule(
                        Optional.empty(),
                        "sg-1",
                        direction,
                        traffic,
                        new RulePeer.CidrPeer(Cidr.parse(cidr)),
                        Optional.empty()),
                others);
    }

    private static String authorized(Direction direction, TrafficClass traffic, String cidr) {
        return RemedyWords.command(authorize(direction, traffic, cidr, 0));
    }

    private static Change entry(Direction direction, TrafficClass traffic, String cidr, boolean reply, int others) {
        return new Change.CreateNetworkAclEntry(
                "acl-1", new NetworkAclEntry(89, direction, true, traffic, Cidr.parse(cidr)), reply, others);
    }

    private static String created(Direction direction, TrafficClass traffic, String cidr) {
        return RemedyWords.command(entry(direction, traffic, cidr, false, 0));
    }

    @Test
    void loadBalancerIsNamedByItsGroup() {
        Change change = new Change.AuthorizeSecurityGroup(
                new SecurityGroupRule(
                        Optional.empty(),
                        "sg-1",
                        Direction.INGRESS,
                        HTTPS,
                        RulePeer.GroupPeer.of("sg-lb"),
                        Optional.empty()),
                0);
        assertThat(RemedyWords.command(change))
                .isEqualTo("aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 443"
                        + " --source-group sg-lb");
        assertThat(RemedyWords.opens(change))
                .isEqualTo("inbound tcp 443 from sg-lb, on this interface, the only one with sg-1");
    }

    @Test
    void aPortToAnIpv4AddressHasTheShortForm() {
        assertThat(authorized(Direction.INGRESS, HTTPS, V4))
                .isEqualTo("aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 443 --cidr "
                        + V4);
        assertThat(authorized(Direction.INGRESS, TrafficClass.udp(new PortRange(53, 54)), V4))
                .isEqualTo(
                        "aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol udp --port 53-54 --cidr "
                                + V4);
    }

    @Test
    void ipv6NeedsPermissions() {
        assertThat(authorized(Direction.INGRESS, HTTPS, V6))
                .isEqualTo("aws ec2 authorize-security-group-ingress --group-id sg-1 --ip-permissions"
                        + " 'IpProtocol=tcp,FromPort=443,ToPort=443,Ipv6Ranges=[{CidrIpv6=" + V6 + "}]'");
    }

    @Test
    void outboundRulesNeedPermissions() {
        assertThat(authorized(Direction.EGRESS, HTTPS, V4))
                .isEqualTo("aws ec2 authorize-security-group-egress --group-id sg-1 --ip-permissions"
                        + " 'IpProtocol=tcp,FromPort=443,ToPort=443,IpRanges=[{CidrIp=" + V4 + "}]'");
    }

    @Test
    void icmpHasItsTypeAndCodeInPlaceOfPorts() {
        assertThat(authorized(Direction.INGRESS, TrafficClass.icmp(IpProtocol.ICMP), V4))
                .isEqualTo("aws ec2 authorize-security-group-ingress --group-id sg-1 --ip-permissions"
                        + " 'IpProtocol=icmp,FromPort=-1,ToPort=-1,IpRanges=[{CidrIp=" + V4 + "}]'");
        assertThat(authorized(Direction.EGRESS, TrafficClass.icmp(IpProtocol.ICMPV6), V6))
                .isEqualTo("aws ec2 authorize-security-group-egress --group-id sg-1 --ip-permissions"
                        + " 'IpProtocol=icmpv6,FromPort=-1,ToPort=-1,Ipv6Ranges=[{CidrIpv6=" + V6 + "}]'");
    }

    @Test
    void otherProtocolsAreNumbers() {
        assertThat(authorized(Direction.INGRESS, GRE, V4))
                .isEqualTo("aws ec2 authorize-security-group-ingress --group-id sg-1 --ip-permissions"
                        + " 'IpProtocol=47,IpRanges=[{CidrIp=" + V4 + "}]'");
        assertThat(authorized(Direction.INGRESS, TrafficClass.ALL, V4)).contains("'IpProtocol=-1,IpRanges=");
    }

    @Test
    void anEntryOfANetworkAclSaysItsDirectionNumberAndPorts() {
        assertThat(created(Direction.INGRESS, HTTPS, V4))
                .isEqualTo("aws ec2 create-network-acl-entry --network-acl-id acl-1 --ingress --rule-number 89"
                        + " --protocol tcp --port-range From=443,To=443 --cidr-block " + V4 + " --rule-action allow");
        assertThat(created(Direction.EGRESS, TrafficClass.udp(new PortRange(1024, 65535)), V6))
                .isEqualTo("aws ec2 create-network-acl-entry --network-acl-id acl-1 --egress --rule-number 89"
                        + " --protocol udp --port-range From=1024,To=65535 --ipv6-cidr-block " + V6
                        + " --rule-action allow");
    }

    @Test
    void anEntryForIcmpNeedsTypeAndCode() {
        assertThat(created(Direction.INGRESS, TrafficClass.icmp(IpProtocol.ICMP), V4))
                .contains(" --protocol 1 --icmp-type-code Type=-1,Code=-1 --cidr-block ");
        assertThat(created(Direction.INGRESS, TrafficClass.icmp(IpProtocol.ICMPV6), V6))
                .contains(" --protocol 58 --icmp-type-code Type=-1,Code=-1 --ipv6-cidr-block ");
    }

    @Test
    void anEntryForOtherProtocolsHasNoPorts() {
        assertThat(created(Direction.INGRESS, GRE, V4)).contains(" --protocol 47 --cidr-block ");
        assertThat(created(Direction.INGRESS, TrafficClass.ALL, V4)).contains(" --protocol -1 --cidr-block ");
    }

    @Test
    void anExclusionIsOfASubnet() {
        assertThat(RemedyWords.command(new Change.ExcludeFromBlockPublicAccess(
                        "subnet-1", BlockPublicAccessExclusion.Mode.ALLOW_EGRESS, Optional.empty(), 0)))
                .isEqualTo("aws ec2 create-vpc-block-public-access-exclusion --subnet-id subnet-1"
                        + " --internet-gateway-exclusion-mode allow-egress");
        assertThat(RemedyWords.command(new Change.ExcludeFromBlockPublicAccess(
                        "subnet-1",
                        BlockPublicAccessExclusion.Mode.ALLOW_BIDIRECTIONAL,
                        Optional.of("vpcbpa-exclude-1"),
                        0)))
                .as("a subnet has one exclusion at the most")
                .isEqualTo("aws ec2 modify-vpc-block-public-access-exclusion --exclusion-id vpcbpa-exclude-1"
                        + " --internet-gateway-exclusion-mode allow-bidirectional");
    }

    @Test
    void whatItOpensSaysForHowManyOthers() {
        assertThat(RemedyWords.opens(authorize(Direction.INGRESS, HTTPS, V4, 0)))
                .isEqualTo("inbound tcp 443 from " + V4 + ", on this interface, the only one with sg-1");
        assertThat(RemedyWords.opens(authorize(Direction.EGRESS, HTTPS, V4, 1)))
                .isEqualTo("outbound tcp 443 to " + V4 + ", on this interface and 1 other with sg-1");
        assertThat(RemedyWords.opens(entry(Direction.EGRESS, HTTPS, V4, true, 12)))
                .isEqualTo("outbound tcp 443 to " + V4
                        + " for the answers, for this interface and 12 others behind acl-1");
        assertThat(RemedyWords.opens(new Change.ExcludeFromBlockPublicAccess(
                        "subnet-1", BlockPublicAccessExclusion.Mode.ALLOW_EGRESS, Optional.empty(), 2)))
                .isEqualTo("allow-egress for all internet traffic of subnet-1 that security groups and network ACLs"
                        + " permit, for this interface and 2 others in it");
    }

    private static Change route(String destination, RouteTarget.Kind kind, String target, boolean replaces) {
        Route.Destination to = destination.startsWith("pl-")
                ? new Route.Destination.PrefixListDestination(destination)
                : new Route.Destination.CidrDestination(Cidr.parse(destination));
        return new Change.SetRoute(
                "rtb-1",
                new Route(to, new RouteTarget(kind, target), Route.State.ACTIVE, Route.Origin.CREATE_ROUTE),
                replaces,
                2);
    }

    @Test
    void aRouteNamesItsTargetByItsKind() {
        assertThat(RemedyWords.command(route("0.0.0.0/0", RouteTarget.Kind.INTERNET_GATEWAY, "igw-1", false)))
                .isEqualTo("aws ec2 create-route --route-table-id rtb-1 --destination-cidr-block 0.0.0.0/0"
                        + " --gateway-id igw-1");
        assertThat(RemedyWords.command(route("0.0.0.0/0", RouteTarget.Kind.NAT_GATEWAY, "nat-1", false)))
                .endsWith(" --nat-gateway-id nat-1");
        assertThat(RemedyWords.command(route("10.0.0.0/8", RouteTarget.Kind.TRANSIT_GATEWAY, "tgw-1", true)))
                .isEqualTo("aws ec2 replace-route --route-table-id rtb-1 --destination-cidr-block 10.0.0.0/8"
                        + " --transit-gateway-id tgw-1");
        assertThat(RemedyWords.command(route("::/0", RouteTarget.Kind.EGRESS_ONLY_INTERNET_GATEWAY, "eigw-1", false)))
                .endsWith(" --destination-ipv6-cidr-block ::/0 --egress-only-internet-gateway-id eigw-1");
        assertThat(RemedyWords.command(route("pl-1", RouteTarget.Kind.VPC_PEERING_CONNECTION, "pcx-1", true)))
                .endsWith(" --destination-prefix-list-id pl-1 --vpc-peering-connection-id pcx-1");
    }

    @Test
    void aWayToTheInternetSaysThatItIsOneInAgain() {
        assertThat(RemedyWords.opens(route("0.0.0.0/0", RouteTarget.Kind.INTERNET_GATEWAY, "igw-1", false)))
                .isEqualTo("a way to 0.0.0.0/0 by igw-1 for what has no narrower route, for all 3 interfaces routed by"
                        + " rtb-1; what has a public address there can be reached from the internet, as far as security"
                        + " groups and network ACLs permit");
        assertThat(RemedyWords.opens(route("0.0.0.0/0", RouteTarget.Kind.NAT_GATEWAY, "nat-1", false)))
                .doesNotContain("reached from the internet");
        assertThat(RemedyWords.opens(new Change.AttachInternetGateway("igw-1", "vpc-1", 0)))
                .startsWith("a way between vpc-1 and the internet; ")
                .contains("reached from the internet");
    }

    @Test
    void gatewaysAndAppliancesHaveCommandsOfTheirOwn() {
        assertThat(RemedyWords.command(new Change.AttachInternetGateway("igw-1", "vpc-1", 0)))
                .isEqualTo("aws ec2 attach-internet-gateway --internet-gateway-id igw-1 --vpc-id vpc-1");
        Change disable = new Change.DisableSourceDestCheck("eni-box");
        assertThat(RemedyWords.command(disable))
                .isEqualTo("aws ec2 modify-network-interface-attribute --network-interface-id eni-box"
                        + " --no-source-dest-check");
        assertThat(RemedyWords.opens(disable))
                .isEqualTo(
                        "eni-box to packets that are neither from nor to its addresses, as far as its security groups"
                                + " permit");
    }
}
