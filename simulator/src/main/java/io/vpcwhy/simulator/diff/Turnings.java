package io.vpcwhy.simulator.diff;

import io.vpcwhy.simulator.reach.Arrivals;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells by where packets come to before and after the edits which turns they take. Packets of which one side loses sight
 * may come to where the other side sees them: they are told of there, and nowhere else.
 */
final class Turnings {

    private final HeaderSpace none;
    private final Arrivals nothing;

    /**
     * What becomes of packets.
     *
     * @param elsewhere where they come to; empty for the interface that was meant
     */
    record Told(Optional<WayEnd> elsewhere, Arrivals packets) {}

    /** Is told a turn at an end, its packets, and those of them and others whose replies return. */
    @FunctionalInterface
    interface Taken {
        void take(Turn turn, Optional<WayEnd> elsewhere, HeaderSpace packets, HeaderSpace answered);
    }

    Turnings(HeaderSpaces spaces) {
        this.none = spaces.nothing();
        this.nothing = new Arrivals(none, none, none);
    }

    /** Every turn at every end. */
    void find(List<Told> old, List<Told> recent, Taken taken) {
        if (old.equals(recent)) {
            return;
        }
        Map<Optional<WayEnd>, Arrivals> before = byEnd(old);
        Map<Optional<WayEnd>, Arrivals> after = byEnd(recent);
        Set<Optional<WayEnd>> ends = new LinkedHashSet<>(before.keySet());
        ends.addAll(after.keySet());
        HeaderSpace lostBefore = lost(before);
        HeaderSpace lostAfter = lost(after);
        HeaderSpace settledBefore = lostAfter;
        HeaderSpace settledAfter = lostBefore;
        for (Optional<WayEnd> end : ends) {
            if (!isLost(end)) {
                Arrivals was = before.getOrDefault(end, nothing);
                Arrivals is = after.getOrDefault(end, nothing);
                HeaderSpace cameLater = all(is).difference(all(was)).intersection(lostBefore);
                HeaderSpace cameEarlier = all(was).difference(all(is)).intersection(lostAfter);
                settledBefore = settledBefore.union(cameLater);
                settledAfter = settledAfter.union(cameEarlier);
                turns(end, undecided(was, cameLater), undecided(is, cameEarlier), taken);
            }
        }
        for (Optional<WayEnd> end : ends) {
            if (isLost(end)) {
                HeaderSpace was = before.getOrDefault(end, nothing).undecided().difference(settledBefore);
                HeaderSpace is = after.getOrDefault(end, nothing).undecided().difference(settledAfter);
                turns(end, undecided(nothing, was), undecided(nothing, is), taken);
            }
        }
    }

    private static void turns(Optional<WayEnd> end, Arrivals was, Arrivals is, Taken taken) {
        for (Turn turn : was.equals(is) ? new Turn[0] : Turn.values()) {
            HeaderSpace packets = turn.of(was, is);
            if (!packets.isEmpty()) {
                taken.take(turn, end, packets, turn.arriving(was, is).answered());
            }
        }
    }

    private static boolean isLost(Optional<WayEnd> end) {
        return end.filter(WayEnd.Unplaced.class::isInstance).isPresent();
    }

    private HeaderSpace lost(Map<Optional<WayEnd>, Arrivals> byEnd) {
        HeaderSpace lost = none;
        for (Map.Entry<Optional<WayEnd>, Arrivals> told : byEnd.entrySet()) {
            lost = isLost(told.getKey()) ? lost.union(told.getValue().undecided()) : lost;
        }
        return lost;
    }

    private static HeaderSpace all(Arrivals arrivals) {
        return arrivals.arriving().union(arrivals.undecided());
    }

    private static Arrivals undecided(Arrivals arrivals, HeaderSpace more) {
        return new Arrivals(
                arrivals.answered(), arrivals.unanswered(), arrivals.undecided().union(more));
    }

    private Map<Optional<WayEnd>, Arrivals> byEnd(List<Told> all) {
        Map<Optional<WayEnd>, Arrivals> byEnd = new LinkedHashMap<>();
        all.forEach(told -> byEnd.merge(told.elsewhere(), told.packets(), Arrivals::and));
        return byEnd;
    }
}
