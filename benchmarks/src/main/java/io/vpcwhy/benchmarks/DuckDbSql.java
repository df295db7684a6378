package io.vpcwhy.benchmarks;

import io.vpcwhy.fixtures.FlowLogLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What DuckDB is asked about flow logs. It is told the columns: looking for them it finds one. */
final class DuckDbSql {

    private static final Set<String> INTEGERS =
            Set.of("version", "srcport", "dstport", "protocol", "tcp_flags", "traffic_path");
    private static final Set<String> LONG_INTEGERS = Set.of("packets", "bytes", "start", "end");

    private DuckDbSql() {}

    /** The rejected records, counted by interface, port and protocol: the most frequent of them. */
    static String rejected(String table) {
        return "SELECT interface_id, dstport, protocol, count(*) AS records FROM " + table
                + " WHERE action = 'REJECT' GROUP BY ALL ORDER BY records DESC LIMIT 100";
    }

    /** A number that hangs on every value of every column. */
    static String allColumns(String table, FlowLogLayout layout) {
        String hashes = columns(layout).stream()
                .map(column -> "bit_xor(hash(\"" + column + "\"))")
                .collect(Collectors.joining(", "));
        return "SELECT " + hashes + " FROM " + table;
    }

    /** A table of text, plain or gzip; a glob stands for many files. Lines that are no records are left out. */
    static String text(String files, FlowLogLayout layout) {
        String types = columns(layout).stream()
                .map(column -> "'" + column + "': '" + type(column) + "'")
                .collect(Collectors.joining(", "));
        return "read_csv('" + files + "', auto_detect=false, header=true, delim=' ', quote='', escape='', nullstr='-',"
                + " ignore_errors=true, columns={" + types + "})";
    }

    static String parquet(Path file) {
        return "read_parquet('" + file + "')";
    }

    /** Writes a table as AWS writes Parquet: underscores, and numbers where the fields are numbers. */
    static String copyToParquet(String table, Path file, String codec) {
        return "COPY (SELECT * FROM " + table + ") TO '" + file + "' (FORMAT parquet, COMPRESSION " + codec + ")";
    }

    private static List<String> columns(FlowLogLayout layout) {
        return Stream.of(layout.header().split(" "))
                .map(name -> name.replace('-', '_'))
                .toList();
    }

    private static String type(String column) {
        return INTEGERS.contains(column) ? "INTEGER" : LONG_INTEGERS.contains(column) ? "BIGINT" : "VARCHAR";
    }
}
