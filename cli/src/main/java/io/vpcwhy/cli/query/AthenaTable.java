package io.vpcwhy.cli.query;

import io.vpcwhy.model.flowlog.FlowLogColumn;
import io.vpcwhy.model.flowlog.FlowLogField;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The table of Athena over a flow log in S3. Partitions are projected: nothing has to be added day by day.
 *
 * @see <a href="https://docs.aws.amazon.com/athena/latest/ug/vpc-flow-logs.html">Query VPC flow logs</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-path.html">Flow log files</a>
 */
public final class AthenaTable {

    /**
     * How far a file may be from the times of its records, in seconds: an aggregation interval, the time until it is
     * delivered, and the minute by which times may be off.
     */
    private static final long MARGIN = 30L * 60;

    private static final int LONGEST_INTERVAL = 600;

    private final LogSource source;
    private final String name;
    private final String root;

    /**
     * @param name of the table
     * @param location of the folder that holds the years, as {@code s3://...}; empty for that of the source
     */
    public AthenaTable(LogSource source, String name, java.util.Optional<String> location) {
        this.source = source;
        this.name = name;
        this.root =
                location.map(given -> given.endsWith("/") ? given : given + "/").orElseGet(this::rootOfSource);
    }

    private String rootOfSource() {
        String arn = source.bucket().orElse("arn:aws:s3:::BUCKET");
        return source.files()
                .root(arn, source.account().orElse("ACCOUNT"), source.region().orElse("REGION"));
    }

    /** What is to be put in by hand. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (String placeholder : List.of("BUCKET", "ACCOUNT", "REGION")) {
            if (root.matches(".*[/=]" + placeholder + "/.*")) {
                notes.add("put your own in the place of " + placeholder + "; the snapshot does not tell it");
            }
        }
        return notes;
    }

    String name() {
        return name;
    }

    /** The statement that makes the table. */
    String ddl() {
        List<String> columns = new ArrayList<>();
        for (FlowLogColumn column : source.format().columns()) {
            columns.add("  `" + SqlCondition.columnName(column.name()) + "` "
                    + column.field().map(AthenaTable::type).orElse("string"));
        }
        List<String> lines = new ArrayList<>();
        lines.add("CREATE EXTERNAL TABLE IF NOT EXISTS `" + name + "` (");
        lines.add(String.join(",\n", columns));
        lines.add(")");
        lines.add("PARTITIONED BY (" + partitions() + ")");
        if (source.files().isParquet()) {
            lines.add("STORED AS PARQUET");
        } else {
            lines.add("ROW FORMAT DELIMITED FIELDS TERMINATED BY ' '");
        }
        lines.add("LOCATION '" + root + "'");
        lines.add("TBLPROPERTIES (");
        lines.add(String.join(",\n", properties()));
        lines.add(")");
        return String.join("\n", lines);
    }

    /** The types that AWS documents for Athena. */
    private static String type(FlowLogField field) {
        return switch (field.kind()) {
            case INTEGER, PORT -> "int";
            case COUNT, PROTOCOL, TIME -> "bigint";
            case TEXT, ADDRESS, ACTION, LOG_STATUS, DIRECTION -> "string";
        };
    }

    private String partitions() {
        if (!source.files().hiveCompatiblePartitions()) {
            return "`" + unit() + "` string";
        }
        return "`year` string, `month` string, `day` string"
                + (source.files().perHourPartition() ? ", `hour` string" : "");
    }

    /** The one partition column of folders that Hive does not name. */
    private String unit() {
        return source.files().perHourPartition() ? "hour" : "day";
    }

