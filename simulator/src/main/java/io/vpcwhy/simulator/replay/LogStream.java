package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Streams whole logs through a study. Memory does not grow with the logs, but for connections whose handshake contradicts
 * their ports. What is counted is the same whatever the number of threads.
 */
final class LogStream {

    /**
     * What was counted.
     *
     * @param damages what kept logs from being read to their end
     * @param complete whether all of every log was read
     */
    record Outcome(Counts counts, List<String> damages, boolean complete) {

        Outcome {
            damages = List.copyOf(damages);
        }
    }

    /** Milliseconds after which a thread that was told to stop is taken for one that waits for a pipe. */
    private static final long PATIENCE = 1_000;

    private final Study study;
    private final FlowLogReadOptions options;
    private final FlowLogSelection selection;
    private final int threads;
    private volatile @Nullable WorkList work;
    private volatile boolean stopped;

    /** @param threads that read and count, from 1 */
    LogStream(Study study, FlowLogReadOptions options, FlowLogSelection selection, int threads) {
        this.study = study;
        this.options = options;
        this.selection = selection;
        this.threads = threads;
    }

    /** Lines that were answered so far; fewer again when a log has to be read once more. */
    long recordsSoFar() {
        return soFar().stream().mapToLong(Advance::records).sum();
    }

    /** Bytes that were read so far, as they are stored; fewer again when a log has to be read once more. */
    long bytesSoFar() {
        return soFar().stream().mapToLong(Advance::bytes).sum();
    }

    private List<Advance> soFar() {
        WorkList current = work;
        return current == null
                ? List.of()
                : current.sequences().stream().map(SequenceRun::advance).toList();
    }

    /** Makes {@link #run} come to an end soon, with what was counted until then. */
    void stop() {
        stopped = true;
        WorkList current = work;
        if (current != null) {
            current.stop();
        }
    }

    /** Whether it was told to come to an end. */
    boolean isStopped() {
        return stopped;
    }

    /** Reads all of the logs. */
    Outcome run(List<LogSequence> logs) {
        WorkList list = new WorkList(sequences(logs));
        work = list;
        if (stopped) {
            list.stop();
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, LogStream::daemon);
        try {
            BlockPool blocks = new BlockPool();
            RecordFilter filter = new RecordFilter(selection, study.stations());
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(pool.submit(new Worker(study, options, filter, list, blocks)));
            }
            for (Future<?> each : running) {
                await(each, list);
            }
        } finally {
            pool.shutdownNow();
        }
        Counts all = new Counts(study.watches());
        List<String> damages = new ArrayList<>();
        for (SequenceRun sequence : list.sequences()) {
            all.addAll(sequence.counts());
            damages.addAll(sequence.damages());
        }
        return new Outcome(all, damages, damages.isEmpty() && !stopped);
    }

    private List<SequenceRun> sequences(List<LogSequence> logs) {
        List<SequenceRun> sequences = new ArrayList<>();
        int files = 0;
        for (LogSequence log : logs) {
            sequences.add(new SequenceRun(files, log, study));
            files += log.inputs().size();
        }
        return sequences;
    }

    /** A thread that waits for a pipe must not keep the program from ending. */
    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work);
        thread.setDaemon(true);
        return thread;
    }

    private void await(Future<?> running, WorkList list) {
        while (true) {
            boolean over = stopped;
            try {
                running.get(PATIENCE, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (over
                        && list.sequences().stream()
                                .anyMatch(log -> log.advance().isWaiting())) {
                    return; // it waits for a pipe, and holds nothing back
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                if (e.getCause() instanceof Error cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }
}
