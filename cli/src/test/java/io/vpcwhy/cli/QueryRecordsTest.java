package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Query;
import io.vpcwhy.fixtures.FlowLogGenerator;
import io.vpcwhy.fixtures.FlowLogLayout;
import io.vpcwhy.fixtures.FlowLogMix;
import io.vpcwhy.fixtures.NetworkGenerator;
import io.vpcwhy.fixtures.NetworkShape;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.simulator.explain.Sighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Queries for Athena find exactly the records that replay counts and explain explains alike. */
class QueryRecordsTest {

    private static final int LINES = 2_000;
    private static final int MOST_GROUPS = 12;
    private static final int RECORDS = 8;

    private static final Pattern PATTERN = Pattern.compile("--filter-pattern '([^']*)'");

    /** All that tells causes apart in the lines that --annotate writes. */
    private static final List<String> CAUSE =
            List.of("Status", "Concern", "ExplanationCode", "Component", "Rule", "Direction");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(FlowLogLayout.class)
    void theyFindExactlyTheRecordsOfGroupsAndOfCauses(FlowLogLayout layout) throws IOException, SQLException {
        NetworkShape shape = new NetworkShape(7, 8, 2, 2, 4, 2, 0, 4, 8, 2, 1_000);
        Path network = Files.createDirectories(folder.resolve("network"));
        new NetworkGenerator(shape).writeTo(network);
        FlowLogFormat format = FlowLogFormat.parse(layout.header());
        List<String> lines = clearLines(shape, layout, format);
        Path log =
                Files.writeString(folder.resolve("some.log"), layout.header() + "\n" + String.join("\n", lines) + "\n");
        Path annotated = folder.resolve("causes.ndjson");
        Path replay = folder.resolve("replay.json");
        Run.of(
                "replay",
                "--snapshot",
                network.toString(),
                "--log",
                log.toString(),
                "--format",
                "json",
                "--output",
                replay.toString(),
                "--annotate",
                annotated.toString());
        List<Map<String, @Nullable Object>> causes = new ArrayList<>();
        Files.readAllLines(annotated).forEach(line -> causes.add(Json.object(line)));
        List<Map<String, @Nullable Object>> groups = Json.objects(Json.object(Files.readString(replay)), "Groups");
        try (RecordTable table = new RecordTable(format, lines)) {
            for (int i = 0; i < Math.min(MOST_GROUPS, groups.size()); i++) {
                String query =
                        query(network, layout, "--from-replay", replay.toString(), "--group", Integer.toString(i + 1));
                Set<Integer> found = table.find(query);
                assertThat(found)
                        .as("group %s: %s%n%s", i + 1, groups.get(i), query)
                        .hasSize(((Long) Objects.requireNonNull(groups.get(i).get("Records"))).intValue())
                        .allMatch(line -> cause(causes.get(line))
                                .equals(cause(causes.get(found.iterator().next()))));
            }
            Random random = new Random(11);
            for (int i = 0; i < RECORDS; i++) {
                int line = random.nextInt(lines.size());
                FlowLogRecord record = record(format, lines.get(line));
                if (record.action().isEmpty()) {
                    continue; // it tells of no traffic
                }
                String query = query(network, layout, lines.get(line));
                Set<Integer> alike = new TreeSet<>();
                for (int other = 0; other < lines.size(); other++) {
                    if (cause(causes.get(other)).equals(cause(causes.get(line)))
                            && place(record(format, lines.get(other))).equals(place(record))) {
                        alike.add(other);
                    }
                }
                assertThat(table.find(query))
                        .as("%s%n%s", lines.get(line), query)
                        .isEqualTo(alike);
                holdsForPatterns(network, layout, lines, lines.get(line), alike);
            }
        }
    }

    /** Lines whose ports tell which side of its connection a record is: of others those beside it would tell. */
    private static List<String> clearLines(NetworkShape shape, FlowLogLayout layout, FlowLogFormat format)
            throws IOException {
        StringBuilder text = new StringBuilder();
        new FlowLogGenerator(shape, FlowLogMix.USUAL.withMalformed(0).withIpv6(0), layout).writeTo(text, LINES);
        return text.toString()
                .lines()
                .skip(1)
                .filter(line -> Sighting.of(record(format, line))
                        .map(sighting -> sighting.servicePort().isEmpty()
                                || sighting.sideByPorts().isPresent())
                        .orElse(true))
                .toList();
    }

    /** Filter patterns find the same, or say that they find more. */
    private static void holdsForPatterns(
            Path network, FlowLogLayout layout, List<String> lines, String record, Set<Integer> alike) {
        Run run = Run.of(
                "query",
                "metric-filter",
                "--snapshot",
                network.toString(),
                "--log-group",
                "all",
                "--log-format",
                layout.header(),
                record);
        if (run.status() != 0) {
            assertThat(run.err()).containsAnyOf("patterns", "characters");
            return;
        }
        List<SpacePattern> patterns = PATTERN.matcher(run.out())
                .results()
                .map(found -> new SpacePattern(found.group(1)))
                .toList();
        Set<Integer> found = new TreeSet<>();
        for (int line = 0; line < lines.size(); line++) {
            String each = lines.get(line);
            if (patterns.stream().anyMatch(pattern -> pattern.matches(each))) {
                found.add(line);
            }
        }
        assertThat(found).as(run.out()).containsAll(alike);
        if (!run.err().contains("takes more than was asked for")) {
            assertThat(found).as(run.out()).isEqualTo(alike);
        }
    }

    private static FlowLogRecord record(FlowLogFormat format, String line) {
        return FlowLogRecord.of(format, List.of(line.split(" ", -1)));
    }

    private static List<Object> place(FlowLogRecord record) {
        return List.of(
                record.interfaceId(),
                record.protocol(),
                record.action(),
                Sighting.of(record).map(Sighting::servicePort));
    }

    private static List<@Nullable Object> cause(Map<String, @Nullable Object> annotated) {
        List<@Nullable Object> cause = new ArrayList<>();
        CAUSE.forEach(name -> cause.add(annotated.get(name)));
        return cause;
    }

    /** The query that the command writes, which Trino's parser has taken. */
    private static String query(Path network, FlowLogLayout layout, String... asked) {
        List<String> args = new ArrayList<>(List.of(
                "query", "athena", "--no-table", "--snapshot", network.toString(), "--log-format", layout.header()));
        args.addAll(List.of(asked));
        Run run = Run.of(args.toArray(String[]::new));
        assertThat(run.status()).as(run.err()).isZero();
        String query = run.out().strip();
        assertThat(query).endsWith(";");
        String statement = query.substring(0, query.length() - 1);
        assertThat(new SqlParser().createStatement(statement)).isInstanceOf(Query.class);
        return statement;
    }
}
