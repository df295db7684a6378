package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpcPeeringConnection.Side;
import io.vpcwhy.model.ip.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a VPC peering connection.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcPeeringConnection.html">VpcPeeringConnection</a>
 */
final class VpcPeeringConnectionReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.VPC_PEERING_CONNECTION;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String status = null;
        @Nullable Side requester = null;
        @Nullable Side accepter = null;
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "VpcPeeringConnectionId" -> id = in.name();
                case "Status" -> status = in.nameUnder("Code");
                case "RequesterVpcInfo" -> requester = side(in);
                case "AccepterVpcInfo" -> accepter = side(in);
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        Side from = in.required(requester, "RequesterVpcInfo");
        VpcPeeringConnection connection = new VpcPeeringConnection(
                in.required(id, "VpcPeeringConnectionId"),
                in.required(status, "Status"),
                from,
                in.required(accepter, "AccepterVpcInfo"),
                tags);
        out.add(connection, from.ownerId().orElse(null), from.region().orElse(null));
    }

    private static Side side(JsonCursor in) throws SnapshotException {
        @Nullable String vpcId = null;
        @Nullable String owner = null;
        @Nullable String region = null;
        @Nullable Cidr primary = null;
        List<Cidr> cidrs = new ArrayList<>();
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "VpcId" -> vpcId = in.name();
                case "OwnerId" -> owner = in.string();
                case "Region" -> region = in.string();
                case "CidrBlock" -> primary = in.cidr();
                case "CidrBlockSet" -> readCidrs(in, "CidrBlock", cidrs);
                case "Ipv6CidrBlockSet" -> readCidrs(in, "Ipv6CidrBlock", cidrs);
                default -> in.skip();
            }
        }
        return new Side(
                in.required(vpcId, "VpcId"),
                Optional.ofNullable(owner),
                Optional.ofNullable(region),
                CidrAssociationReader.primaryFirst(primary, cidrs));
    }

    private static void readCidrs(JsonCursor in, String key, List<Cidr> cidrs) throws SnapshotException {
        for (in.array(); in.nextElement(); ) {
            for (in.object(); in.nextField(); ) {
                if (in.field().equals(key)) {
                    cidrs.add(in.cidr());
                } else {
                    in.skip();
                }
            }
        }
    }
}
