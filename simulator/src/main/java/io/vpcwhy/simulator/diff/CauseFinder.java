package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.PacketStates.State;
import io.vpcwhy.simulator.reach.WayEnd;
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

    private static final Cause COLLECTED = new Cause(Cause.Kind.COLLECTED, List.of());

    private final Snapshot before;
    private final Snapshot after;
    private final List<Edit> edits;
    private final boolean uneven;
    private final PacketStates then;
    private final PacketStates now;
    private final Map<List<Edit>, PacketStates> undone = new HashMap<>();
    private final Map<List<Edit>, PacketStates> made = new HashMap<>();

    /** @param uneven whether one snapshot holds what the other did not collect */
    CauseFinder(Snapshot before, Snapshot after, List<Edit> edits, boolean uneven) {
        this.before = before;
        this.after = after;
        this.edits = edits;
        this.uneven = uneven;
        this.then = new PacketStates(before);
        this.now = new PacketStates(after);
    }

    /** @param suspects the edits that may be the cause; others are looked at where they do not tell all of it */
    Cause find(PacketStates.Ends ends, Packet packet, Collection<Edit> suspects) {
        List<Edit> asked = edits.stream().filter(suspects::contains).toList();
        if (!uneven && asked.size() == 1 && (edits.size() == 1 || isCertain(asked.get(0), ends))) {
            return new Cause(Cause.Kind.ALONE, asked);
        }
        Turned turned = new Turned(ends, packet);
        if (uneven && !turned.isByEdits()) {
            return COLLECTED;
        }
        return found(asked, turned)
                .filter(cause -> asked.size() == edits.size() || turned.isAll(cause))
                .or(() -> found(edits, turned))
                .orElse(COLLECTED);
    }

    /** What a load balancer sends on meets filters with other headers than the packets that the suspects are about. */
    private static boolean isCertain(Edit only, PacketStates.Ends ends) {
        return Suspects.isOfFilter(only)
                && ends.elsewhere().filter(WayEnd.Beyond.class::isInstance).isEmpty();
    }

    private Optional<Cause> found(List<Edit> asked, Turned turned) {
        List<Edit> some = asked.size() > MOST ? List.of() : asked;
        List<Edit> needed = turned.needed(some);
        if (!needed.isEmpty()) {
            return Optional.of(new Cause(needed.size() == 1 ? Cause.Kind.ALONE : Cause.Kind.TOGETHER, needed));
        }
        List<Edit> enough = turned.enough(some);
        if (!enough.isEmpty()) {
            return Optional.of(new Cause(enough.size() == 1 ? Cause.Kind.ALONE : Cause.Kind.EITHER, enough));
        }
        List<Edit> fewest = new ArrayList<>();
        undone(after, asked, turned::isAsAfter, fewest);
        return fewest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Cause(fewest.size() == 1 ? Cause.Kind.ALONE : Cause.Kind.TOGETHER, fewest));
    }

    /** One packet, and how it fares before and after all edits. */
    private final class Turned {

        private final PacketStates.Ends ends;
        private final Packet packet;
        private final State was;
        private final State is;

        Turned(PacketStates.Ends ends, Packet packet) {
            this.ends = ends;
            this.packet = packet;
            this.was = then.of(ends, packet);
            this.is = now.of(ends, packet);
        }

        /** Where one is without which it takes the turn no more: all without which it fares less unlike before. */
        List<Edit> needed(List<Edit> some) {
            List<Edit> needed = new ArrayList<>();
            boolean turns = false;
            for (Edit edit : some) {
                State state = without(List.of(edit)).of(ends, packet);
                if (is.leads(state, was)) {
                    needed.add(edit);
                    turns |= turns(state, is, was);
                }
            }
            return turns ? needed : List.of();
        }

        /** Those that turn it alone. */
        List<Edit> enough(List<Edit> some) {
            return some.stream()
                    .filter(edit -> turns(with(List.of(edit)).of(ends, packet), was, is))
                    .toList();
        }

        boolean isAsAfter(Snapshot snapshot) {
            return !turns(new PacketStates(snapshot).of(ends, packet), is, was);
        }

        /** Whether no other edit has a part in it. */
        boolean isAll(Cause cause) {
            return cause.kind() == Cause.Kind.EITHER
                    ? undoes(cause.edits())
                    : makes(cause.edits()) && undoes(cause.edits());
        }

        /** Whether the edits make it, be what only one snapshot holds there or not. */
        boolean isByEdits() {
            return makes(edits) && undoes(edits);
        }

        private boolean makes(List<Edit> some) {
            return turns(with(some).of(ends, packet), was, is);
        }

        private boolean undoes(List<Edit> some) {
            return turns(without(some).of(ends, packet), is, was);
        }

        /** Of a packet that arrives on one side alone it does not matter whether its reply returns. */
        private boolean turns(State state, State from, State to) {
            boolean repliesAlone = from.arrives() && to.arrives();
            return from.leads(state, to) && (repliesAlone || from == to || state.arrives() == to.arrives());
        }
    }

    /** Undoes as many edits as can be without another state of the packet. */
    private static Snapshot undone(Snapshot from, List<Edit> some, Predicate<Snapshot> same, List<Edit> needed) {
        Snapshot without = undone(from, some);
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

    private static Snapshot undone(Snapshot from, List<Edit> some) {
        Snapshot without = from;
        for (Edit edit : some) {
            without = SnapshotEdits.made(without, edit.reversed());
        }
        return without;
    }

    private PacketStates without(List<Edit> some) {
        return undone.computeIfAbsent(some, key -> new PacketStates(undone(after, key)));
    }

    private PacketStates with(List<Edit> some) {
        return made.computeIfAbsent(some, key -> {
            Snapshot with = before;
            for (Edit edit : key) {
                with = SnapshotEdits.made(with, edit);
            }
            return new PacketStates(with);
        });
    }
}
