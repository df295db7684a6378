package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.InternetGateway.Attachment;
import io.vpcwhy.model.aws.Tags;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an internet gateway.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InternetGateway.html">InternetGateway</a>
 */
final class InternetGatewayReader implements ResourceReader {

    @Override
    public ResourceKind kind() {
        return ResourceKind.INTERNET_GATEWAY;
    }

    @Override
    public void read(JsonCursor in, Findings out) throws SnapshotException {
        @Nullable String id = null;
        @Nullable String owner = null;
        List<Attachment> attachments = List.of();
        Tags tags = Tags.NONE;
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "InternetGatewayId" -> id = in.name();
                case "OwnerId" -> owner = in.string();
                case "Attachments" -> attachments = AttachedVpcs.attachments(in);
                case "Tags" -> tags = TagsReader.read(in);
                default -> in.skip();
            }
        }
        out.add(new InternetGateway(in.required(id, "InternetGatewayId"), attachments, tags), owner, null);
    }
}
