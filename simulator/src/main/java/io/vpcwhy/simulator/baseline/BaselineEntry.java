package io.vpcwhy.simulator.baseline;

import io.vpcwhy.model.baseline.Acceptance;
import io.vpcwhy.simulator.space.HeaderProduct;
import java.util.Comparator;
import java.util.List;

/**
 * An entry of a baseline to be written.
 *
 * @param packets disjoint, always the same ones of equal sets
 */
public record BaselineEntry(
        String scope, String source, String destination, List<HeaderProduct> packets, Acceptance acceptance)
        implements Comparable<BaselineEntry> {

    private static final Comparator<BaselineEntry> ORDER = Comparator.comparing(BaselineEntry::scope)
            .thenComparing(BaselineEntry::source)
            .thenComparing(BaselineEntry::destination)
            .thenComparing(BaselineEntry::acceptance)
            .thenComparing(entry -> entry.packets().toString());

    public BaselineEntry {
        packets = List.copyOf(packets);
    }

    /** By scope and ends. */
    @Override
    public int compareTo(BaselineEntry other) {
        return ORDER.compare(this, other);
    }
}
