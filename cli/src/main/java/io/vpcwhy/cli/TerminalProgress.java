package io.vpcwhy.cli;

import io.vpcwhy.cli.collect.CollectProgress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicLong;

/** Says on a terminal how far a collection is. */
final class TerminalProgress implements CollectProgress, AutoCloseable {

    /** Set by the launcher. */
    private static final String TERMINAL = "vpcwhy.terminal.error";

    /** Milliseconds between two words. */
    private static final long PERIOD = 250;

    private final PrintWriter terminal;
    private final Timer clock = new Timer(true);
    private final AtomicLong planned = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong items = new AtomicLong();
    private volatile String place = "";
    private boolean said;
    private boolean over;

    TerminalProgress(PrintWriter terminal) {
        this.terminal = terminal;
        if (Boolean.getBoolean(TERMINAL)) {
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

    @Override
    public void place(String account, String region) {
        place = account + " " + region + ": ";
    }

    @Override
    public void planned() {
        planned.incrementAndGet();
    }

    @Override
    public void done() {
        done.incrementAndGet();
    }

    @Override
    public void items(int count) {
        items.addAndGet(count);
    }

    /** {@code 123456789012 eu-west-1: 12 of 45 calls, 1,234 items}. */
    String words() {
        return place
                + String.format(Locale.ROOT, "%,d of %,d calls, %,d items", done.get(), planned.get(), items.get());
    }

    private synchronized void say() {
        if (!over) {
            terminal.print("\r\u001b[K" + words());
            terminal.flush();
            said = true;
        }
    }

    /** Wipes what was said. */
    @Override
    public synchronized void close() {
        over = true;
        clock.cancel();
        if (said) {
            terminal.print("\r\u001b[K");
            terminal.flush();
            said = false;
        }
    }
}
