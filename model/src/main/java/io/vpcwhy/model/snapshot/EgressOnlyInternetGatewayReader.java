package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.EgressOnlyInternetGateway;
import io.vpcwhy.model.aws.Tags;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an egress-only internet gateway.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EgressOnlyInternetGateway.html">EgressOnlyInternetGateway</a>
 */
final class EgressOnlyInternetGatewayReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.EGRESS_ONLY_INTERNET_GATEWAY;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        List<String> vpcIds = List.of();
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "EgressOnlyInternetGatewayId" -> id = in.name();
                case "Attachments" -> vpcIds = AttachedVpcs.read(in);
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        out.add(
                new EgressOnlyInternetGateway(in.required(id, "EgressOnlyInternetGatewayId"), vpcIds, tags),
                null,
                null);
    }
}
