package io.vpcwhy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A snapshot folder with one VPC, 10.0.0.0/16, and two interfaces in two subnets: {@link #WEB} with 10.0.1.10 and
 * {@link #APP} with 10.0.2.20. Everything is open until a test says otherwise.
 */
final class SmallNetwork {

    static final String WEB = "eni-0aaaaaaaaaaaaaaaa";
    static final String APP = "eni-0bbbbbbbbbbbbbbbb";
    static final String WEB_GROUP = "sg-0aaaaaaaaaaaaaaaa";
    static final String APP_GROUP = "sg-0bbbbbbbbbbbbbbbb";
    static final String ACL = "acl-0cccccccccccccccc";
    static final String ALL_V4 = "{'IpProtocol':'-1','IpRanges':[{'CidrIp':'0.0.0.0/0'}]}";

    private String inbound = ALL_V4;
    private String outbound = ALL_V4;
    private final List<String> entries =
            new ArrayList<>(List.of(entry(100, false, "allow"), entry(100, true, "allow")));
    private String webGroups = group(WEB_GROUP);
    private String description = "";
    private final List<String> more = new ArrayList<>();

    /** The inbound rules of the web group: elements of IpPermissions, with ' for ". */
    SmallNetwork inbound(String permissions) {
        inbound = permissions;
        return this;
    }

    SmallNetwork outbound(String permissions) {
        outbound = permissions;
        return this;
    }

    /** The entries of the ACL of both subnets; the implicit ones are added. */
    SmallNetwork acl(String... aclEntries) {
        entries.clear();
        entries.addAll(List.of(aclEntries));
        return this;
    }

    SmallNetwork noGroups() {
        webGroups = "";
        return this;
    }

    SmallNetwork description(String text) {
        description = text;
        return this;
    }

    /** A document more, with ' for ". */
    SmallNetwork document(String json) {
        more.add(json);
        return this;
    }

    /** An entry for all IPv4 traffic. */
    static String entry(int number, boolean egress, String action) {
        return entry(number, egress, action, "-1", "0.0.0.0/0", "");
    }

    static String entry(int number, boolean egress, String action, String protocol, String cidr, String rest) {
        return "{'RuleNumber':" + number + ",'Egress':" + egress + ",'RuleAction':'" + action + "','Protocol':'"
                + protocol + "','CidrBlock':'" + cidr + "'" + rest + "}";
    }

    /** Writes the folder. */
    Path in(Path folder) throws IOException {
        List<String> all = new ArrayList<>(entries);
        all.add(entry(32767, false, "deny"));
        all.add(entry(32767, true, "deny"));
        write(
                folder,
                "vpcs",
                "{'Vpcs':[{'VpcId':'vpc-01111111111111111','CidrBlock':'10.0.0.0/16'," + "'OwnerId':'123456789012'}]}");
        write(folder, "subnets", "{'Subnets':[" + subnet(1) + "," + subnet(2) + "]}");
        write(
                folder,
                "network-acls",
                "{'NetworkAcls':[{'NetworkAclId':'" + ACL + "','VpcId':'vpc-01111111111111111',"
                        + "'IsDefault':true,'Associations':[{'SubnetId':'subnet-0000000000000001'},"
                        + "{'SubnetId':'subnet-0000000000000002'}],'Entries':[" + String.join(",", all) + "]}]}");
        write(
                folder,
                "security-groups",
                "{'SecurityGroups':["
                        + securityGroup(WEB_GROUP, "web", inbound, outbound) + ","
                        + securityGroup(APP_GROUP, "app", ALL_V4, ALL_V4) + "]}");
        write(
                folder,
                "network-interfaces",
                "{'NetworkInterfaces':["
                        + nic(WEB, 1, "10.0.1.10", webGroups, description) + ","
                        + nic(APP, 2, "10.0.2.20", group(APP_GROUP), "") + "]}");
        write(
                folder,
                "route-tables",
                "{'RouteTables':[{'RouteTableId':'rtb-0dddddddddddddddd',"
                        + "'VpcId':'vpc-01111111111111111','Associations':[{'Main':true}],'Routes':["
                        + "{'DestinationCidrBlock':'10.0.0.0/16','GatewayId':'local','State':'active'},"
                        + "{'DestinationCidrBlock':'0.0.0.0/0','GatewayId':'igw-0eeeeeeeeeeeeeeee','State':'active'}]}]}");
        write(
                folder,
                "internet-gateways",
                "{'InternetGateways':[{'InternetGatewayId':'igw-0eeeeeeeeeeeeeeee',"
                        + "'OwnerId':'123456789012','Attachments':[{'VpcId':'vpc-01111111111111111','State':'available'}]}]}");
        for (int i = 0; i < more.size(); i++) {
            write(folder, "more-" + i, more.get(i));
        }
        return folder;
    }

    private static String subnet(int number) {
        return String.format(
                Locale.ROOT,
                "{'SubnetId':'subnet-%016d','VpcId':'vpc-01111111111111111','CidrBlock':'10.0.%d.0/24',"
                        + "'AvailabilityZone':'eu-west-1a','OwnerId':'123456789012'}",
                number,
                number);
    }

    private static String group(String id) {
        return "{'GroupId':'" + id + "'}";
    }

    private static String securityGroup(String id, String name, String inbound, String outbound) {
        return "{'GroupId':'" + id + "','GroupName':'" + name + "','VpcId':'vpc-01111111111111111',"
                + "'OwnerId':'123456789012','IpPermissions':[" + inbound + "],'IpPermissionsEgress':[" + outbound
                + "]}";
    }

    private static String nic(String id, int subnet, String address, String groups, String description) {
        return String.format(
                Locale.ROOT,
                "{'NetworkInterfaceId':'%s','SubnetId':'subnet-%016d','VpcId':'vpc-01111111111111111',"
                        + "'AvailabilityZone':'eu-west-1a','OwnerId':'123456789012','InterfaceType':'interface',"
                        + "'Status':'in-use','Description':'%s','PrivateIpAddress':'%s',"
                        + "'PrivateIpAddresses':[{'Primary':true,'PrivateIpAddress':'%s'}],'Groups':[%s]}",
                id,
                subnet,
                description,
                address,
                address,
                groups);
    }

    private static void write(Path folder, String name, String json) throws IOException {
        Files.writeString(folder.resolve(name + ".json"), json.replace('\'', '"'));
    }

    /** A record in the default format at {@link #WEB}. */
    static String record(
            String source, String destination, int sourcePort, int destinationPort, int protocol, String action) {
        return "2 123456789012 " + WEB + " " + source + " " + destination + " " + sourcePort + " " + destinationPort
                + " " + protocol + " 10 840 1763633702 1763633738 " + action + " OK";
    }
}
