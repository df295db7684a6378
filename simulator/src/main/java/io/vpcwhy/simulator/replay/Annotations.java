package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.LineBlock;
import java.util.Iterator;

/** Writes every record with its cause to a file, in the order of the logs. Safe for use by several threads. */
final class Annotations {

    private final AnnotationTexts texts;
    private final AnnotationFile file;

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
        return new AnnotationTrack(file.part(log));
    }

    /** Lines that come one by one. */
    AnnotatedLines lines() {
        return new AnnotatedLines(texts, 1 << 10);
    }

    /** The lines of a block that were answered and asked for. */
    AnnotatedLines lines(LineBlock block, BlockResult result) {
        AnnotatedLines lines = new AnnotatedLines(texts, 3 * block.length());
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
