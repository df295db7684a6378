package io.vpcwhy.model.intent;

import java.util.List;

/**
 * The intents of a file.
 *
 * @param name of the file as the user would name it
 * @param intents at least one, in the order of the file; each has another name
 */
public record IntentFile(String name, List<Intent> intents) {

    public IntentFile {
        intents = List.copyOf(intents);
        if (intents.isEmpty()) {
            throw new IllegalArgumentException("a file has intents");
        }
    }
}
