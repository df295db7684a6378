package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.aws.Vpc;
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
 * @param unevenParts the resources in both of which one of them tells the parts and the other does not: the entries of
 *     prefix lists, the routes of transit gateways, the targets of load balancers; by id, in order
 * @param apart whether they have no VPC in common
 */
public record DiffGaps(
        PathGaps before,
        PathGaps after,
        List<ResourceKind> uneven,
        boolean unevenOptions,
        List<String> unevenParts,
        boolean apart) {

    public DiffGaps {
        uneven = List.copyOf(uneven);
        unevenParts = List.copyOf(unevenParts);
    }

    static DiffGaps of(Snapshot before, Snapshot after) {
        return new DiffGaps(
                PathGaps.of(before, false),
                PathGaps.of(after, false),
                List.copyOf(EditFinder.uneven(before, after)),
                EditFinder.unevenOptions(before, after),
                EditFinder.unevenParts(before, after),
                apart(before, after));
    }

    private static boolean apart(Snapshot before, Snapshot after) {
        boolean known =
                !before.all(Vpc.class).isEmpty() && !after.all(Vpc.class).isEmpty();
        return known
                && before.all(Vpc.class).stream()
                        .noneMatch(vpc -> after.find(Vpc.class, vpc.id()).isPresent());
    }

    /** Whether one of them has documents of something that the other has none of. */
    public boolean isUneven() {
        return !uneven.isEmpty() || unevenOptions || !unevenParts.isEmpty();
    }

    public boolean isEmpty() {
        return before.isEmpty() && after.isEmpty() && !isUneven() && !apart;
    }
}
