package io.vpcwhy.cli;

import java.util.ArrayList;
import java.util.List;

/** Puts records together that a shell has taken apart: arguments without a space in them are the words of one record. */
final class RecordArguments {

    private RecordArguments() {}

    static List<String> join(List<String> arguments) {
        List<String> records = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.strip().indexOf(' ') >= 0 || argument.indexOf('{') >= 0) {
                records.add(argument);
            } else {
                words.add(argument);
            }
        }
        if (!words.isEmpty()) {
            records.add(String.join(" ", words));
        }
        return records;
    }
}
