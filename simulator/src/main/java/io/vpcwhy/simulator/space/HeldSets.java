package io.vpcwhy.simulator.space;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sets that somebody holds, one a node, so that a set that is made again costs nothing. */
final class HeldSets {

    private final List<@Nullable WeakReference<HeaderSpace>> byNode = new ArrayList<>();

    /** The set of a node, where somebody holds it. */
    @Nullable
    HeaderSpace get(int node) {
        WeakReference<HeaderSpace> reference = node < byNode.size() ? byNode.get(node) : null;
        return reference == null ? null : reference.get();
    }

    void put(int node, HeaderSpace set) {
        while (byNode.size() <= node) {
            byNode.add(null);
        }
        byNode.set(node, new WeakReference<>(set));
    }

    /** All of them; the others are forgotten. */
    List<HeaderSpace> alive() {
        List<HeaderSpace> alive = new ArrayList<>();
        for (int node = 0; node < byNode.size(); node++) {
            HeaderSpace set = get(node);
            if (set == null) {
                byNode.set(node, null);
            } else {
                alive.add(set);
            }
        }
        return alive;
    }
}
