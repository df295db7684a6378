package io.vpcwhy.model.flowlog;

/** A piece of foreign text as a message may quote it: short, on one line and without control characters. */
final class Excerpt {

    private static final int LENGTH = 60;

    private Excerpt() {}

    /** The text in quotes. */
    static String quoted(String text) {
        return "'" + of(text, LENGTH) + "'";
    }

    static String of(String text, int length) {
        boolean cut = text.length() > length;
        int end = cut ? length : text.length();
        StringBuilder excerpt = new StringBuilder(end + 3);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            excerpt.append(Character.isISOControl(c) ? '?' : c);
        }
        return cut ? excerpt.append("...").toString() : excerpt.toString();
    }
}
