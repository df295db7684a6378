package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.Plain;

/**
 * Text as SARIF messages hold it: brackets would be links, and braces would be places to fill in.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317460">Messages</a>
 */
final class SarifText {

    private SarifText() {}

    /** The text, to be read as it stands. */
    static String of(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        Plain.text(text).codePoints().forEach(c -> {
            switch (c) {
                case '[', ']', '\\' -> escaped.append('\\').appendCodePoint(c);
                case '{', '}' -> escaped.appendCodePoint(c).appendCodePoint(c);
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** The text as a link to the related location of that id. */
    static String link(String text, int id) {
        return "[" + of(text) + "](" + id + ")";
    }
}
