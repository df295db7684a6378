package io.vpcwhy.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A command that is measured again and again. */
final class Contender {

    private final String name;
    private final List<String> command;
    private final boolean toldByItself;
    private final List<Double> seconds = new ArrayList<>();
    private final List<Double> wholeSeconds = new ArrayList<>();
    private final Optional<Path> output;
    private Optional<String> failure = Optional.empty();

    private Contender(String name, List<String> command, boolean toldByItself) {
        this(name, command, toldByItself, Optional.empty());
    }

    private Contender(String name, List<String> command, boolean toldByItself, Optional<Path> output) {
        this.name = name;
        this.command = command;
        this.output = output;
        this.toldByItself = toldByItself;
    }

    /** The program of this checkout, as users start it. */
    static Contender replay(Path network, List<Path> logs, String... more) {
        return new Contender("replay", replayCommand(network, logs, more), false);
    }

    static List<String> replayCommand(Path network, List<Path> logs, String... more) {
        Stream<String> start = Stream.of("./vpcwhy", "replay", "--snapshot", network.toString());
        Stream<String> named = logs.stream().flatMap(log -> Stream.of("--log", log.toString()));
        return Stream.of(start, named, Stream.of(more)).flatMap(part -> part).toList();
    }

    /** DuckDB, which tells the seconds of the query without those of its start. */
    static Contender duckDb(String query) {
        return new Contender("DuckDB", baseline(List.of("duckdb", query)), true);
    }

    static Contender lines(Path log) {
        return new Contender("newlines", baseline(List.of("lines", log.toString())), false);
    }

    static Contender inflate(List<Path> logs) {
        List<String> files = logs.stream().map(Path::toString).toList();
        return new Contender(
                "inflate",
                baseline(Stream.concat(Stream.of("inflate"), files.stream()).toList()),
                false);
    }

    static Contender shell(String name, String script) {
        return new Contender(name, List.of("sh", "-c", script), false);
    }

    private static List<String> baseline(List<String> arguments) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> start = List.of(
                java,
                "-XX:+UseParallelGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                LogBaseline.class.getName());
        return Stream.concat(start.stream(), arguments.stream()).toList();
    }

    /** The same, which writes a file: what is there of it is removed each time before it begins. */
    Contender writing(Path file) {
        return new Contender(name, command, toldByItself, Optional.of(file));
    }

    String name() {
        return name;
    }

    /** Runs without being measured, so that files are in memory and programs are built. */
    void warmUp() throws IOException, InterruptedException {
        run();
    }

    void measure() throws IOException, InterruptedException {
        TimedProcess process = run();
        if (failure.isEmpty()) {
            wholeSeconds.add(process.seconds());
            seconds.add(toldByItself ? Double.parseDouble(process.lastLine()) : process.seconds());
        }
    }

    private TimedProcess run() throws IOException, InterruptedException {
        if (output.isPresent()) {
            Files.deleteIfExists(output.get());
        }
        TimedProcess process = TimedProcess.run(command);
        if (!process.succeeded()) {
            failure = Optional.of("exit status " + process.exitStatus() + ": " + process.lastLine());
        }
        return process;
    }

    /** Why there is nothing to tell. */
    Optional<String> failure() {
        return failure;
    }

    /** What counts: of DuckDB the query alone, of all others the whole process. */
    double median() {
        return median(seconds);
    }

    /** The whole process. */
    double wholeMedian() {
        return median(wholeSeconds);
    }

    boolean tellsByItself() {
        return toldByItself;
    }

    @Override
    public String toString() {
        return name + " " + Arrays.toString(sorted(seconds));
    }

    private static double median(List<Double> values) {
        return values.isEmpty() ? Double.NaN : sorted(values)[(values.size() - 1) / 2];
    }

    private static double[] sorted(List<Double> values) {
        return values.stream().flatMapToDouble(DoubleStream::of).sorted().toArray();
    }
}
