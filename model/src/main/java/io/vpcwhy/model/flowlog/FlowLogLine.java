package io.vpcwhy.model.flowlog;

import java.util.List;

/** One line of a flow log, or one event of a JSON source: read, or not to be read for a reason. */
public sealed interface FlowLogLine {

    /** Where it stands. */
    FlowLogPlace place();

    /** The line as it stands there; of a JSON object or a row of Parquet the values, of a line too long to hold its beginning. */
    String text();

    /** The file, {@code -} for standard input, or what the caller named it. */
    default String source() {
        return place().source();
    }

    /** The physical line, from 1; of a Parquet file the row. */
    default long line() {
        return place().line();
    }

    /**
     * A line that was read.
     *
     * @param warnings what is odd about the line, though it can be read; empty as a rule
     */
    @SuppressWarnings("JavaLangClash") // always written FlowLogLine.Record
    record Record(FlowLogPlace place, String text, FlowLogRecord record, List<String> warnings) implements FlowLogLine {

        public Record {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * A line that is no record.
     *
     * @param problem what is wrong and what would be right, without the place
     */
    record Malformed(FlowLogPlace place, String text, String problem) implements FlowLogLine {

        /** {@code file:12: what is wrong}. */
        public String message() {
            return place + ": " + problem;
        }
    }
}
