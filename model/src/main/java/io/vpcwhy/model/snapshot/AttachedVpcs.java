package io.vpcwhy.model.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the VPCs that a gateway is attached to; an attachment that is going or gone is none. */
final class AttachedVpcs {

    private static final Set<String> ATTACHED = Set.of("attached", "available");

    private AttachedVpcs() {}

    static List<String> read(JsonCursor in) throws SnapshotException {
        List<String> vpcIds = new ArrayList<>(1);
        for (in.array(); in.nextElement(); ) {
            @Nullable String vpcId = null;
            String state = "attached";
            for (in.object(); in.nextField(); ) {
                switch (in.field()) {
                    case "VpcId" -> vpcId = in.name();
                    case "State" -> state = in.string();
                    default -> in.skip();
                }
            }
            if (ATTACHED.contains(state)) {
                vpcIds.add(in.required(vpcId, "VpcId"));
            }
        }
        return vpcIds;
    }
}
