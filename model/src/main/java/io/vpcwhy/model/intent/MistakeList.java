package io.vpcwhy.model.intent;

import java.util.ArrayList;
import java.util.List;

/** The mistakes of one file, in the order in which they are found. */
final class MistakeList {

    private final String file;
    private final List<IntentMistake> found = new ArrayList<>();

    MistakeList(String file) {
        this.file = file;
    }

    void add(int line, String problem) {
        found.add(new IntentMistake(file, line, problem));
    }

    int size() {
        return found.size();
    }

    void refuseIfAny() throws IntentException {
        if (!found.isEmpty()) {
            throw new IntentException(found);
        }
    }
}
