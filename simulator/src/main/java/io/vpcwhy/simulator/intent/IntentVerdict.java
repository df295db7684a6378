package io.vpcwhy.simulator.intent;

import java.util.Locale;

/** Whether an intent holds. */
public enum IntentVerdict {
    HELD,
    FAILED,
    /** What is not known could make it either. */
    UNDECIDED;

    /** As answers tell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
