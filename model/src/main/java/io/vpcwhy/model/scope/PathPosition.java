package io.vpcwhy.model.scope;

import java.util.Set;

/** Where on a path a scope can name a resource. */
public enum PathPosition {
    SOURCE("a source"),
    DESTINATION("a destination"),
    THROUGH("passed through");

    /** Whether what can be at these positions may be passed on the way as well as be an end of it. */
    static boolean passedAndEnd(Set<PathPosition> positions) {
        return positions.contains(THROUGH) && (positions.contains(SOURCE) || positions.contains(DESTINATION));
    }

    private final String words;

    PathPosition(String words) {
        this.words = words;
    }

    /** As it follows "it can be". */
    String words() {
        return words;
    }
}
