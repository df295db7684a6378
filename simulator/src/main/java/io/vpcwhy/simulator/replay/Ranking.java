package io.vpcwhy.simulator.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Puts groups into the order in which they are told: of those that concern alike the one of most records first. The order
 * does not depend on that in which they come.
 *
 * @param <G> the groups
 */
final class Ranking<G extends RecordGroup> {

    /** A group and what settles its place among those of as many records. */
    private record Placed<G extends RecordGroup>(G group, String last) {}

    private final Comparator<Placed<G>> order;
    private final List<Placed<G>> groups = new ArrayList<>();
    private final IdentityHashMap<Object, String> texts = new IdentityHashMap<>();

    /** @param byConcern what comes before the number of records */
    Ranking(Comparator<G> byConcern) {
        Comparator<Placed<G>> byRecords =
                Comparator.comparingLong(placed -> placed.group().records());
        Comparator<Placed<G>> first = Comparator.comparing(Placed::group, byConcern);
        this.order = first.thenComparing(byRecords.reversed())
                .thenComparing(Placed::last)
                .thenComparingInt(placed -> placed.group().port().orElse(Tally.NO_PORT));
    }

    /**
     * Adds a group.
     *
     * @param found what is found of its records; its text is long, and made once for all groups that have the same
     */
    void add(G group, Object found) {
        groups.add(new Placed<>(group, texts.computeIfAbsent(found, Object::toString)));
    }

    /** All of them. */
    List<G> inOrder() {
        return groups.stream().sorted(order).map(Placed::group).toList();
    }
}
