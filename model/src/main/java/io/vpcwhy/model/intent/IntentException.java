package io.vpcwhy.model.intent;

import java.util.List;

/** A file of intents that cannot be read. The message is one line about its first mistake and how many more it has. */
public final class IntentException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<IntentMistake> mistakes;

    /** @param mistakes all that were found, in the order of the file; at least one */
    public IntentException(List<IntentMistake> mistakes) {
        super(message(mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All mistakes that were found. */
    public List<IntentMistake> mistakes() {
        return mistakes;
    }

    private static String message(List<IntentMistake> mistakes) {
        int more = mistakes.size() - 1;
        return mistakes.get(0) + (more == 0 ? "" : " (and " + more + " more)");
    }
}
