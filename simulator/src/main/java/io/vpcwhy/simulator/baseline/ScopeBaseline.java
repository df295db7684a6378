package io.vpcwhy.simulator.baseline;

import io.vpcwhy.model.baseline.Acceptance;
import io.vpcwhy.model.baseline.AcceptedFinding;
import io.vpcwhy.model.baseline.Baseline;
import io.vpcwhy.simulator.baseline.Standing.State;
import io.vpcwhy.simulator.reach.OutsidePackets;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.space.HeaderProduct;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** What a baseline says of one scope, and what was found of it. For one thread. */
final class ScopeBaseline {

    private record Ends(String source, String destination) implements Comparable<Ends> {

        private static final Comparator<Ends> ORDER =
                Comparator.comparing(Ends::source).thenComparing(Ends::destination);

        @Override
        public int compareTo(Ends other) {
            return ORDER.compare(this, other);
        }
    }

    /** What was found between two ends. */
    private record Found(WayEnd source, WayEnd destination, HeaderSpace packets) {

        Found and(Found other) {
            return new Found(source, destination, packets.union(other.packets));
        }
    }

    private record Accepted(HeaderSpace packets, Acceptance acceptance) {}

    /** Packets of a finding that stand alike. */
    record Part(HeaderSpace packets, Standing standing) {}

    private final String scope;
    private final LocalDate today;
    private final HeaderSpaces spaces;
    private final OutsidePackets outside;
    private final BiPredicate<String, String> open;
    private final Map<Ends, List<Accepted>> accepted = new TreeMap<>();
    private final Map<Ends, Found> found = new TreeMap<>();

    /**
     * @param spaces the maker of the packets that will be found
     * @param outside likewise
     * @param open whether it is not known what gets from a source to a destination
     */
    ScopeBaseline(
            String scope,
            Baseline baseline,
            LocalDate today,
            HeaderSpaces spaces,
            OutsidePackets outside,
            BiPredicate<String, String> open) {
        this.scope = scope;
        this.today = today;
        this.spaces = spaces;
        this.outside = outside;
        this.open = open;
        AcceptedPackets packets = new AcceptedPackets(spaces);
        for (AcceptedFinding finding : baseline.findings()) {
            if (finding.scope().equals(scope)) {
                accepted.computeIfAbsent(new Ends(finding.source(), finding.destination()), any -> new ArrayList<>())
                        .add(new Accepted(packets.of(finding), finding.acceptance()));
            }
        }
    }

    /**
     * Takes what was found, and tells it in parts: what is accepted, what was accepted, and the rest.
     *
     * @param named the id of the destination, or of the database that has it
     */
    List<Part> parts(WayEnd source, WayEnd destination, String named, HeaderSpace packets) {
        Ends ends = new Ends(source.id(), named);
        found.merge(ends, new Found(source, destination, packets), Found::and);
        HeaderSpace known = packets.intersection(packets(ends, this::holds));
        HeaderSpace expired = packets.difference(known).intersection(packets(ends, one -> !holds(one)));
        HeaderSpace rest = packets.difference(known).difference(expired);
        List<Part> parts = new ArrayList<>();
        add(parts, known, new Standing(State.KNOWN, acceptances(ends, known, this::holds)));
        add(parts, expired, new Standing(State.EXPIRED, acceptances(ends, expired, one -> !holds(one))));
        List<Acceptance> others = acceptances(ends, packets, any -> true);
        add(parts, rest, others.isEmpty() ? Standing.NEW : new Standing(State.GROWN, others));
        return parts;
    }

    private static void add(List<Part> parts, HeaderSpace packets, Standing standing) {
        if (!packets.isEmpty()) {
            parts.add(new Part(packets, standing));
        }
    }

    private boolean holds(Accepted one) {
        return !one.acceptance().isExpired(today);
    }

    private HeaderSpace packets(Ends ends, Predicate<Accepted> which) {
        return spaces.union(accepted.getOrDefault(ends, List.of()).stream()
                .filter(which)
                .map(Accepted::packets)
                .toList());
    }

    private List<Acceptance> acceptances(Ends ends, HeaderSpace packets, Predicate<Accepted> which) {
        return accepted.getOrDefault(ends, List.of()).stream()
                .filter(which)
                .filter(one -> one.packets().intersects(packets))
                .map(Accepted::acceptance)
                .toList();
    }

    /** What is accepted and was not found, where it is known that it is not there. */
    List<Removable> removable() {
        List<Removable> removable = new ArrayList<>();
        accepted.forEach((ends, entries) -> {
            if (!isOpen(ends)) {
                entries.stream()
                        .sorted(Comparator.comparing(Accepted::acceptance))
                        .forEach(one -> addGone(ends, one, removable));
            }
        });
        return removable;
    }

    private void addGone(Ends ends, Accepted one, List<Removable> removable) {
        boolean whole = !one.packets().intersects(found(ends));
        HeaderSpace gone = whole ? one.packets() : possible(ends, one).difference(found(ends));
        if (!gone.isEmpty()) {
            removable.add(new Removable(
                    scope, ends.source(), ends.destination(), gone, described(ends, gone), whole, one.acceptance()));
        }
    }

    /** What is accepted without the addresses that the network has itself. */
    private HeaderSpace possible(Ends ends, Accepted one) {
        Found here = Objects.requireNonNull(found.get(ends));
        return outside.possible(one.packets(), here.source(), here.destination());
    }

    private HeaderSpace found(Ends ends) {
        return Optional.ofNullable(found.get(ends)).map(Found::packets).orElseGet(spaces::nothing);
    }

    private boolean isOpen(Ends ends) {
        return open.test(ends.source(), ends.destination());
    }

    /** Whether something was found that no entry accepts today. */
    boolean hasUnaccepted() {
        return found.entrySet().stream()
                .anyMatch(one -> !packets(one.getKey(), this::holds)
                        .contains(one.getValue().packets()));
    }

    /**
     * The entries that accept what was found, and what may be there though it was not found.
     *
     * @param acceptance for what no entry accepts today, where there is something
     */
    List<BaselineEntry> renewed(Optional<Acceptance> acceptance) {
        List<BaselineEntry> entries = new ArrayList<>();
        Map<Ends, Map<Acceptance, HeaderSpace>> byEnds = new TreeMap<>();
        accepted.forEach((ends, all) -> all.stream()
                .filter(one -> isOpen(ends) || holds(one))
                .forEach(one -> add(byEnds, ends, one.acceptance(), isOpen(ends) ? one.packets() : left(ends, one))));
        acceptance.ifPresent(now -> found.keySet()
                .forEach(ends -> add(byEnds, ends, now, found(ends).difference(packets(ends, this::holds)))));
        byEnds.forEach((ends, all) -> all.forEach((why, packets) -> entries.add(
                new BaselineEntry(scope, ends.source(), ends.destination(), described(ends, packets), why))));
        return entries;
    }

    private List<HeaderProduct> described(Ends ends, HeaderSpace packets) {
        Found here = found.get(ends);
        return here == null || isOpen(ends)
                ? packets.describe()
                : outside.describe(packets, here.source(), here.destination());
    }

    private HeaderSpace left(Ends ends, Accepted one) {
        return one.packets().intersection(found(ends));
    }

    private static void add(
            Map<Ends, Map<Acceptance, HeaderSpace>> entries, Ends ends, Acceptance why, HeaderSpace packets) {
        if (!packets.isEmpty()) {
            entries.computeIfAbsent(ends, any -> new TreeMap<>()).merge(why, packets, HeaderSpace::union);
        }
    }
}
