package io.vpcwhy.model.flowlog;

/**
 * Where in a source something stands.
 *
 * @param source the file, {@code -} for standard input, or what the caller named it
 * @param line the physical line, from 1; of a Parquet file the row
 * @param path where in a JSON document, such as {@code events[3].message}; {@code row 3} in Parquet; empty in text
 */
public record FlowLogPlace(String source, long line, String path) {

    private static final String ROW = "row ";

    public FlowLogPlace {
        if (line < 1) {
            throw new IllegalArgumentException("line " + line + " is before the first");
        }
    }

    /**
     * The place of a row of a Parquet file.
     *
     * @param row from 1
     */
    static FlowLogPlace ofRow(String source, long row) {
        return new FlowLogPlace(source, row, ROW + row);
    }

    /** {@code file:12}, {@code file row 12} or {@code file:12 events[3].message}. */
    @Override
    public String toString() {
        if (path.startsWith(ROW)) {
            return source + " " + path;
        }
        return path.isEmpty() ? source + ":" + line : source + ":" + line + " " + path;
    }
}
