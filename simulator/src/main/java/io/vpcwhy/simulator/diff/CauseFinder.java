package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds the edits that a difference comes from, by one of its packets: traced after all edits but one, and before all but
 * one. How long it takes turns on the number of edits in question, not on the size of the network's answers.
 */
final class CauseFinder {

    /** More edits than these are not undone one by one, but half of them at a time. */
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

    /** @param suspects the edits that may be the cause; others are looked at where none of them is */
    Cause find(PacketStates.Ends ends, Packet packet, Collection<Edit> suspects) {
        List<Edit> asked = edits.stream().filter(suspects::contains).toList();
        if (asked.size() == 1 && Suspects.isOfFilter(asked.get(0))) {
            return new Cause(Cause.Kind.ALONE, asked);
        }
        PacketStates.State was = then.of(ends, packet);
        PacketStates.State is = now.of(ends, packet);
        return found(asked, ends, packet, was, is)
                .or(() -> found(edits, ends, packet, was, is))
                .orElseGet(() -> new Cause(Cause.Kind.COLLECTED, List.of()));
    }

    private Optional<Cause> found(
            List<Edit> asked, PacketStates.Ends ends, Packet packet, PacketStates.State was, PacketStates.State is) {
        List<Edit> some = asked.size() > MOST ? List.of() : asked;
        List<Edit> needed = some.stream()
                .filter(edit -> without(edit).of(ends, packet) != is)
                .toList();
        if (!needed.isEmpty()) {
            return Optional.of(new Cause(needed.size() == 1 ? Cause.Kind.ALONE : Cause.Kind.TOGETHER, needed));
        }
        List<Edit> enough =
                some.stream().filter(edit -> with(edit).of(ends, packet) != was).toList();
        if (!enough.isEmpty()) {
            return Optional.of(new Cause(enough.size() == 1 ? Cause.Kind.ALONE : Cause.Kind.EITHER, enough));
        }
        List<Edit> fewest = new ArrayList<>();
        undone(after, asked, snapshot -> new PacketStates(snapshot).of(ends, packet) == is, fewest);
        return fewest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cause(fewest.size() == 1 ? Cause.Kind.ALONE : Cause.Kind.TOGETHER, fewest));
    }

    /** Undoes as many edits as can be without another state of the packet. */
    private static Snapshot undone(Snapshot from, List<Edit> some, Predicate<Snapshot> same, List<Edit> needed) {
        Snapshot without = from;
        for (Edit edit : some) {
            without = SnapshotEdits.made(without, edit.reversed());
        }
        if (same.test(without)) {
            return without;
        }
        if (some.size() == 1) {
            needed.add(some.get(0));
            return from;
        }
        int half = some.size() / 2;
        Snapshot left = undone(from, some.subList(0, half), same, needed);
        return undone(left, some.subList(half, some.size()), same, needed);
    }

    private PacketStates without(Edit edit) {
        return undone.computeIfAbsent(edit, key -> new PacketStates(SnapshotEdits.made(after, key.reversed())));
    }

    private PacketStates with(Edit edit) {
        return made.computeIfAbsent(edit, key -> new PacketStates(SnapshotEdits.made(before, key)));
    }
}
