package io.vpcwhy.cli;

import io.vpcwhy.cli.collect.CollectProgress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Says on a terminal how far a collection is. */
final class TerminalProgress implements CollectProgress, AutoCloseable {

    private final TerminalLine line;
    private final AtomicLong planned = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong items = new AtomicLong();
    private volatile String place = "";

    TerminalProgress(PrintWriter terminal) {
        line = new TerminalLine(terminal, this::words);
        line.start();
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

    /** Wipes what was said. */
    @Override
    public void close() {
        line.close();
    }
}
