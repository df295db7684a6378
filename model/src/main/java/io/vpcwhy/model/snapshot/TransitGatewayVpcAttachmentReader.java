package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the attachment of a VPC to a transit gateway.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayVpcAttachment.html">TransitGatewayVpcAttachment</a>
 */
final class TransitGatewayVpcAttachmentReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String gatewayId = null;
        @Nullable String vpcId = null;
        @Nullable String owner = null;
        @Nullable String state = null;
        List<String> subnetIds = List.of();
        Options options = new Options();
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "TransitGatewayAttachmentId" -> id = in.name();
                case "TransitGatewayId" -> gatewayId = in.name();
                case "VpcId" -> vpcId = in.name();
                case "VpcOwnerId" -> owner = in.string();
                case "State" -> state = in.name();
                case "SubnetIds" -> subnetIds = in.names();
                case "Options" -> options.read(in);
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        TransitGatewayVpcAttachment attachment = new TransitGatewayVpcAttachment(
                in.required(id, "TransitGatewayAttachmentId"),
                in.required(gatewayId, "TransitGatewayId"),
                in.required(vpcId, "VpcId"),
                in.required(state, "State"),
                subnetIds,
                options.securityGroupReferencing,
                options.applianceMode,
                options.ipv6,
                tags);
        out.add(attachment, owner, null);
    }

    /** What is switched on; absent means off. */
    private static final class Options {
        private boolean securityGroupReferencing;
        private boolean applianceMode;
        private boolean ipv6;

        private void read(JsonCursor in) throws SnapshotException {
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "SecurityGroupReferencingSupport" -> securityGroupReferencing = enabled(in);
                    case "ApplianceModeSupport" -> applianceMode = enabled(in);
                    case "Ipv6Support" -> ipv6 = enabled(in);
                    default -> in.skip();
                }
            }
        }

        private static boolean enabled(JsonCursor in) throws SnapshotException {
            return in.string().equals("enable");
        }
    }
}
