package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;

/** What whoever reads the blocks of a log has to know of it: of those of its files that have the same columns. */
final class LogRun {

    private static final int OFFSET_BITS = 24;
    private static final int BLOCK_BITS = 18;

    private final SequenceRun sequence;
    private final boolean tellsReason;
    private final boolean toldByFlags;
    private final boolean tellsVpc;

    LogRun(SequenceRun sequence, FlowLogFormat format) {
        this.sequence = sequence;
        this.tellsReason = format.has(FlowLogField.REJECT_REASON);
        this.toldByFlags = format.has(FlowLogField.TCP_FLAGS);
        this.tellsVpc = format.has(FlowLogField.VPC_ID);
    }

    SequenceRun sequence() {
        return sequence;
    }

    /** The number of the first block of a file, so that all blocks of all files are numbered in their order. */
    static long firstBlock(int file) {
        return (long) file << BLOCK_BITS;
    }

    /** Whether the cause of each line is wanted, not the counts alone. */
    boolean keepsCauses() {
        return false;
    }

    /** Where a line is among all lines of all logs. */
    long position(long block, int offset) {
        return firstPosition(block) | offset;
    }

    /** Where a block begins among all lines of all logs. */
    static long firstPosition(long block) {
        return block << OFFSET_BITS;
    }

    /** Whether the format tells why a record was rejected. */
    boolean tellsReason() {
        return tellsReason;
    }

    /** Whether handshakes are told, which may say other than the ports. */
    boolean toldByFlags() {
        return toldByFlags;
    }

    /** Whether records may tell their VPC. */
    boolean tellsVpc() {
        return tellsVpc;
    }

    boolean hasContrary() {
        return sequence.hasContrary();
    }

    boolean isContrary(long connection) {
        return sequence.isContrary(connection);
    }

    /** Takes note of a connection that is not as its ports say. */
    void contrary(long connection) {
        sequence.contrary(connection);
    }
}
