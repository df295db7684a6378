package io.vpcwhy.cli.report;

import io.vpcwhy.simulator.baseline.Standing;

/** How a finding stands to those that were known before, the most important first. */
public enum FindingState {
    /** Not known before, or nothing was known. */
    NEW,
    /** More packets than were accepted: those are told. */
    GROWN,
    /** Accepted up to a day that is over. */
    EXPIRED,
    /** Known before and accepted: it counts no more. */
    KNOWN,
    /** Known before and there no more. */
    ABSENT;

    static FindingState of(Standing standing) {
        return switch (standing.state()) {
            case NEW -> NEW;
            case GROWN -> GROWN;
            case EXPIRED -> EXPIRED;
            case KNOWN -> KNOWN;
        };
    }

    /** Whether a finding in that state is one that nobody accepts. */
    boolean counts() {
        return this == NEW || this == GROWN || this == EXPIRED;
    }
}
