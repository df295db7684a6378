package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.BlockPublicAccessExclusion;
import io.vpcwhy.model.aws.BlockPublicAccessExclusion.Mode;
import org.jspecify.annotations.Nullable;

/**
 * Reads an exclusion from VPC Block Public Access.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcBlockPublicAccessExclusion.html">VpcBlockPublicAccessExclusion</a>
 */
final class BlockPublicAccessExclusionReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.BLOCK_PUBLIC_ACCESS_EXCLUSION;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String arn = null;
        @Nullable Mode mode = null;
        @Nullable String state = null;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "ExclusionId" -> id = in.name();
                case "ResourceArn" -> arn = in.name();
                case "InternetGatewayExclusionMode" -> mode = in.oneOf(Mode.values(), "exclusion mode");
                case "State" -> state = in.string();
                default -> in.skip();
            }
        }
        String resource = in.required(arn, "ResourceArn");
        boolean effective = state == null || state.equals("create-complete") || state.equals("update-complete");
        BlockPublicAccessExclusion exclusion = new BlockPublicAccessExclusion(
                in.required(id, "ExclusionId"),
                resource.substring(resource.lastIndexOf('/') + 1),
                in.required(mode, "InternetGatewayExclusionMode"),
                effective);
        out.add(exclusion, null, resource);
    }
}
