package io.vpcwhy.benchmarks;

import io.vpcwhy.fixtures.FlowLogLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How fast whole logs are replayed, beside other programs over the same logs in the same run: each a process of its own,
 * from its start to its end, in turns. Run in the root of a checkout; it prints a table in Markdown.
 *
 * <pre>java -cp benchmarks/target/dist/benchmarks.jar io.vpcwhy.benchmarks.WholeLogs FOLDER [RECORDS [ROUNDS [GROUP...]]]
 * </pre>
 *
 * <p>The logs are made in the folder where they are missing: about 8 GB for the 10,000,000 records that are measured where
 * nothing else is said, and for a while 12 GB more. Rounds are 5. Groups are {@code text}, {@code gzip}, {@code parts},
 * {@code parquet}, {@code parquet-gzip}, {@code v5}, {@code v5-gzip}, {@code small}, {@code ipv6}, {@code malformed}, {@code annotate} and
 * {@code memory}; all where none is named.
 */
public final class WholeLogs {

    private static final long RECORDS = 10_000_000;
    private static final int ROUNDS = 5;
    private static final int TENFOLD = 10;
    private static final int MEMORY_MUST = 512;
    private static final int MEMORY_AIM = 256;

    private final WholeLogsData data;
    private final int rounds;
    private final List<String> rows = new ArrayList<>();

    private enum Group {
        TEXT,
        GZIP,
        PARTS,
        PARQUET,
        PARQUET_GZIP,
        V5,
        V5_GZIP,
        SMALL,
        IPV6,
        MALFORMED,
        ANNOTATE,
        MEMORY
    }

