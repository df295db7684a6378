package io.vpcwhy.cli.render;

/** Text that came from elsewhere, such as a tag or a line of a log, made harmless for a terminal and for one line. */
public final class Plain {

    private Plain() {}

    /** The text, with a question mark for every character that would break the line or steer the terminal. */
    public static String text(String text) {
        int at = 0;
        while (at < text.length() && isHarmless(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text);
        for (; at < text.length(); at++) {
            if (!isHarmless(text.charAt(at))) {
                plain.setCharAt(at, '?');
            }
        }
        return plain.toString();
    }

    private static boolean isHarmless(char c) {
        if (c >= ' ' && c < 0x7F) {
            return true;
        }
        int type = Character.getType(c);
        return !Character.isISOControl(c)
                && type != Character.FORMAT
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
