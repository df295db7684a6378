package io.vpcwhy.model.flowlog;

/**
 * Where in a source something stands.
 *
 * @param source the file, {@code -} for standard input, or what the caller named it
 * @param line the physical line, from 1
 * @param path where in a JSON document, such as {@code events[3].message}; empty in text
 */
public record FlowLogPlace(String source, long line, String path) {

    public FlowLogPlace {
        if (line < 1) {
            throw new IllegalArgumentException("line " + line + " is before the first");
        }
    }

    /** {@code file:12} or {@code file:12 events[3].message}. */
    @Override
    public String toString() {
        return path.isEmpty() ? source + ":" + line : source + ":" + line + " " + path;
    }
}
