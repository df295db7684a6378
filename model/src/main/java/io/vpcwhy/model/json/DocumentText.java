package io.vpcwhy.model.json;

/** Text from documents that people write, as messages show it. */
public final class DocumentText {

    private static final int LONGEST_VALUE = 100;

    private DocumentText() {}

    /** A value from a document as messages show it: quoted, and cut where it is long. */
    public static String quoted(String value) {
        return value.length() <= LONGEST_VALUE ? "'" + value + "'" : "'" + value.substring(0, LONGEST_VALUE) + "...'";
    }

    /** A text without what would break the line or steer the terminal: a document may come from anyone. */
    public static String printable(String text) {
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
