package io.vpcwhy.simulator.diff;

import java.util.List;

/**
 * The edits that a difference comes from, found by undoing them.
 *
 * @param edits in the order of all edits; none where what one snapshot did not collect is the cause
 */
public record Cause(Kind kind, List<Edit> edits) {

    /** How the edits of a cause act. */
    public enum Kind {
        /** One edit: without it there would be no difference. */
        ALONE,
        /** Without any one of them there would be no difference. */
        TOGETHER,
        /** Each of them makes the difference, be the others undone. */
        EITHER,
        /** No edit: one snapshot holds what the other did not collect. */
        COLLECTED
    }

    public Cause {
        edits = List.copyOf(edits);
    }
}
