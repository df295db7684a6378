package io.vpcwhy.simulator.diff;

import io.vpcwhy.simulator.reach.Station;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stations of one policy before the edits and of one policy after them.
 *
 * @param before as they were; none where there were none
 * @param after as they are; none where there are none. Where both have some, they have the same in the same order
 * @param groupIds of either, in order
 */
record StationClass(List<Station> before, List<Station> after, Set<String> groupIds) {

    StationClass {
        before = List.copyOf(before);
        after = List.copyOf(after);
        groupIds = Collections.unmodifiableSet(new TreeSet<>(groupIds));
    }

    /** All of them, as they are where they still are. */
    List<Station> stations() {
        return after.isEmpty() ? before : after;
    }

    Station first() {
        return stations().get(0);
    }

    boolean kept() {
        return !before.isEmpty() && !after.isEmpty();
    }

    /** Those that the internet knows, on either side of the edits. */
    Optional<StationClass> onInternet() {
        StationClass known = new StationClass(onInternet(before), onInternet(after), groupIds);
        return known.before.isEmpty() && known.after.isEmpty() ? Optional.empty() : Optional.of(known);
    }

    private static List<Station> onInternet(List<Station> all) {
        return all.stream()
                .filter(station -> station.internetAddress().isPresent())
                .toList();
    }
}
