package io.vpcwhy.simulator.baseline;

import java.util.List;

/**
 * All that a scope found, held against a baseline.
 *
 * @param found what is partly accepted stands here in parts, the accepted one first
 * @param removable what the baseline accepts and is found no more, always in the same order
 * @param <T> a finding, or what else is found
 */
public record Comparison<T>(List<Compared<T>> found, List<Removable> removable) {

    public Comparison {
        found = List.copyOf(found);
        removable = List.copyOf(removable);
    }

    /** What was found, accepted or not. */
    public List<T> all() {
        return found.stream().map(Compared::found).toList();
    }

    /** What counts, or else what is accepted. */
    public List<Compared<T>> counting(boolean counting) {
        return found.stream().filter(one -> one.standing().counts() == counting).toList();
    }
}
