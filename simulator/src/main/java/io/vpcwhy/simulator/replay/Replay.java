package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormatException;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.LineBlock;
import io.vpcwhy.model.flowlog.LogBlocks;
import io.vpcwhy.model.flowlog.RecordScanner;
import io.vpcwhy.model.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/**
 * Streams whole logs through what {@code explain} finds, and counts records by cause. Memory does not grow with the
 * logs, but for connections whose handshake contradicts their ports. The report is the same whatever the number of threads.
 */
public final class Replay {

    /** Bytes of a block: some thousand lines, few enough to stay in the cache while they are read. */
    private static final int BLOCK = 1 << 19;

    private final Network network;
    private final FlowLogReadOptions options;
    private final int threads;
    private final LongAdder records = new LongAdder();
    private volatile boolean stopped;

    /** @param threads that read and count, from 1 */
    public Replay(Snapshot snapshot, FlowLogReadOptions options, int threads) {
        this.network = new Network(snapshot);
        this.options = options;
        this.threads = threads;
    }

    /** Lines that were answered so far. */
    public long recordsSoFar() {
        return records.sum();
    }

    /** Makes {@link #run} come to an end soon, with what was counted until then. */
    public void stop() {
        stopped = true;
    }

    /** Replays all of the logs. One that cannot be read, or not to its end, leaves the report incomplete. */
    public ReplayReport run(List<LogInput> logs) {
        Shared shared = new Shared(logs);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> running = new ArrayList<>();
            List<Worker> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Worker worker = new Worker(shared);
                workers.add(worker);
                running.add(pool.submit(worker));
            }
            for (Future<?> each : running) {
                await(each);
            }
            Counts all = new Counts();
            workers.forEach(worker -> all.addAll(worker.counts));
            List<String> damages = shared.damages();
            return new ReportMaker(network).report(all, damages, damages.isEmpty() && !stopped);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void await(Future<?> running) {
        try {
            running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** A log that is waiting to be read. */
    private record Waiting(int number, LogInput input, Set<Long> contrary, boolean byBlocks) {}

    /** What the threads share: the logs that wait, and those that are being read. */
    private static final class Shared {

        /** Nanoseconds after which somebody who waits for work looks again. */
        private static final long PATIENCE = 20_000_000;

        private final Deque<Waiting> waiting = new ArrayDeque<>();
        private final List<Open> open = new ArrayList<>();
        private final List<String> damages = new ArrayList<>();
        private int unfinished;
        private int changes;

        Shared(List<LogInput> logs) {
            for (LogInput log : logs) {
                waiting.add(new Waiting(waiting.size(), log, Set.of(), true));
            }
            unfinished = waiting.size();
        }

        /** A log that nobody reads yet. */
        synchronized Optional<Waiting> next() {
            return Optional.ofNullable(waiting.poll());
        }

        /** The logs that others read. */
        synchronized List<Open> others() {
            return List.copyOf(open);
        }

        /** Waits until there may be something to do; returns false where nothing more will come. */
        synchronized boolean await() {
            int before = changes;
            long until = System.nanoTime() + PATIENCE;
            while (changes == before && unfinished > 0 && System.nanoTime() < until) {
                try {
                    wait(1);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return unfinished > 0;
        }

        synchronized void opened(Open log) {
            open.add(log);
            changes++;
            notifyAll();
        }

        synchronized void closed(Open log) {
            open.remove(log);
        }

        synchronized void again(Waiting log) {
            waiting.addFirst(log);
            changes++;
            notifyAll();
        }

        synchronized void finished(List<String> damagesOfIt) {
            damages.addAll(damagesOfIt);
            unfinished--;
            changes++;
            notifyAll();
        }

        synchronized List<String> damages() {
            return damages.stream().sorted().toList();
        }
    }

    /** A log that is being read by blocks. */
    private record Open(Waiting from, LogRun run) {}

    /** Reads a log of its own while there are any, then helps with those of others. */
    private final class Worker implements Runnable {

        private final Shared shared;
        private final Counts counts = new Counts();
        private final KnownKinds known = new KnownKinds();
        private final LineBlock block = new LineBlock(BLOCK);

        Worker(Shared shared) {
            this.shared = shared;
        }

        @Override
        public void run() {
            boolean more = true;
            while (more && !stopped) {
                Optional<Waiting> own = shared.next();
                if (own.isPresent()) {
                    read(own.get());
                } else {
                    more = help() || shared.await();
                }
            }
        }

        private boolean help() {
            boolean helped = false;
            for (Open log : shared.others()) {
                helped |= read(log);
            }
            return helped;
        }

        private void read(Waiting log) {
            List<String> damages = new ArrayList<>();
            try {
                LogBlocks blocks = log.input().open(options);
                if (log.byBlocks() && hasBlocks(log.input(), blocks)) {
                    Open opened = new Open(log, new LogRun(log.number(), blocks, network, log.contrary()));
                    shared.opened(opened);
                    read(opened);
                    return;
                }
                readLines(log, blocks, damages);
            } catch (IOException | FlowLogFormatException e) {
                damages.add(problem(log.input().name(), e));
            }
            shared.finished(damages);
        }

        /** What can be read but once is read line by line where a second look might be needed. */
        private static boolean hasBlocks(LogInput input, LogBlocks blocks) {
            return blocks.layout()
                    .filter(layout -> input.again() || !layout.format().has(FlowLogField.TCP_FLAGS))
                    .isPresent();
        }

        private void readLines(Waiting log, LogBlocks blocks, List<String> damages) throws IOException {
            ReaderReplay lines = new ReaderReplay(
                    log.number(), network, new Counter(network.causes().table(), network.services(), counts));
            try (blocks;
                    FlowLogReader reader = blocks.reader()) {
                lines.replay(reader, () -> stopped, records);
                blocks.damage().ifPresent(problem -> damages.add(blocks.source() + ": " + problem));
            } catch (UncheckedIOException | FlowLogFormatException e) {
                damages.add(problem(log.input().name(), e));
            }
        }

        /** Reads blocks of a log until there are no more; returns whether there was any. */
        private boolean read(Open log) {
            LogRun run = log.run();
            boolean any = run.take(block);
            if (any) {
                Counter counter = new Counter(network.causes().table(), network.services(), run.part());
                RecordScanner scanner =
                        new RecordScanner(run.layout(), network.stations().names());
                BlockReplay replay = new BlockReplay(network, scanner, known, counter, run);
                do {
                    scanner.start(block);
                    BlockResult result = replay.replay(block.number());
                    records.add(result.answered());
                    run.bring(block.number(), result, scanner.columnsChanged(), stopped);
                } while (run.take(block));
            }
            if (run.isDone()) {
                end(log);
            }
            return any;
        }

        private void end(Open log) {
            shared.closed(log);
            Waiting from = log.from();
            LogRun run = log.run();
            List<String> damages = new ArrayList<>();
            try {
                Counts all = run.end();
                boolean again = from.input().again() && !stopped;
                if (again && run.hasColumnsChanged()) {
                    shared.again(new Waiting(from.number(), from.input(), Set.of(), false));
                    return;
                }
                if (again && !run.newContrary().isEmpty()) {
                    shared.again(new Waiting(from.number(), from.input(), run.newContrary(), true));
                    return;
                }
                counts.addAll(all);
                damages.addAll(run.damages());
            } catch (IOException e) {
                damages.add(problem(from.input().name(), e));
            }
            shared.finished(damages);
        }
    }

    private static String problem(String name, Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.startsWith(name) ? message : name + " cannot be read (" + message + ")";
    }
}
