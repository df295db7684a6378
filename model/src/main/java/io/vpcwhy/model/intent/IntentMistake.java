package io.vpcwhy.model.intent;

/**
 * Something that is wrong in a file of intents.
 *
 * @param file as the user would name it
 * @param line from 1; 0 for the file as a whole
 * @param problem what is wrong, with the value, and what would be right
 */
public record IntentMistake(String file, int line, String problem) {

    private static final int LONGEST_VALUE = 100;

    public IntentMistake {
        file = printable(file);
        problem = printable(problem);
    }

    /** All of it on one line. */
    @Override
    public String toString() {
        return file + (line == 0 ? "" : ":" + line) + ": " + problem;
    }

    /** A value from a file as mistakes show it: quoted, and cut where it is long. */
    public static String quoted(String value) {
        return value.length() <= LONGEST_VALUE ? "'" + value + "'" : "'" + value.substring(0, LONGEST_VALUE) + "...'";
    }

    // A file may come from anyone: its values must not break the line or steer the terminal.
    private static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> out.appendCodePoint(isHarmless(c) ? c : '?'));
        return out.toString();
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
