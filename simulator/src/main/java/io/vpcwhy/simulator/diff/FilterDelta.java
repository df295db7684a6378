package io.vpcwhy.simulator.diff;

import io.vpcwhy.simulator.space.HeaderSpace;
import java.util.Optional;

/**
 * The packets of which a security group or a network ACL may decide otherwise after an edit; of no others it does.
 *
 * @param filterId the group or ACL
 * @param peerGroupId the group that the rule names, of whose members alone it speaks
 * @param named whether the rule names a group
 * @param there the packets that come to the filter
 * @param packets these, and those whose answers come to the filter
 */
record FilterDelta(
        String filterId,
        Optional<String> peerGroupId,
        boolean named,
        HeaderSpace there,
        HeaderSpace packets,
        Optional<Edit> edit) {

    /** Likewise of some packets alone. */
    FilterDelta among(HeaderSpace some) {
        return new FilterDelta(
                filterId, peerGroupId, named, there.intersection(some), packets.intersection(some), edit);
    }
}
