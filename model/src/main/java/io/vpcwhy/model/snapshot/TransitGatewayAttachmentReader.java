package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads an attachment to a transit gateway, with the route table that it is associated with.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGatewayAttachment.html">TransitGatewayAttachment</a>
 */
final class TransitGatewayAttachmentReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.TRANSIT_GATEWAY_ATTACHMENT;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String gatewayId = null;
        @Nullable String resourceType = null;
        @Nullable String resourceId = null;
        @Nullable String owner = null;
        String state = "available";
        Optional<String> table = Optional.empty();
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "TransitGatewayAttachmentId" -> id = in.name();
                case "TransitGatewayId" -> gatewayId = in.name();
                case "ResourceType" -> resourceType = in.name();
                case "ResourceId" -> resourceId = in.name();
                case "ResourceOwnerId" -> owner = in.string();
                case "State" -> state = in.name();
                case "Association" -> table = association(in);
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        TransitGatewayAttachment attachment = new TransitGatewayAttachment(
                in.required(id, "TransitGatewayAttachmentId"),
                in.required(gatewayId, "TransitGatewayId"),
                in.required(resourceType, "ResourceType"),
                in.required(resourceId, "ResourceId"),
                state,
                table,
                tags);
        out.add(attachment, owner, null);
    }

    /** An association that is being taken back looks nothing up any more. */
    private static Optional<String> association(JsonCursor in) throws SnapshotException {
        @Nullable String table = null;
        String state = "associated";
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "TransitGatewayRouteTableId" -> table = in.name();
                case "State" -> state = in.string();
                default -> in.skip();
            }
        }
        return state.equals("associated") ? Optional.ofNullable(table) : Optional.empty();
    }
}
