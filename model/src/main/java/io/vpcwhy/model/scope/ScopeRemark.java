package io.vpcwhy.model.scope;

/**
 * Something that is wrong, or doubtful, in a scope document.
 *
 * @param file as the user would name it
 * @param jsonPath such as {@code MatchPaths[0].Source}; empty for the document as a whole
 * @param problem what is wrong, with the value
 * @param remedy what would be right
 */
public record ScopeRemark(String file, String jsonPath, String problem, String remedy) {

    private static final int LONGEST_VALUE = 100;

    public ScopeRemark {
        file = printable(file);
        jsonPath = printable(jsonPath);
        problem = printable(problem);
        remedy = printable(remedy);
    }

    /** All of it on one line. */
    @Override
    public String toString() {
        return file + ": " + (jsonPath.isEmpty() ? "" : jsonPath + ": ") + problem + "; " + remedy;
    }

    /** A value from a document as remarks show it: quoted, and cut where it is long. */
    static String quoted(String value) {
        return value.length() <= LONGEST_VALUE ? "'" + value + "'" : "'" + value.substring(0, LONGEST_VALUE) + "...'";
    }

    // A document may come from anyone: its values must not break the line or steer the terminal.
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
