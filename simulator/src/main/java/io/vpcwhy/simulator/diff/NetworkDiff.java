package io.vpcwhy.simulator.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What edits open and close.
 *
 * @param edits everything in the configuration that a packet may see and that is not as before
 * @param differences what becomes of packets otherwise than before; those that matter most come first
 * @param gaps what could hide more
 */
public record NetworkDiff(List<Edit> edits, List<Difference> differences, DiffGaps gaps) {

    public NetworkDiff {
        edits = List.copyOf(edits);
        differences = List.copyOf(differences);
    }

    /** The edits that open and close nothing. */
    public List<Edit> idle() {
        Set<Edit> causes = new HashSet<>();
        differences.forEach(difference -> causes.addAll(difference.cause().edits()));
        return edits.stream().filter(edit -> !causes.contains(edit)).toList();
    }

    /** Whether something opened from the internet for certain. */
    public boolean opensToInternet() {
        return differences.stream()
                .anyMatch(difference ->
                        difference.turn().opens() && difference.source().isInternet());
    }
}
