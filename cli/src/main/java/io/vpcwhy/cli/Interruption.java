package io.vpcwhy.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** What happens when somebody presses Ctrl-C: the work ends early and its answer is still written. */
final class Interruption {

    /** Seconds that the answer has to be written. */
    private static final int PATIENCE = 10;

    /** The process has said all that it has to say. */
    private static final CountDownLatch SAID = new CountDownLatch(1);

    private final Thread hook;

    private Interruption(Runnable end) {
        this.hook = new Thread(() -> {
            end.run();
            await();
        });
    }

    /** From here until it is over, an interruption ends the work and waits until the program {@link #exit exits}. */
    static Interruption endsEarly(Runnable end) {
        Interruption interruption = new Interruption(end);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private static void await() {
        try {
            SAID.await(PATIENCE, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that the work is done. */
    void over() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is being interrupted, and the exit waits for the signal's.
        }
    }

    /**
     * Ends the process when all is said. Where a signal is ending it, the exit status is that of the signal: an exit with
     * another one would overtake it as soon as the last hook is done.
     */
    static void exit(int status) {
        SAID.countDown();
        while (isUnderWay()) {
            try {
                Thread.currentThread().join(); // the signal's thread ends the process
            } catch (InterruptedException e) {
                // It ends all the same.
            }
        }
        System.exit(status);
    }

    /** Whether the process is being ended; Java tells it only to those who ask for a part in it. */
    private static boolean isUnderWay() {
        Thread any = new Thread();
        try {
            Runtime.getRuntime().addShutdownHook(any);
            Runtime.getRuntime().removeShutdownHook(any);
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }
}
