package io.vpcwhy.benchmarks;

import io.vpcwhy.fixtures.FlowLogGenerator;
import io.vpcwhy.fixtures.FlowLogLayout;
import io.vpcwhy.fixtures.FlowLogMix;
import io.vpcwhy.fixtures.NetworkGenerator;
import io.vpcwhy.fixtures.NetworkShape;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/**
 * A network of 2,000 interfaces with 20 to 40 rules each, and logs of it in many shapes, in a folder. What is there already
 * is kept.
 *
 * <pre>java -cp benchmarks.jar io.vpcwhy.benchmarks.WholeLogsData FOLDER [RECORDS]</pre>
 */
public final class WholeLogsData {

    static final int PARTS = 8;
    static final int SMALL_FILES = 5_000;

    private static final int INTERFACES = 2_000;
    private static final int GROUPS = 80;
    private static final int COPY = 1 << 16;
    private static final int CYCLE = 5;
    private static final DateTimeFormatter FOLDER = DateTimeFormatter.ofPattern("yyyy/MM/dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'", Locale.ROOT);

    private final Path folder;
    private final long records;

    WholeLogsData(Path folder, long records) {
        this.folder = folder;
        this.records = records;
    }

    /** Makes everything that is missing. */
    public static void main(String[] args) throws IOException {
        WholeLogsData data =
                new WholeLogsData(Path.of(args[0]), args.length > 1 ? Long.parseLong(args[1]) : 10_000_000);
        data.network();
        data.parquet();
        data.parquetGzip();
        data.gzip();
        data.version5();
        data.version5Gzip();
        data.small();
        data.parts();
        data.ipv6();
        data.malformed();
    }

    long records() {
        return records;
    }

    /** Records of version 5, whose lines are twice as long: about as many bytes as the default format has. */
    long version5Records() {
        return records / 2;
    }

    Path network() throws IOException {
        return made("net", to -> new NetworkGenerator(shape()).writeTo(to));
    }

    Path plain() throws IOException {
        return made(name(records) + ".log", to -> write(to, records, FlowLogMix.USUAL, FlowLogLayout.DEFAULT));
    }

    /** Another number of records of the same kind. */
    Path plain(long other) throws IOException {
        return new WholeLogsData(folder, other).plain();
    }

    boolean hasPlain(long other) {
        return Files.exists(folder.resolve(name(other) + ".log"));
    }

    /** A file to write to. */
    Path output(String name) {
        return folder.resolve(name);
    }

    Path gzip() throws IOException {
        Path plain = plain();
        return made(name(records) + ".log.gz", to -> compress(plain, to));
    }

    Path version5() throws IOException {
        return made(
                "v5-" + name(version5Records()) + ".log",
                to -> write(to, version5Records(), FlowLogMix.USUAL, FlowLogLayout.VERSION_5));
    }

    Path version5Gzip() throws IOException {
        Path plain = version5();
        return made("v5-" + name(version5Records()) + ".log.gz", to -> compress(plain, to));
    }

    Path ipv6() throws IOException {
        FlowLogMix half = FlowLogMix.USUAL.withIpv6(0.5);
        return made("ipv6-" + name(records) + ".log", to -> write(to, records, half, FlowLogLayout.DEFAULT));
    }

    Path malformed() throws IOException {
        FlowLogMix broken = FlowLogMix.USUAL.withMalformed(0.01);
        return made("malformed-" + name(records) + ".log", to -> write(to, records, broken, FlowLogLayout.DEFAULT));
    }

    /** The same records as 8 gzip files. */
    Path parts() throws IOException {
        Path plain = plain();
        return made("parts-" + name(records), to -> split(plain, to, records / PARTS));
    }

    /** The same records as a tree of small gzip files, as AWS lays them down in S3. */
    Path small() throws IOException {
        Path plain = plain();
        return made("small-" + name(records), to -> split(plain, to, records / SMALL_FILES));
    }

    /** The same records as Parquet that is compressed by snappy, the default of most writers. */
    Path parquet() throws IOException {
        Path plain = plain();
        return made(name(records) + ".parquet", to -> toParquet(plain, to, "snappy"));
    }

    /**
     * The same records as Parquet that is compressed by gzip, as AWS has it.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html">Flow log files</a>
     */
    Path parquetGzip() throws IOException {
        Path plain = plain();
        return made(name(records) + "-gzip.parquet", to -> toParquet(plain, to, "gzip"));
    }

    private interface Maker {
        void make(Path to) throws IOException;
    }

    /** Made beside its place, so that what is there is whole. */
    private Path made(String name, Maker maker) throws IOException {
        Path path = folder.resolve(name);
        if (!Files.exists(path)) {
            Files.createDirectories(folder);
            System.err.println("making " + path);
            Path half = folder.resolve(name + "." + ProcessHandle.current().pid() + ".half");
            maker.make(half);
            Files.move(half, path, StandardCopyOption.ATOMIC_MOVE);
        }
        return path;
    }

    /** 1500000 as it is, and 10m for 10000000. */
    private static String name(long records) {
        return records % 1_000_000 == 0 ? records / 1_000_000 + "m" : Long.toString(records);
    }

    /** Each interface carries one group. */
    static NetworkShape shape() {
        return NetworkShape.ofInterfaces(INTERFACES).withGroups(GROUPS, 1);
    }

    private static void write(Path to, long records, FlowLogMix mix, FlowLogLayout layout) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            new FlowLogGenerator(shape(), mix, layout).writeTo(out, records);
        }
    }

    private static void compress(Path from, Path to) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(to), COPY)) {
            Files.copy(from, out);
        }
    }

    private static void toParquet(Path from, Path to, String codec) throws IOException {
        String copy = DuckDbSql.copyToParquet(DuckDbSql.text(from.toString(), FlowLogLayout.DEFAULT), to, codec);
        try (Connection duckDb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckDb.createStatement()) {
            statement.execute(copy);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    /** Each file begins with the header and holds that many lines of the log. */
    private static void split(Path log, Path folder, long lines) throws IOException {
        try (LineSplitter in = new LineSplitter(Files.newInputStream(log))) {
            byte[] header = in.next(1);
            long first = 0;
            for (byte[] part = in.next(lines); part.length > 0; part = in.next(lines)) {
                Path file = folder.resolve(key(first));
                first += lines;
                Files.createDirectories(file.getParent());
                try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file), COPY)) {
                    out.write(header);
                    out.write(part);
                }
            }
        }
    }

    /**
     * Where AWS puts a file whose records begin with that one.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html">Flow log files</a>
     */
    private static String key(long record) {
        ZonedDateTime time = FlowLogGenerator.timeOf(record).atZone(ZoneOffset.UTC);
        ZonedDateTime cycle = time.withMinute(time.getMinute() / CYCLE * CYCLE);
        return "AWSLogs/123456789012/vpcflowlogs/us-east-1/" + FOLDER.format(cycle)
                + "/123456789012_vpcflowlogs_us-east-1_fl-0a1b2c3d4e5f60718_" + MINUTE.format(cycle) + "_"
                + HexFormat.of().toHexDigits((int) record) + ".log.gz";
    }
}
