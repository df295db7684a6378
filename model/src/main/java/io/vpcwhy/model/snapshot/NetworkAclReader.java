package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a network ACL.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkAcl.html">NetworkAcl</a>
 */
final class NetworkAclReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.NETWORK_ACL;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String vpcId = null;
        @Nullable String owner = null;
        boolean isDefault = false;
        List<NetworkAclEntry> entries = new ArrayList<>();
        List<String> subnetIds = List.of();
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "NetworkAclId" -> id = in.name();
                case "VpcId" -> vpcId = in.name();
                case "OwnerId" -> owner = in.string();
                case "IsDefault" -> isDefault = in.bool();
                case "Entries" -> {
                    for (in.array(); in.nextElement(); ) {
                        entries.add(entry(in));
                    }
                }
                case "Associations" -> subnetIds = in.namesUnder("SubnetId");
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        NetworkAcl acl = new NetworkAcl(
                in.required(id, "NetworkAclId"), in.required(vpcId, "VpcId"), isDefault, entries, subnetIds, tags);
        out.add(acl, owner, null);
    }

    private static NetworkAclEntry entry(JsonCursor in) throws SnapshotException {
        @Nullable Integer number = null;
        @Nullable Boolean egress = null;
        @Nullable Boolean allow = null;
        @Nullable Cidr cidr = null;
        RuleTraffic traffic = RuleTraffic.ofNetworkAcl();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "RuleNumber" -> number = in.integer(1, NetworkAclEntry.IMPLICIT_IPV6);
                case "Egress" -> egress = in.bool();
                case "RuleAction" -> allow = allow(in);
                case "CidrBlock", "Ipv6CidrBlock" -> cidr = in.cidr();
                case "Protocol" -> traffic.readProtocol(in);
                case "PortRange" -> readPair(in, "From", "To", traffic);
                case "IcmpTypeCode" -> readPair(in, "Type", "Code", traffic);
                default -> in.skip();
            }
        }
        return new NetworkAclEntry(
                in.required(number, "RuleNumber"),
                in.required(egress, "Egress") ? Direction.EGRESS : Direction.INGRESS,
                in.required(allow, "RuleAction"),
                traffic.build(in),
                in.required(cidr, "CidrBlock or Ipv6CidrBlock"));
    }

    private static boolean allow(JsonCursor in) throws SnapshotException {
        String action = in.string();
        if (!action.equals("allow") && !action.equals("deny")) {
            throw in.wrong(SnapshotException.quoted(action) + " is no action", "allow or deny is expected");
        }
        return action.equals("allow");
    }

    private static void readPair(JsonCursor in, String first, String second, RuleTraffic traffic)
            throws SnapshotException {
        for (in.object(); in.nextField(); ) {
            if (in.field().equals(first)) {
                traffic.readFrom(in);
            } else if (in.field().equals(second)) {
                traffic.readTo(in);
            } else {
                in.skip();
            }
        }
    }
}
