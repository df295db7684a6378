package io.vpcwhy.simulator.replay;

/** A file that one thread has opened and others may help to read. */
sealed interface OpenLog permits OpenFile, OpenRows {

    /** The log that it is of. */
    SequenceRun sequence();

    /** Its number in the log. */
    int file();
}
