package io.vpcwhy.model.flowlog;

import java.util.List;

/** Goes over the records of a piece of a log, and has their values as numbers. Not safe for use by several threads. */
public interface RecordCursor {

    /** What was found. */
    enum Found {
        /** A record, whose {@link RecordCursor#values} are there. */
        RECORD,
        /** What {@link RecordCursor#others} has the answers for: malformed records, and some that are written otherwise. */
        OTHERS,
        /** The piece has ended. */
        END
    }

    /** Goes to the next. */
    Found next();

    /** The values of the record that was found last: always the same object. */
    RecordValues values();

    /** What was read otherwise. */
    List<FlowLogLine> others();

    /** Where in the piece the record is that was read last: a number that grows. */
    int position();

    /** Number of the line or row of the piece that was read last, from 1; blank and header lines count. */
    long line();

    /** The record that was read last, as a line of a flow log. */
    String text();

    /**
     * Copies {@link #text}, in UTF-8, as far as there is room.
     *
     * @return its length in bytes
     */
    int copyText(byte[] into, int at);

    /** The record that was read last, with all its values. */
    FlowLogRecord record();
}
