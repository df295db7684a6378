package io.vpcwhy.model.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads files, on several processors where that pays. The result is as if one were read after the other. */
final class SnapshotWorkers {

    // A thread costs more than it saves below this.
    private static final long PARALLEL_FROM_BYTES = 8L << 20;

    private SnapshotWorkers() {}

    /**
     * A file to read.
     *
     * @param file where the content is as it is, so that it can be read in parts
     * @param bytes size of the content, -1 where not known
     * @param named whether the user named this very file, which then has to be JSON; what lies beside JSON need not
     */
    record Task(SnapshotSource source, Optional<Path> file, long bytes, boolean named) {}

    /** One file that is being read, whole or in parts. */
    private record Running(Task task, Optional<LargeFile> large, List<Future<Findings>> parts) {}

    static List<Findings> read(List<Task> tasks) throws SnapshotException {
        long bytes = 0;
        for (Task task : tasks) {
            bytes += Math.max(0, task.bytes());
        }
        int processors = Runtime.getRuntime().availableProcessors();
        return bytes < PARALLEL_FROM_BYTES || processors < 2 ? inTurn(tasks) : atOnce(tasks, processors);
    }

    private static List<Findings> inTurn(List<Task> tasks) throws SnapshotException {
        List<Findings> found = new ArrayList<>(tasks.size());
        for (Task task : tasks) {
            found.add(readWhole(task));
        }
        return found;
    }

    private static List<Findings> atOnce(List<Task> tasks, int processors) throws SnapshotException {
        ExecutorService pool = Executors.newFixedThreadPool(processors);
        try {
            List<Running> running = new ArrayList<>(tasks.size());
            for (Task task : tasks) {
                running.add(started(task, processors, pool));
            }
            // Asked in order: of several bad files the first is told, however fast each was read.
            List<Findings> found = new ArrayList<>(tasks.size());
            for (Running one : running) {
                found.add(result(one));
            }
            return found;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Running started(Task task, int processors, ExecutorService pool) {
        Optional<LargeFile> large = large(task, processors);
        List<Future<Findings>> parts = new ArrayList<>();
        if (large.isEmpty()) {
            parts.add(pool.submit(() -> readWhole(task)));
        } else {
            for (SnapshotSource part : large.get().parts()) {
                parts.add(pool.submit(() -> DocumentReader.read(part, true)));
            }
        }
        return new Running(task, large, parts);
    }

    private static Optional<LargeFile> large(Task task, int processors) {
        if (task.file().isEmpty()) {
            return Optional.empty();
        }
        try {
            return LargeFile.of(task.file().get(), task.bytes(), processors);
        } catch (IOException unreadable) {
            // Reading it as one will say why.
            return Optional.empty();
        }
    }

    private static Findings readWhole(Task task) throws SnapshotException {
        return DocumentReader.read(task.source(), task.named());
    }

    private static Findings result(Running running) throws SnapshotException {
        if (running.large().isEmpty()) {
            return result(running.parts().get(0));
        }
        try {
            List<Findings> parts = new ArrayList<>(running.parts().size());
            for (Future<Findings> part : running.parts()) {
                parts.add(result(part));
            }
            Optional<Findings> joined = running.large().get().joined(parts);
            if (joined.isPresent()) {
                return joined.get();
            }
        } catch (SnapshotException bad) {
            // It may be the cut that was bad. Reading the file as one tells, and names the place in it.
        }
        return readWhole(running.task());
    }

    private static Findings result(Future<Findings> running) throws SnapshotException {
        try {
            return running.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof SnapshotException bad) {
                throw bad;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a snapshot was read", stopped);
        }
    }
}
