package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.LineBlock;
import io.vpcwhy.model.flowlog.LineLayout;
import io.vpcwhy.model.flowlog.RecordCursor;
import java.util.Optional;

/** What a run over logs finds of their records. Safe for use by several threads. */
interface Study {

    /** What is found of a record by itself. */
    Verdicts verdicts();

    /** By which interfaces are numbered. */
    Stations stations();

    /** The ports that are counted by themselves whatever is found. */
    boolean[] services();

    /** Whether blocks are read with the cause of each line. */
    boolean keepsCauses();

    /** Where every record is written with what is found of it; empty where that is not asked for. */
    Optional<Annotations> annotations();

    /** Whether files of columns are read by {@link Hand#replay}; else they are read row by row. */
    boolean readsColumns();

    /** What else looks at records, for one thread. */
    WatchParts watches();

    /** A record as what else looks at it sees it. */
    WatchedRecord watched(FlowLogRecord record);

    /** What reads for one thread. */
    Hand hand();

    /** What one thread reads by; it remembers what it has met. For one thread. */
    interface Hand {

        /** What reads the blocks of files that have the same columns. */
        BlockReading reading(LineLayout layout, LogRun run, Counter counter, RecordFilter filter);

        /** What finds the causes of the records that a cursor goes over. */
        BlockReplay replay(RecordCursor cursor, Counter counter, LogRun run, RecordFilter filter);
    }

    /** Reads the lines of blocks, and counts what is found. */
    interface BlockReading {

        BlockResult read(LineBlock block);

        /** Whether a header line of the block that was read last named other columns. */
        boolean columnsChanged();
    }
}
