package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.model.snapshot.GapFinder;
import io.vpcwhy.model.snapshot.Inventory;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What could hide a way though nothing on any way that was looked at tells of it.
 *
 * @param gaps what the snapshot lacks
 * @param withPrefixes interfaces with delegated prefixes, whose addresses are not looked at as ends
 */
public record PathGaps(List<Gap> gaps, List<NetworkInterface> withPrefixes) {

    /** Nothing that decides about a packet is in these. */
    private static final Set<ResourceKind> BESIDE_THE_WAY = EnumSet.of(
            ResourceKind.FLOW_LOG, ResourceKind.DATABASE, ResourceKind.INSTANCE, ResourceKind.ELASTIC_ADDRESS);

    public PathGaps {
        gaps = List.copyOf(gaps);
        withPrefixes = List.copyOf(withPrefixes);
    }

    public boolean isEmpty() {
        return gaps.isEmpty() && withPrefixes.isEmpty();
    }

    /**
     * The gaps of a snapshot.
     *
     * @param databases whether it matters too which interfaces are those of databases
     */
    public static PathGaps of(Snapshot snapshot, boolean databases) {
        return new PathGaps(
                GapFinder.find(snapshot).stream()
                        .filter(gap -> mayHideAWay(gap, databases))
                        .toList(),
                snapshot.all(NetworkInterface.class).stream()
                        .filter(nic -> !nic.prefixes().isEmpty())
                        .toList());
    }

    private static boolean mayHideAWay(Gap gap, boolean databases) {
        if (gap instanceof Gap.NotCollected not) {
            return mayHideAWay(not.kind(), databases);
        }
        if (gap instanceof Gap.NotAnswered not) {
            return not.what().kind().map(kind -> mayHideAWay(kind, databases)).orElse(true);
        }
        if (gap instanceof Gap.Unread unread) {
            // Of other files nothing is known, and what they should have held is a gap of its own.
            return unread.skipped().reason() == Inventory.Reason.UNKNOWN_KIND;
        }
        if (gap instanceof Gap.DatabasesNotCollected || gap instanceof Gap.MissingSubnetGroup) {
            return databases;
        }
        return true;
    }

    private static boolean mayHideAWay(ResourceKind kind, boolean databases) {
        return !BESIDE_THE_WAY.contains(kind) || (databases && kind == ResourceKind.DATABASE);
    }
}
