package io.vpcwhy.model.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads many files, on several processors where that pays. The result is as if one were read after the other. */
final class SnapshotWorkers {

    // A thread costs more than it saves below this.
    private static final long PARALLEL_FROM_BYTES = 8L << 20;

    private SnapshotWorkers() {}

    static List<Findings> read(List<SnapshotSource> sources, long bytes) throws SnapshotException {
        int processors = Runtime.getRuntime().availableProcessors();
        int workers = Math.min(processors, sources.size());
        return bytes < PARALLEL_FROM_BYTES || workers < 2 ? inTurn(sources) : atOnce(sources, workers);
    }

    private static List<Findings> inTurn(List<SnapshotSource> sources) throws SnapshotException {
        List<Findings> found = new ArrayList<>(sources.size());
        for (SnapshotSource source : sources) {
            found.add(DocumentReader.read(source, false));
        }
        return found;
    }

    private static List<Findings> atOnce(List<SnapshotSource> sources, int workers) throws SnapshotException {
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<Findings>> running = new ArrayList<>(sources.size());
            for (SnapshotSource source : sources) {
                running.add(pool.submit(() -> DocumentReader.read(source, false)));
            }
            // Asked in order: of several bad files the first is told, however fast each was read.
            List<Findings> found = new ArrayList<>(sources.size());
            for (Future<Findings> one : running) {
                found.add(result(one));
            }
            return found;
        } finally {
            pool.shutdownNow();
        }
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
