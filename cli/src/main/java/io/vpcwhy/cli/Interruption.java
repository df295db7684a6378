package io.vpcwhy.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What happens when somebody presses Ctrl-C: the work ends early and its answer is still written. */
final class Interruption {

    /** Seconds that the answer has to be written. */
    private static final int PATIENCE = 10;

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Runnable end) {
        this.hook = new Thread(() -> {
            end.run();
            await();
        });
    }

    /** From here until it is over, an interruption ends the work and waits for the answer. */
    static Interruption endsEarly(Runnable end) {
        Interruption interruption = new Interruption(end);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void await() {
        try {
            written.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that the answer is written. */
    void over() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is being interrupted, and the hook has what it waits for.
        }
    }
}
