package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.LineBlock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/** Writes every record with its cause to a file, in the order of the logs. Safe for use by several threads. */
final class Annotations {

    /** Bytes that hold the lines of most blocks. */
    private static final int SIZE = 3 << 19;

    private final AnnotationTexts texts;
    private final AnnotationFile file;
    private final Deque<byte[]> free = new ArrayDeque<>();

    Annotations(AnnotationForm form, CauseTable causes, AnnotationFile file) {
        this.texts = new AnnotationTexts(form, causes);
        this.file = file;
    }

    /**
     * What follows the order of a log, which is read from its beginning.
     *
     * @param log its number among the logs
     */
    AnnotationTrack track(int log) {
        return new AnnotationTrack(this, file.part(log));
    }

    private synchronized byte[] take() {
        return free.isEmpty() ? new byte[SIZE] : free.pop();
    }

    /** Takes back what lines were written to. */
    synchronized void giveBack(AnnotatedLines written) {
        free.push(written.bytes());
    }

    /** Lines that come one by one. */
    AnnotatedLines lines() {
        return new AnnotatedLines(texts, take());
    }

    /** The lines of a block that were answered and asked for. */
    AnnotatedLines lines(LineBlock block, BlockResult result) {
        AnnotatedLines lines = lines();
        Iterator<BlockResult.Broken> broken = result.broken().iterator();
        int answered = (int) result.answered();
        for (int line = 0; line < answered; line++) {
            int cause = result.cause(line);
            if (cause == BlockResult.BROKEN) {
                lines.add(broken.next().what());
            } else if (cause != BlockResult.PASSED_OVER) {
                lines.add(block, result.position(line), cause);
            }
        }
        return lines;
    }

    /** A line that is no record. */
    AnnotatedLines line(FlowLogLine.Malformed line) {
        AnnotatedLines lines = lines();
        lines.add(line);
        return lines;
    }
}
