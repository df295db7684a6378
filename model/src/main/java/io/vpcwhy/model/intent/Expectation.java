package io.vpcwhy.model.intent;

import java.util.Locale;

/** What an intent asks for. */
public enum Expectation {
    /** Every packet arrives, and for TCP its reply returns. */
    REACHABLE,
    /** No packet does. */
    BLOCKED;

    /** As it is written in files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
