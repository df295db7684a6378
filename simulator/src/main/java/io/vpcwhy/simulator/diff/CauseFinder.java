package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the edits that a difference comes from, by one of its packets: traced after all edits but one, and before all but
 * one. How long it takes turns on the number of edits in question, not on the size of the network's answers.
 */
final class CauseFinder {

    /** Of more edits than these, the first alone are undone: nobody reads as many. */
    private static final int MOST = 48;

    private final Snapshot before;
    private final Snapshot after;
    private final List<Edit> edits;
    private final PacketStates then;
    private final PacketStates now;
    private final Map<Edit, PacketStates> undone = new HashMap<>();
    private final Map<Edit, PacketStates> made = new HashMap<>();

    CauseFinder(Snapshot before, Snapshot after, List<Edit> edits) {
        this.before = before;
        this.after = after;
        this.edits = edits;
        this.then = new PacketStates(before);
        this.now = new PacketStates(after);
    }

    /** @param suspects the edits that may be the cause, and no other is */
    Cause find(PacketStates.Ends ends, Packet packet, Collection<Edit> suspects) {
        List<Edit> asked = edits.stream().filter(suspects::contains).limit(MOST).toList();
        if (asked.size() == 1) {
            return new Cause(Cause.Kind.ALONE, asked);
        }
        PacketStates.State was = then.of(ends, packet);
        PacketStates.State is = now.of(ends, packet);
        List<Edit> needed = asked.stream()
                .filter(edit -> without(edit).of(ends, packet) != is)
                .toList();
        if (!needed.isEmpty()) {
            return new Cause(needed.size() == 1 ? Cause.Kind.ALONE : Cause.Kind.TOGETHER, needed);
        }
        List<Edit> enough = asked.stream()
                .filter(edit -> with(edit).of(ends, packet) != was)
                .toList();
        if (!enough.isEmpty()) {
            return new Cause(enough.size() == 1 ? Cause.Kind.ALONE : Cause.Kind.EITHER, enough);
        }
        List<Edit> fewest = fewest(asked, ends, packet, is);
        return new Cause(fewest.isEmpty() ? Cause.Kind.COLLECTED : Cause.Kind.TOGETHER, fewest);
    }

    /** Undoes one edit after another as long as the packet fares as it does after all of them. */
    private List<Edit> fewest(List<Edit> asked, PacketStates.Ends ends, Packet packet, PacketStates.State is) {
        Snapshot left = after;
        List<Edit> needed = new ArrayList<>();
        for (Edit edit : asked) {
            Snapshot without = SnapshotEdits.made(left, edit.reversed());
            if (new PacketStates(without).of(ends, packet) == is) {
                left = without;
            } else {
                needed.add(edit);
            }
        }
        return needed;
    }

    private PacketStates without(Edit edit) {
        return undone.computeIfAbsent(edit, key -> new PacketStates(SnapshotEdits.made(after, key.reversed())));
    }

    private PacketStates with(Edit edit) {
        return made.computeIfAbsent(edit, key -> new PacketStates(SnapshotEdits.made(before, key)));
    }
}
