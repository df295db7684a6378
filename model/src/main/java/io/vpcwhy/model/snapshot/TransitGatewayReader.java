package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TransitGateway;
import org.jspecify.annotations.Nullable;

/**
 * Reads a transit gateway.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_TransitGateway.html">TransitGateway</a>
 */
final class TransitGatewayReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.TRANSIT_GATEWAY;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String owner = null;
        @Nullable String arn = null;
        @Nullable String state = null;
        @Nullable String referencing = null;
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "TransitGatewayId" -> id = in.name();
                case "OwnerId" -> owner = in.string();
                case "TransitGatewayArn" -> arn = in.string();
                case "State" -> state = in.name();
                case "Options" -> referencing = in.nameUnder("SecurityGroupReferencingSupport");
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        TransitGateway gateway = new TransitGateway(
                in.required(id, "TransitGatewayId"), in.required(state, "State"), "enable".equals(referencing), tags);
        out.add(gateway, owner, arn);
    }
}
