package io.vpcwhy.simulator.connection;

/** Why it is not known whether a connection works. The first that applies is told. */
public enum Doubt {
    /** AWS left records out (SKIPDATA) while it lasted. */
    SKIPPED_RECORDS,
    /** It lasted to the end of the log: the rest may be in the next file. */
    END_OF_LOG,
    /** It began before the first record ended: the rest may be in the file before, or was not asked for. */
    START_OF_LOG,
    /** A flow log keeps only accepted or only rejected records. */
    TRAFFIC_TYPE,
    /** An interface has no records. */
    NOT_LOGGED,
    /** No answer has to come: UDP, ICMP and whatever else is not TCP. */
    NO_ANSWER_NEEDED,
    /** Too few tries to be sure. */
    FEW_TRIES,
    /**
     * Packets of a connection that was opened before, or the same way accepted and rejected: tracking had expired, or the
     * rules changed.
     */
    LATE_OR_CHANGED,
    /** Answers without a request: they take another way, or the request is in the file before. */
    NO_REQUEST,
    /** Nothing tells which end opened it. */
    WHO_OPENED
}
