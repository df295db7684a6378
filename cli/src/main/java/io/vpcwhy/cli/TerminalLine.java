package io.vpcwhy.cli;

import java.io.PrintWriter;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Supplier;

/** A line on a terminal that is written anew several times a second, and wiped in the end; nothing where nobody looks. */
final class TerminalLine implements AutoCloseable {

    /** Set by the launcher. */
    private static final String TERMINAL = "vpcwhy.terminal.error";

    /** Milliseconds between two words. */
    private static final long PERIOD = 250;

    private static final String WIPE = "\r\u001b[K";

    private final PrintWriter terminal;
    private final Supplier<String> words;
    private final Timer clock = new Timer(true);
    private boolean said;
    private boolean over;

    TerminalLine(PrintWriter terminal, Supplier<String> words) {
        this.terminal = terminal;
        this.words = words;
    }

    /** Whether somebody looks. */
    static boolean isSeen() {
        return Boolean.getBoolean(TERMINAL);
    }

    /** Begins to say how far it is, where somebody looks. */
    void start() {
        if (isSeen()) {
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

    private synchronized void say() {
        if (!over) {
            terminal.print(WIPE + words.get());
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
            terminal.print(WIPE);
            terminal.flush();
            said = false;
        }
    }
}
