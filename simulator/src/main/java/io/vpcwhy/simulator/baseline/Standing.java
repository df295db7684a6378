package io.vpcwhy.simulator.baseline;

import io.vpcwhy.model.baseline.Acceptance;
import java.util.List;

/**
 * How what was found stands to a baseline.
 *
 * @param acceptances what the baseline says of it, each once, what ends first before the others; of what has grown,
 *     what it says of the rest
 */
public record Standing(State state, List<Acceptance> acceptances) {

    /** Nobody has accepted it. */
    public static final Standing NEW = new Standing(State.NEW, List.of());

    /** Whether it is accepted. */
    public enum State {
        /** Never accepted. */
        NEW,
        /** Never accepted; other packets of the same finding are or were. */
        GROWN,
        /** Accepted up to a day that is over. */
        EXPIRED,
        /** Accepted. */
        KNOWN
    }

    public Standing {
        acceptances = acceptances.stream().distinct().sorted().toList();
    }

    /** Whether it counts: it is not accepted, or not any more. */
    public boolean counts() {
        return state != State.KNOWN;
    }
}
