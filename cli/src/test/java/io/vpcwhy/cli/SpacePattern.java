package io.vpcwhy.cli;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A space-delimited filter pattern of CloudWatch Logs, matched as its documentation says: a condition a word, numbers
 * compared as numbers, an asterisk for any end of a text.
 */
final class SpacePattern {

    private static final Pattern TERM = Pattern.compile("\\w+(!=|>=|<=|=|<|>)\"?([^\"]*)\"?");

    private final List<String> fields;

    SpacePattern(String pattern) {
        if (!pattern.startsWith("[") || !pattern.endsWith("]")) {
            throw new IllegalArgumentException(pattern);
        }
        this.fields = List.of(pattern.substring(1, pattern.length() - 1).split(", ", -1));
    }

    boolean matches(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != fields.size()) {
            return false;
        }
        for (int i = 0; i < words.length; i++) {
            if (!matches(fields.get(i), words[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean matches(String field, String word) {
        if (TERM.matcher(field.split(" ", -1)[0]).matches()) {
            for (String alternative : field.split(" \\|\\| ", -1)) {
                boolean all = true;
                for (String term : alternative.split(" && ", -1)) {
                    all &= holds(term, word);
                }
                if (all) {
                    return true;
                }
            }
            return false;
        }
        return true;
    }

    private static boolean holds(String term, String word) {
        Matcher matcher = TERM.matcher(term);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(term);
        }
        String value = matcher.group(2);
        boolean equal =
                value.endsWith("*") ? word.startsWith(value.substring(0, value.length() - 1)) : word.equals(value);
        return switch (matcher.group(1)) {
            case "=" -> equal;
            case "!=" -> !equal;
            default -> compares(matcher.group(1), word, Long.parseLong(value));
        };
    }

    private static boolean compares(String operator, String word, long value) {
        if (!word.matches("[0-9]+")) {
            return false;
        }
        int sign = Long.compare(Long.parseLong(word), value);
        return switch (operator) {
            case ">=" -> sign >= 0;
            case "<=" -> sign <= 0;
            case "<" -> sign < 0;
            default -> sign > 0;
        };
    }
}
