package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds what edits open and close, over both families and all protocols. It looks at what the edits can touch alone, so
 * that few edits take little time in a network of any size.
 */
public final class NetworkDiffFinder {

    private final Snapshot before;
    private final Snapshot after;
    private final HeaderSpaces spaces;

    public NetworkDiffFinder(Snapshot before, Snapshot after) {
        this(before, after, new HeaderSpaces());
    }

    /** @param spaces that the sets of packets are to be of */
    NetworkDiffFinder(Snapshot before, Snapshot after, HeaderSpaces spaces) {
        this.before = before;
        this.after = after;
        this.spaces = spaces;
    }

    /** Everything that differs; the same for the same snapshots. */
    public NetworkDiff find() {
        List<Edit> edits = EditFinder.find(before, after);
        DiffGaps gaps = DiffGaps.of(before, after);
        if (edits.isEmpty() && !gaps.isUneven()) {
            return new NetworkDiff(edits, List.of(), gaps);
        }
        List<Atom> atoms = new ArrayList<>();
        for (IpFamily family : IpFamily.values()) {
            atoms.addAll(new Comparison(before, after, spaces, family, spaces.occurring(family), edits, gaps.isUneven())
                    .atoms());
        }
        return new NetworkDiff(edits, new DifferenceCollector(before, after, edits, gaps).collect(atoms), gaps);
    }
}
