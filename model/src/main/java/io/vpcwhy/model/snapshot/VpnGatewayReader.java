package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.VpnGateway;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a virtual private gateway.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpnGateway.html">VpnGateway</a>
 */
final class VpnGatewayReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.VPN_GATEWAY;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        String state = "available";
        List<String> vpcIds = List.of();
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "VpnGatewayId" -> id = in.name();
                case "State" -> state = in.name();
                case "VpcAttachments" -> vpcIds = AttachedVpcs.read(in);
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        out.add(new VpnGateway(in.required(id, "VpnGatewayId"), state, vpcIds, tags), null, null);
    }
}
