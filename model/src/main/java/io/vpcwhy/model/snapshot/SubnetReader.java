package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.ip.Cidr;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a subnet.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Subnet.html">Subnet</a>
 */
final class SubnetReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.SUBNET;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String vpcId = null;
        @Nullable String zone = null;
        @Nullable String owner = null;
        @Nullable String arn = null;
        @Nullable Cidr ipv4 = null;
        List<Cidr> ipv6 = List.of();
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "SubnetId" -> id = in.id();
                case "VpcId" -> vpcId = in.name();
                case "AvailabilityZone" -> zone = in.string();
                case "OwnerId" -> owner = in.string();
                case "SubnetArn" -> arn = in.string();
                case "CidrBlock" -> ipv4 = in.cidr();
                case "Ipv6CidrBlockAssociationSet" ->
                    ipv6 = CidrAssociationReader.read(in, "Ipv6CidrBlock", "Ipv6CidrBlockState");
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        Subnet subnet = new Subnet(
                in.required(id, "SubnetId"),
                in.required(vpcId, "VpcId"),
                Optional.ofNullable(zone),
                CidrAssociationReader.primaryFirst(ipv4, ipv6),
                Optional.ofNullable(owner),
                tags);
        out.add(subnet, owner, arn != null ? arn : zone);
    }
}
