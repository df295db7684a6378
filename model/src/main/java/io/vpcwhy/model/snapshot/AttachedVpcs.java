package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.InternetGateway.Attachment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the VPCs that a gateway of any kind is attached to. */
final class AttachedVpcs {

    private AttachedVpcs() {}

    /** The VPCs that it is attached to now; an attachment that is going or gone is none. */
    static List<String> read(JsonCursor in) throws SnapshotException {
        return attachments(in).stream()
                .filter(Attachment::attached)
                .map(Attachment::vpcId)
                .toList();
    }

    static List<Attachment> attachments(JsonCursor in) throws SnapshotException {
        List<Attachment> attachments = new ArrayList<>(1);
        for (in.array(); in.nextElement(); ) {
            @Nullable String vpcId = null;
            String state = "available";
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "VpcId" -> vpcId = in.name();
                    case "State" -> state = in.string();
                    default -> in.skip();
                }
            }
            attachments.add(new Attachment(in.required(vpcId, "VpcId"), state));
        }
        return attachments;
    }
}
