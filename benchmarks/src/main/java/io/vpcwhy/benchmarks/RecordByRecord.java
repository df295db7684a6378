package io.vpcwhy.benchmarks;

import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.model.snapshot.SnapshotException;
import io.vpcwhy.model.snapshot.SnapshotReader;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.CauseFinder;
import io.vpcwhy.simulator.explain.Explainer;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.ExplanationStream;
import io.vpcwhy.simulator.explain.RemedyPolicy;
import io.vpcwhy.simulator.replay.AnnotationFile;
import io.vpcwhy.simulator.replay.AnnotationForm;
import io.vpcwhy.simulator.replay.LogInput;
import io.vpcwhy.simulator.replay.LogSequence;
import io.vpcwhy.simulator.replay.Replay;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares the cause that {@code replay} finds for every record of a log with that of {@code explain}: {@code
 * RecordByRecord FOLDER LOG}. Ends with status 1 at the first that differs.
 */
public final class RecordByRecord {

    /** The line and its cause. */
    private static final class LineAndCause implements AnnotationForm {

        @Override
        public byte[] before() {
            return new byte[0];
        }

        @Override
        public byte[] line(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public byte[] after(Cause cause) {
            return bytes(cause);
        }

        @Override
        public byte[] after(FlowLogLine.Malformed line) {
            return bytes(Cause.MALFORMED);
        }

        private static byte[] bytes(Cause cause) {
            return ("\t" + cause + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    private RecordByRecord() {}

    public static void main(String[] args) throws IOException, SnapshotException {
        Snapshot snapshot = SnapshotReader.read(Path.of(args[0]));
        Path log = Path.of(args[1]);
        Path causes = Files.createTempFile("causes", ".txt");
        try {
            try (AnnotationFile file = new AnnotationFile(causes)) {
                int threads = Runtime.getRuntime().availableProcessors();
                Replay.annotating(
                                snapshot,
                                FlowLogReadOptions.NONE,
                                FlowLogSelection.ALL,
                                threads,
                                new LineAndCause(),
                                file)
                        .runAll(List.of(new LogSequence(List.of(LogInput.of(args[1], log)))));
                file.finish();
            }
            System.out.printf("%,d records have the causes that explain finds%n", compare(snapshot, log, causes));
        } finally {
            Files.delete(causes);
        }
    }

    private static long compare(Snapshot snapshot, Path log, Path causes) throws IOException {
        CauseFinder finder = new CauseFinder(snapshot);
        long records = 0;
        try (FlowLogReader lines =
                        FlowLogReader.open(log.toString(), Files.newInputStream(log), FlowLogReadOptions.NONE);
                BufferedReader replayed = Files.newBufferedReader(causes)) {
            ExplanationStream stream = new ExplanationStream(new Explainer(snapshot, RemedyPolicy.NEVER), lines);
            while (stream.hasNext()) {
                Explanation explanation = stream.next();
                String found = replayed.readLine();
                String expected = explanation.line().text() + "\t" + finder.of(explanation);
                if (!expected.equals(found)) {
                    throw new IllegalStateException(
                            "line " + (records + 1) + ": explain finds " + expected + ", replay " + found);
                }
                records++;
            }
            if (replayed.readLine() != null) {
                throw new IllegalStateException("replay answers more lines than explain");
            }
        }
        return records;
    }
}
