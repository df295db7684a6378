package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.intent.IntentMistake;
import java.util.List;

/** Intents name what the snapshot does not hold, so that nobody could say whether they hold. */
public final class UnresolvedIntentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<IntentMistake> mistakes;

    UnresolvedIntentException(List<IntentMistake> mistakes) {
        super(mistakes.get(0).toString());
        this.mistakes = List.copyOf(mistakes);
    }

    /** All of them, in the order of the file; at least one. */
    public List<IntentMistake> mistakes() {
        return mistakes;
    }
}
