package io.vpcwhy.cli;

import io.vpcwhy.simulator.replay.LogInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Says on a terminal how far a replay is: records, how many a second, and how long it will take yet. */
final class ReplayProgress implements AutoCloseable {

    /** Milliseconds between two words. */
    private static final long PERIOD = 250;

    private static final double NANOS = 1e9;

    private final LongSupplier recordsSoFar;
    private final PrintWriter terminal;
    private final LongAdder bytesRead = new LongAdder();
    private final long began = System.nanoTime();
    private final Timer clock = new Timer(true);
    private long bytes;
    private boolean said;

    ReplayProgress(LongSupplier recordsSoFar, PrintWriter terminal) {
        this.recordsSoFar = recordsSoFar;
        this.terminal = terminal;
        if (Boolean.getBoolean("vpcwhy.terminal.error")) {
            clock.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            say();
                        }
                    },
                    PERIOD,
                    PERIOD);
        }
    }

    /** The log of a name, of which it is counted how much was read. */
    LogInput input(String name) {
        if (name.equals(FlowLogFiles.STANDARD_INPUT)) {
            bytes = Long.MAX_VALUE;
            return LogInput.once(name, System.in);
        }
        Path file = FlowLogFiles.path(name);
        try {
            bytes += Files.size(file);
        } catch (IOException e) {
            // Whoever reads it says so.
        }
        return new LogInput(name, () -> new Counted(Files.newInputStream(file)), true);
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            bytesRead.add(Math.max(0, count));
            return count;
        }
    }

    private synchronized void say() {
        double seconds = (System.nanoTime() - began) / NANOS;
        long records = recordsSoFar.getAsLong();
        double share = (double) bytesRead.sum() / Math.max(1, bytes);
        String rest = share > 0.01 && share <= 1
                ? String.format(Locale.ROOT, ", %.0f s to go", seconds / share - seconds)
                : "";
        terminal.print(String.format(
                Locale.ROOT, "\r\u001b[K%,d records, %.1f million a second%s", records, records / seconds / 1e6, rest));
        terminal.flush();
        said = true;
    }

    /** Wipes what was said. */
    @Override
    public synchronized void close() {
        clock.cancel();
        if (said) {
            terminal.print("\r\u001b[K");
            terminal.flush();
        }
    }
}
