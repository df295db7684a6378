package io.vpcwhy.model.intent;

import io.vpcwhy.model.json.DocumentText;

/**
 * Something that is wrong in a file of intents.
 *
 * @param file as the user would name it
 * @param line from 1; 0 for the file as a whole
 * @param problem what is wrong, with the value, and what would be right
 */
public record IntentMistake(String file, int line, String problem) {

    public IntentMistake {
        file = DocumentText.printable(file);
        problem = DocumentText.printable(problem);
    }

    /** All of it on one line. */
    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + ": " + problem;
    }
}
