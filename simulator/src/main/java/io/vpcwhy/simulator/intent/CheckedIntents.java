package io.vpcwhy.simulator.intent;

import java.util.List;

/**
 * What became of the intents of a file.
 *
 * @param file as the user would name it
 * @param results one for each intent, in the order of the file
 */
public record CheckedIntents(String file, List<IntentResult> results) {

    public CheckedIntents {
        results = List.copyOf(results);
    }

    /** How many intents have a verdict. */
    public long count(IntentVerdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /** Whether all of them hold for certain. */
    public boolean hold() {
        return count(IntentVerdict.HELD) == results.size();
    }
}
