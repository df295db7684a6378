package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a VPC.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Vpc.html">Vpc</a>
 */
final class VpcReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.VPC;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String owner = null;
        @Nullable Cidr primary = null;
        List<Cidr> associated = new ArrayList<>();
        boolean isDefault = false;
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "VpcId" -> id = in.name();
                case "OwnerId" -> owner = in.string();
                case "CidrBlock" -> primary = in.cidr();
                case "CidrBlockAssociationSet" ->
                    associated.addAll(CidrAssociationReader.read(in, "CidrBlock", "CidrBlockState"));
                case "Ipv6CidrBlockAssociationSet" ->
                    associated.addAll(CidrAssociationReader.read(in, "Ipv6CidrBlock", "Ipv6CidrBlockState"));
                case "IsDefault" -> isDefault = in.bool();
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        Vpc vpc = new Vpc(
                in.required(id, "VpcId"),
                Optional.ofNullable(owner),
                Optional.ofNullable(primary),
                CidrAssociationReader.primaryFirst(primary, associated),
                isDefault,
                tags);
        out.add(vpc, owner, null);
    }
}
