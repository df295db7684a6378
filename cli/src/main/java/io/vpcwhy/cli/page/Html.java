package io.vpcwhy.cli.page;

import io.vpcwhy.cli.render.Markup;
import io.vpcwhy.cli.render.Plain;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML as it is written, element by element. Text and values of attributes may come from anybody, such as whoever may tag
 * an instance: they are escaped, and characters that reorder or hide text become question marks.
 */
final class Html {

    private final StringBuilder out = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn
     */
    Html open(String tag, String... attributes) {
        start(tag, attributes);
        open.push(tag);
        return this;
    }

    private void start(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            out.append(escaped(attributes[i + 1])).append('"');
        }
        out.append('>');
    }

    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    private static String escaped(String text) {
        return Markup.escaped(Plain.text(text));
    }

    /** Ends the element that was begun last. */
    Html close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Ends the element that was begun last, and the line. */
    Html closeLine() {
        close();
        out.append('\n');
        return this;
    }

    /** An element that holds text alone. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    /** A block that holds text alone. */
    Html line(String tag, String text, String... attributes) {
        element(tag, text, attributes);
        out.append('\n');
        return this;
    }

    /** An element that never holds anything, such as {@code meta}. */
    Html empty(String tag, String... attributes) {
        start(tag, attributes);
        out.append('\n');
        return this;
    }

    /** A script or a style of this program's own, as it is. */
    Html asset(String tag, PageAsset asset) {
        out.append('<').append(tag).append('>').append(asset.text());
        out.append("</").append(tag).append(">\n");
        return this;
    }

    /** What was written; all elements have been ended. */
    String finish() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not ended: " + open);
        }
        return out.toString();
    }

    /** Says that this is HTML. */
    Html doctype() {
        out.append("<!DOCTYPE html>\n");
        return this;
    }
}
