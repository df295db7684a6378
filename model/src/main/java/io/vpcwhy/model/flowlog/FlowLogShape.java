package io.vpcwhy.model.flowlog;

/**
 * What a source turned out to be, so far as it was read.
 *
 * @param gzip whether it was compressed
 * @param container what the first record was found in
 * @param origin how the columns of the latest record are known
 */
public record FlowLogShape(boolean gzip, Container container, Origin origin) {

    /** What holds the records. */
    public enum Container {
        EMPTY("nothing"),
        TEXT("text lines"),
        TIMED_TEXT("text lines after a time, as CloudWatch Logs exports them"),
        CSV("comma-separated values"),
        LOG_EVENTS("events of CloudWatch Logs in JSON"),
        INSIGHTS_RESULTS("results of a Logs Insights query in JSON"),
        SUBSCRIPTION("messages of a CloudWatch Logs subscription in JSON"),
        JSON_MESSAGES("JSON objects with a message"),
        JSON_OBJECTS("JSON objects with a value for each field"),
        PARQUET("rows of Parquet");

        private final String description;

        Container(String description) {
            this.description = description;
        }
    }

    /** How the columns are known. */
    public enum Origin {
        UNKNOWN("columns not known"),
        HEADER("columns of the header line"),
        OPTION("columns of the flow log's format, or of --log-format"),
        SNAPSHOT("columns of a flow log of the snapshot"),
        DEFAULT("columns of the default format"),
        KEYS("columns by their keys");

        private final String description;

        Origin(String description) {
            this.description = description;
        }

        /** Such as {@code columns of the header line}. */
        String description() {
            return description;
        }
    }

    /** {@code gzip, text lines, columns of the header line}. */
    public String description() {
        return (gzip ? "gzip, " : "") + container.description + ", " + origin.description;
    }
}
