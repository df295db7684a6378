package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.Plain;
import java.util.regex.Pattern;

/** Text as Markdown holds it: a name from a tag must not become a link, a mention of somebody, or a picture. */
final class MarkdownText {

    private static final String MEANS_SOMETHING = "\\`*_[]<|#@&~$";

    /**
     * Behind what GitHub and GitLab take a word for somebody's name, or for an issue. They do so where it is escaped too, so
     * that a space of no width stands between.
     */
    private static final Pattern REFERS = Pattern.compile("(?<=[@#!%^&~$]|\\b(?i:GH)-)(?=[\\p{Alnum}\"_-])");

    /** In characters, before they are escaped. */
    private static final int LINE = 300;

    private MarkdownText() {}

    /** The text, to be read as it stands, as far as a line of a list is long. */
    static String line(String text) {
        int end = text.length() <= LINE ? text.length() : text.offsetByCodePoints(0, text.codePointCount(0, LINE));
        return of(text.substring(0, end)) + (end < text.length() ? "…" : "");
    }

    /** The text, to be read as it stands. */
    static String of(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        REFERS.matcher(Plain.text(text)).replaceAll("\u200b").codePoints().forEach(c -> {
            if (MEANS_SOMETHING.indexOf(c) >= 0) {
                escaped.append("&#").append(c).append(';');
            } else {
                escaped.appendCodePoint(c);
            }
        });
        // GitHub makes links of these even where nothing marks them.
        return escaped.toString().replace("://", "&#58;//").replace("www.", "www&#46;");
    }
}