    private WholeLogs(WholeLogsData data, int rounds) {
        this.data = data;
        this.rounds = rounds;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        long records = args.length > 1 ? Long.parseLong(args[1]) : RECORDS;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : ROUNDS;
        Set<Group> groups = EnumSet.allOf(Group.class);
        if (args.length > 3) {
            groups = EnumSet.noneOf(Group.class);
            for (String name : Arrays.asList(args).subList(3, args.length)) {
                groups.add(Group.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')));
            }
        }
        WholeLogs measuring = new WholeLogs(new WholeLogsData(Path.of(args[0]), records), rounds);
        for (Group group : groups) {
            measuring.measure(group);
        }
        measuring.print();
    }

    private void print() {
        System.out.println("| measure | must | aim | this | beside it | ratio | |");
        System.out.println("|---|---|---|---|---|---|---|");
        rows.forEach(System.out::println);
    }

    private void measure(Group group) throws IOException, InterruptedException {
        switch (group) {
            case TEXT -> text();
            case GZIP -> gzip("one .log.gz", data.gzip(), List.of(data.gzip()));
            case PARTS -> gzip(WholeLogsData.PARTS + " files .log.gz", data.parts(), files(data.parts()));
            case PARQUET -> parquet("Parquet, snappy", data.parquet());
            case PARQUET_GZIP -> parquet("Parquet, gzip", data.parquetGzip());
            case V5 -> besideDuckDb("version 5, text", data.version5(), FlowLogLayout.VERSION_5, 1.3, 1.7);
            case V5_GZIP -> besideDuckDb("version 5, gz", data.version5Gzip(), FlowLogLayout.VERSION_5, 1.6, 1.9);
            case SMALL ->
                besideDuckDb(
                        WholeLogsData.SMALL_FILES + " files .log.gz", data.small(), FlowLogLayout.DEFAULT, 1.2, 1.4);
            case IPV6 -> toldBesideDuckDb("half IPv6, text", data.ipv6());
            case MALFORMED -> toldBesideDuckDb("1 % malformed, text", data.malformed());
            case ANNOTATE -> annotate();
            case MEMORY -> memory();
        }
    }

    private void text() throws IOException, InterruptedException {
        Path log = data.plain();
        Contender replay = replay(log);
        Contender duckDb = Contender.duckDb(DuckDbSql.rejected(DuckDbSql.text(log.toString(), FlowLogLayout.DEFAULT)));
        Contender lines = Contender.lines(log);
        run(List.of(replay, duckDb, lines));
        rows.add(Measure.atLeast("plain text: DuckDB's group-by / replay", duckDb, replay, 1.3, 1.7)
                .row());
        rows.add(Measure.atMost("plain text: replay / own scan for newlines", replay, lines, 5, 3.5)
                .row());
    }

    private void gzip(String what, Path log, List<Path> files) throws IOException, InterruptedException {
        Contender replay = Contender.replay(data.network(), files);
        Contender zcat = Contender.shell("zcat to wc -l", "zcat " + String.join(" ", names(files)) + " | wc -l");
        Contender inflate = Contender.inflate(files);
        Contender duckDb = Contender.duckDb(DuckDbSql.rejected(DuckDbSql.text(glob(log), FlowLogLayout.DEFAULT)));
        run(List.of(replay, zcat, inflate, duckDb));
        int threads = Math.min(files.size(), Runtime.getRuntime().availableProcessors());
        String alone =
                threads == 1 ? "inflate alone, on the one thread that a file has" : "inflate alone, on all cores";
        rows.add(Measure.atLeast(what + ": zcat to wc -l / replay", zcat, replay, 2.0, 2.3)
                .row());
        rows.add(Measure.atMost(what + ": replay / the JDK's " + alone, replay, inflate, 2.2, 1.9)
                .row());
        rows.add(Measure.atLeast(what + ": DuckDB's group-by / replay", duckDb, replay, 1.8, 2.1)
                .row());
    }

    private void parquet(String what, Path log) throws IOException, InterruptedException {
        Contender replay = replay(log);
        Contender duckDb = Contender.duckDb(DuckDbSql.allColumns(DuckDbSql.parquet(log), FlowLogLayout.DEFAULT));
        run(List.of(replay, duckDb));
        rows.add(Measure.atLeast(what + ": DuckDB reading all columns / replay", duckDb, replay, 0.7, 1.0)
                .row());
    }

    private void besideDuckDb(String what, Path log, FlowLogLayout layout, double must, double aim)
            throws IOException, InterruptedException {
        Contender replay = replay(log);
        Contender duckDb = Contender.duckDb(DuckDbSql.rejected(DuckDbSql.text(glob(log), layout)));
        run(List.of(replay, duckDb));
        rows.add(Measure.atLeast(what + ": DuckDB's group-by / replay", duckDb, replay, must, aim)
                .row());
    }

    private void toldBesideDuckDb(String what, Path log) throws IOException, InterruptedException {
        Contender replay = replay(log);
        Contender duckDb = Contender.duckDb(DuckDbSql.rejected(DuckDbSql.text(log.toString(), FlowLogLayout.DEFAULT)));
        run(List.of(replay, duckDb));
        rows.add(Measure.told(what + ": DuckDB's group-by / replay", duckDb, replay)
                .row());
    }

    private Contender replay(Path log, String... more) throws IOException {
        return Contender.replay(data.network(), List.of(log), more);
    }

    /** Runs each once and then in turns, so that what else the machine does meets all of them. */
    private void run(List<Contender> contenders) throws IOException, InterruptedException {
        for (Contender contender : contenders) {
            contender.warmUp();
        }
        for (int round = 0; round < rounds; round++) {
            for (Contender contender : contenders) {
                if (contender.failure().isEmpty()) {
                    contender.measure();
                }
            }
        }
        contenders.forEach(System.err::println);
    }

    private void annotate() throws IOException, InterruptedException {
        if (!TimedProcess.run(List.of("./vpcwhy", "replay", "--help")).output().contains("--annotate")) {
            rows.add("| annotating: replay / cat of the same bytes | at most 1.5 | at most 1.2 | | | |"
                    + " not measured: replay has no --annotate |");
            return;
        }
        Path annotated = data.output("annotated.ndjson");
        Path copy = data.output("annotated.copy");
        Contender replay =
                replay(data.plain(), "--annotate", annotated.toString()).writing(annotated);
        Contender cat =
                Contender.shell("cat", "cat " + annotated + " > " + copy).writing(copy);
        run(List.of(replay, cat));
        rows.add(Measure.atMost("annotating: replay / cat of the same bytes", replay, cat, 1.5, 1.2)
                .row());
        Files.deleteIfExists(annotated);
        Files.deleteIfExists(copy);
    }

    private void memory() throws IOException, InterruptedException {
        List<Long> megabytes = new ArrayList<>();
        for (long records : new long[] {data.records() / TENFOLD, data.records(), data.records() * TENFOLD}) {
            boolean kept = data.hasPlain(records);
            Path log = data.plain(records);
            TimedProcess process = TimedProcess.watch(Contender.replayCommand(data.network(), List.of(log)));
            megabytes.add(process.kilobytes() / 1024);
            System.err.printf(
                    Locale.ROOT, "%d records: %d kB, %.1f s%n", records, process.kilobytes(), process.seconds());
            if (!kept) {
                Files.delete(log);
            }
        }
        long most = Collections.max(megabytes);
        String verdict = most > MEMORY_MUST ? "missed" : most > MEMORY_AIM ? "held" : "held, with the aim";
        String each = megabytes.stream().map(number -> number + " MB").collect(Collectors.joining(", "));
        rows.add("| peak memory of a tenth, all and ten times the records | at most " + MEMORY_MUST + " MB | at most "
                + MEMORY_AIM + " MB | " + each + " | | | " + verdict + " |");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(Path::toString).toList();
    }

    /** As DuckDB names a file, or all files of a folder. */
    private static String glob(Path log) {
        return Files.isDirectory(log) ? log + "/**/*.log.gz" : log.toString();
    }
}
