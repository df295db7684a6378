package io.vpcwhy.cli;

import io.vpcwhy.simulator.replay.LogInput;
import io.vpcwhy.simulator.replay.LogWork;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Says on a terminal how far a replay is: records, how many a second, and how long it will take yet. */
final class ReplayProgress implements AutoCloseable {

    private static final double NANOS = 1e9;

    private final LogWork work;
    private final OptionalLong bytes;
    private final long began = System.nanoTime();
    private final TerminalLine line;

    /** @param logs what is replayed */
    ReplayProgress(LogWork work, List<LogArgument> logs, PrintWriter terminal) {
        this.work = work;
        this.bytes = TerminalLine.isSeen() ? bytes(logs) : OptionalLong.empty();
        this.line = new TerminalLine(terminal, this::words);
    }

    /** Begins to say so, where somebody sees it. */
    void start() {
        line.start();
    }

    /** How much there is to read; empty where that is not known of all. */
    private static OptionalLong bytes(List<LogArgument> logs) {
        long sum = 0;
        for (LogArgument log : logs) {
            for (LogInput input : log.inputs()) {
                if (input.path().isEmpty() && input.bytes().isEmpty()) {
                    return OptionalLong.empty();
                }
                sum += input.path().isPresent()
                        ? size(input.path().get())
                        : input.bytes().getAsLong();
            }
        }
        return OptionalLong.of(sum);
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // whoever reads it says so
        }
    }

    private String words() {
        double seconds = (System.nanoTime() - began) / NANOS;
        return words(work.recordsSoFar(), seconds, work.bytesSoFar(), bytes);
    }

    /**
     * {@code 1,234,567 records, 1.2 million a second, 40 %, 12 s to go}.
     *
     * @param all how many bytes there are, where that is known
     */
    static String words(long records, double seconds, long bytes, OptionalLong all) {
        StringBuilder words = new StringBuilder(
                String.format(Locale.ROOT, "%,d records, %.1f million a second", records, records / seconds / 1e6));
        double share = all.isPresent() ? (double) bytes / Math.max(1, all.getAsLong()) : 0;
        if (share > 0.01 && share <= 1) {
            Duration left = Duration.ofSeconds(Math.round(seconds / share - seconds));
            words.append(String.format(Locale.ROOT, ", %d %%, ", (int) (share * 100)))
                    .append(left.toMinutes() > 0 ? left.toMinutes() + " min " : "")
                    .append(left.toSecondsPart())
                    .append(" s to go");
        }
        return words.toString();
    }

    /** Wipes what was said. */
    @Override
    public void close() {
        line.close();
    }
}