    private List<String> properties() {
        List<String> properties = new ArrayList<>();
        if (!source.files().isParquet()) {
            property(properties, "skip.header.line.count", "1");
        }
        property(properties, "projection.enabled", "true");
        boolean hourly = source.files().perHourPartition();
        if (source.files().hiveCompatiblePartitions()) {
            integers(properties, "year", "2015,2099", 4);
            integers(properties, "month", "1,12", 2);
            integers(properties, "day", "1,31", 2);
            if (hourly) {
                integers(properties, "hour", "0,23", 2);
            }
            property(
                    properties,
                    "storage.location.template",
                    root + "year=${year}/month=${month}/day=${day}" + (hourly ? "/hour=${hour}" : ""));
        } else {
            property(properties, "projection." + unit() + ".type", "date");
            property(properties, "projection." + unit() + ".range", "NOW-3YEARS,NOW");
            property(properties, "projection." + unit() + ".format", hourly ? "yyyy/MM/dd/HH" : "yyyy/MM/dd");
            property(properties, "projection." + unit() + ".interval", "1");
            property(properties, "projection." + unit() + ".interval.unit", hourly ? "HOURS" : "DAYS");
            property(properties, "storage.location.template", root + "${" + unit() + "}");
        }
        return properties;
    }

    private static void integers(List<String> properties, String column, String range, int digits) {
        property(properties, "projection." + column + ".type", "integer");
        property(properties, "projection." + column + ".range", range);
        property(properties, "projection." + column + ".digits", Integer.toString(digits));
    }

    private static void property(List<String> properties, String key, String value) {
        properties.add("  '" + key + "' = '" + value + "'");
    }

    /** Conditions on the partitions: files outside of them hold no record of the time. */
    List<String> pruning(OptionalLong since, OptionalLong until) {
        OptionalLong from = since.isPresent() ? OptionalLong.of(since.getAsLong() - MARGIN) : since;
        OptionalLong to = until.isPresent() ? OptionalLong.of(until.getAsLong() + MARGIN + LONGEST_INTERVAL) : until;
        if (from.isEmpty() && to.isEmpty()) {
            return List.of();
        }
        return source.files().hiveCompatiblePartitions() ? List.of(hive(from, to)) : plain(from, to);
    }

    private List<String> plain(OptionalLong from, OptionalLong to) {
        DateTimeFormatter form = DateTimeFormatter.ofPattern(
                source.files().perHourPartition() ? "yyyy/MM/dd/HH" : "yyyy/MM/dd", Locale.ROOT);
        List<String> parts = new ArrayList<>();
        from.ifPresent(time -> parts.add("\"" + unit() + "\" >= '" + form.format(utc(time)) + "'"));
        to.ifPresent(time -> parts.add("\"" + unit() + "\" <= '" + form.format(utc(time)) + "'"));
        return parts;
    }

    /** Each column by itself is what Athena looks at; what is taken too much by that, the times leave out. */
    private static String hive(OptionalLong from, OptionalLong to) {
        if (from.isEmpty() || to.isEmpty()) {
            return from.isPresent()
                    ? "\"year\" >= '" + utc(from.getAsLong()).getYear() + "'"
                    : "\"year\" <= '" + utc(to.getAsLong()).getYear() + "'";
        }
        Set<String> months = new LinkedHashSet<>();
        LocalDateTime last = utc(to.getAsLong());
        LocalDateTime first = utc(from.getAsLong());
        for (LocalDateTime day = first; !day.toLocalDate().isAfter(last.toLocalDate()); ) {
            boolean sameMonth = day.getYear() == last.getYear() && day.getMonthValue() == last.getMonthValue();
            int end = sameMonth ? last.getDayOfMonth() : day.toLocalDate().lengthOfMonth();
            months.add(String.format(
                    Locale.ROOT,
                    "(\"year\" = '%d' AND \"month\" = '%02d' AND \"day\" BETWEEN '%02d' AND '%02d')",
                    day.getYear(),
                    day.getMonthValue(),
                    day.getDayOfMonth(),
                    end));
            day = day.plusMonths(1).withDayOfMonth(1);
        }
        return months.size() == 1 ? months.iterator().next() : "(" + String.join(" OR ", months) + ")";
    }

    private static LocalDateTime utc(long time) {
        return LocalDateTime.ofInstant(Instant.ofEpochSecond(time), ZoneOffset.UTC);
    }
}
