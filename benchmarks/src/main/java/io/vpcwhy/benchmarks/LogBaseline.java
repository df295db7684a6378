package io.vpcwhy.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;

/**
 * What {@link WholeLogs} compares replay with, each in a process of its own: {@code lines FILE}, {@code inflate FILE...}
 * or {@code duckdb QUERY}, which prints the seconds of the query alone.
 */
final class LogBaseline {

    private static final int BLOCK = 1 << 20;
    private static final int GZIP_BLOCK = 1 << 16;
    private static final long NEWLINES = 0x0A0A_0A0A_0A0A_0A0AL;
    private static final long LOW_BITS = 0x7F7F_7F7F_7F7F_7F7FL;
    private static final double NANOS = 1e9;

    private LogBaseline() {}

    /** Prints one number. */
    public static void main(String[] args) throws IOException, SQLException, InterruptedException, ExecutionException {
        List<String> rest = Arrays.asList(args).subList(1, args.length);
        switch (args[0]) {
            case "lines" -> System.out.println(lines(Path.of(rest.get(0))));
            case "inflate" ->
                System.out.println(inflate(rest.stream().map(Path::of).toList()));
            case "duckdb" -> System.out.printf(Locale.ROOT, "%.3f%n", duckDb(rest.get(0)));
            default -> throw new IllegalArgumentException(args[0] + " is neither lines nor inflate nor duckdb");
        }
    }

    /** Counts newlines, eight bytes at a time, on all cores. */
    private static long lines(Path log) throws IOException, InterruptedException, ExecutionException {
        AtomicLong next = new AtomicLong();
        try (FileChannel channel = FileChannel.open(log, StandardOpenOption.READ)) {
            return onAllCores(() -> {
                ByteBuffer block = ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.nativeOrder());
                long lines = 0;
                while (channel.read(block.clear(), next.getAndAdd(BLOCK)) > 0) {
                    lines += lines(block.flip());
                }
                return lines;
            });
        }
    }

    private static long lines(ByteBuffer block) {
        long lines = 0;
        int at = 0;
        for (; at + Long.BYTES <= block.limit(); at += Long.BYTES) {
            long different = block.getLong(at) ^ NEWLINES;
            lines += Long.bitCount(~((different & LOW_BITS) + LOW_BITS | different | LOW_BITS));
        }
        for (; at < block.limit(); at++) {
            lines += block.get(at) == '\n' ? 1 : 0;
        }
        return lines;
    }

    /** Inflates and drops what comes out, each file on one core. */
    private static long inflate(List<Path> logs) throws InterruptedException, ExecutionException {
        Queue<Path> left = new ConcurrentLinkedQueue<>(logs);
        return onAllCores(() -> {
            byte[] block = new byte[GZIP_BLOCK];
            long bytes = 0;
            for (Path log = left.poll(); log != null; log = left.poll()) {
                try (InputStream in = new GZIPInputStream(Files.newInputStream(log), GZIP_BLOCK)) {
                    for (int count = in.read(block); count > 0; count = in.read(block)) {
                        bytes += count;
                    }
                }
            }
            return bytes;
        });
    }

    private static long onAllCores(Callable<Long> work) throws InterruptedException, ExecutionException {
        int cores = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(cores);
        try {
            List<Future<Long>> parts = new ArrayList<>();
            for (int core = 0; core < cores; core++) {
                parts.add(threads.submit(work));
            }
            long sum = 0;
            for (Future<Long> part : parts) {
                sum += part.get();
            }
            return sum;
        } finally {
            threads.shutdown();
        }
    }

    /** The seconds from the question to the last row, after DuckDB has answered another. */
    private static double duckDb(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            rows(statement, "SELECT 1");
            long start = System.nanoTime();
            rows(statement, query);
            return (System.nanoTime() - start) / NANOS;
        }
    }

    private static void rows(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
    }
}
