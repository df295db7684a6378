package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.intent.Intent;
import java.util.List;

/**
 * Intents that hold today, made from accepted traffic.
 *
 * @param intents always in the same order; none where nothing was accepted between interfaces of the snapshot
 * @param records accepted requests between interfaces of the snapshot that were read
 * @param leftOut kinds of traffic that were accepted and do not hold on the snapshot for certain
 * @param overflowed records of further traffic, when as much was known as is remembered
 */
public record IntentDraft(List<Intent> intents, long records, int leftOut, long overflowed) {

    public IntentDraft {
        intents = List.copyOf(intents);
    }
}
