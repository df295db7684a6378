package io.vpcwhy.benchmarks;

import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.model.snapshot.SnapshotReader;
import io.vpcwhy.simulator.replay.LogInput;
import io.vpcwhy.simulator.replay.Replay;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Replays a log several times in one process, and counts its lines beside it: {@code ReplaySpeed FOLDER LOG [ROUNDS]}.
 * The first round is as from the shell, but for the start of the JVM. Processor time tells more than the clock where
 * others use the machine.
 */
public final class ReplaySpeed {

    private static final double NANOS = 1e9;

    private ReplaySpeed() {}

    public static void main(String[] args) throws IOException, SnapshotException {
        Path log = Path.of(args[1]);
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        Snapshot snapshot = SnapshotReader.read(Path.of(args[0]));
        for (int round = 1; round <= rounds; round++) {
            long clock = System.nanoTime();
            long processor = processor();
            Replay replay = new Replay(
                    snapshot, FlowLogReadOptions.NONE, Runtime.getRuntime().availableProcessors());
            long records = replay.run(List.of(LogInput.of(args[1], log))).read();
            print("replay", round, records, clock, processor);
            clock = System.nanoTime();
            processor = processor();
            print("lines", round, lines(log), clock, processor);
        }
    }

    private static void print(String what, int round, long records, long clock, long processor) {
        double seconds = (System.nanoTime() - clock) / NANOS;
        double work = (processor() - processor) / NANOS;
        System.out.printf("%s %d: %d, %.2f s, processor %.2f s%n", what, round, records, seconds, work);
    }

    private static long processor() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long lines(Path log) throws IOException {
        byte[] bytes = new byte[1 << 19];
        long lines = 0;
        try (InputStream in = Files.newInputStream(log)) {
            for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                for (int i = 0; i < count; i++) {
                    lines += bytes[i] == '\n' ? 1 : 0;
                }
            }
        }
        return lines;
    }
}
