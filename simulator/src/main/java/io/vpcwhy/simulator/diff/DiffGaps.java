package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.scope.PathGaps;
import java.util.List;

/**
 * What could hide a difference.
 *
 * @param before what the first snapshot lacks
 * @param after what the second snapshot lacks
 * @param uneven the kinds that one of them has documents of and the other has not
 * @param unevenOptions whether that is so of the options of Block Public Access
 */
public record DiffGaps(PathGaps before, PathGaps after, List<ResourceKind> uneven, boolean unevenOptions) {

    public DiffGaps {
        uneven = List.copyOf(uneven);
    }

    static DiffGaps of(Snapshot before, Snapshot after) {
        return new DiffGaps(
                PathGaps.of(before, false),
                PathGaps.of(after, false),
                List.copyOf(EditFinder.uneven(before, after)),
                EditFinder.unevenOptions(before, after));
    }

    /** Whether one of them has documents of something that the other has none of. */
    public boolean isUneven() {
        return !uneven.isEmpty() || unevenOptions;
    }

    public boolean isEmpty() {
        return before.isEmpty() && after.isEmpty() && !isUneven();
    }
}
