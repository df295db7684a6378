package io.vpcwhy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts records together that a shell has taken apart: arguments without a blank in them are the words of one record.
 */
final class RecordArguments {

    private static final Pattern BLANK = Pattern.compile("\\s");

    private RecordArguments() {}

    static List<String> join(List<String> arguments) {
        List<String> records = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (String argument : arguments) {
            if (argument.isBlank() || BLANK.matcher(argument.strip()).find() || argument.indexOf('{') >= 0) {
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
