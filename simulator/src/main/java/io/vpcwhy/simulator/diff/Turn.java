package io.vpcwhy.simulator.diff;

import io.vpcwhy.simulator.reach.Arrivals;
import io.vpcwhy.simulator.space.HeaderSpace;

/** How packets fare otherwise after the edits than before. No packet takes two turns. */
public enum Turn {
    /** They were kept from arriving for certain, and arrive. */
    OPENED,
    /** They arrived without a reply that returned; now it does. */
    REPLY_OPENED,
    /** They arrived, and are kept from arriving for certain. */
    CLOSED,
    /** They arrive still, but the reply that returned does not any more. */
    REPLY_CLOSED,
    /** They were kept from arriving for certain, and it is not known any more whether they do. */
    PERHAPS_OPENED,
    /** They arrived, and it is not known any more whether they do. */
    PERHAPS_CLOSED,
    /** It was not known whether they arrived; they do. */
    KNOWN_OPEN,
    /** It was not known whether they arrived; they are kept from it for certain. */
    KNOWN_CLOSED;

    /** Whether more gets through for certain than before. */
    public boolean opens() {
        return this == OPENED || this == REPLY_OPENED;
    }

    /** Whether less gets through for certain than before. */
    public boolean closes() {
        return this == CLOSED || this == REPLY_CLOSED;
    }

    /** Whether it turns on what is or was not known. */
    public boolean undecided() {
        return !opens() && !closes();
    }

    /**
     * The turn that packets take where one side is not known.
     *
     * @param after whether that is the second
     */
    Turn unknown(boolean after) {
        if (undecided()) {
            return this;
        }
        if (after) {
            return this == OPENED ? PERHAPS_OPENED : PERHAPS_CLOSED;
        }
        return this == CLOSED ? KNOWN_CLOSED : KNOWN_OPEN;
    }

    /** The packets that take this turn. */
    HeaderSpace of(Arrivals before, Arrivals after) {
        return switch (this) {
            case OPENED -> after.arriving().difference(before.arriving()).difference(before.undecided());
            case REPLY_OPENED -> before.unanswered().intersection(after.answered());
            case CLOSED -> before.arriving().difference(after.arriving()).difference(after.undecided());
            case REPLY_CLOSED -> before.answered().intersection(after.unanswered());
            case PERHAPS_OPENED ->
                after.undecided().difference(before.arriving()).difference(before.undecided());
            case PERHAPS_CLOSED -> before.arriving().intersection(after.undecided());
            case KNOWN_OPEN -> before.undecided().intersection(after.arriving());
            case KNOWN_CLOSED ->
                before.undecided().difference(after.undecided()).difference(after.arriving());
        };
    }

    /** What becomes of packets on that side of the edits on which they arrive. */
    Arrivals arriving(Arrivals before, Arrivals after) {
        return switch (this) {
            case CLOSED, REPLY_CLOSED, PERHAPS_CLOSED -> before;
            default -> after;
        };
    }
}
