package io.vpcwhy.simulator.replay;

import java.util.ArrayDeque;
import java.util.Deque;

/** The annotations of one log, in its order: those of a block are written when all its causes are known. For one thread at a time. */
final class AnnotationTrack {

    private final Annotations all;
    private final AnnotationFile.Part file;
    private final Deque<AnnotatedLines> waiting = new ArrayDeque<>();

    AnnotationTrack(Annotations all, AnnotationFile.Part file) {
        this.all = all;
        this.file = file;
    }

    /** Takes the lines that follow. */
    void follow(AnnotatedLines lines) {
        waiting.add(lines);
    }

    /** Says the cause of the first line of which it was left out. */
    void told(int cause) {
        for (AnnotatedLines lines : waiting) {
            if (lines.hasHoles()) {
                lines.fill(cause);
                return;
            }
        }
        throw new IllegalStateException("the cause of a line is told that has one");
    }

    /** Writes what is whole, up to the first line whose cause is left out. */
    void write() {
        while (!waiting.isEmpty() && !waiting.getFirst().hasHoles()) {
            AnnotatedLines lines = waiting.removeFirst();
            file.write(lines);
            all.giveBack(lines);
        }
    }
}
