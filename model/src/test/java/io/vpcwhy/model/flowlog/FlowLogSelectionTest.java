package io.vpcwhy.model.flowlog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records are taken by their fields; a file is passed over only where its path is certain. */
class FlowLogSelectionTest {

    private static final String PLAIN = "logs/AWSLogs/123456789012/vpcflowlogs/eu-west-1/2025/11/20/";
    private static final String HIVE =
            "AWSLogs/aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=eu-west-1/"
                    + "year=2025/month=11/day=20/";
    private static final String NAME = "123456789012_vpcflowlogs_eu-west-1_fl-0123456789abcdef0_20251120T1015Z_5f2a";

    private static OptionalLong seconds(String time) {
        return OptionalLong.of(Instant.parse(time).getEpochSecond());
    }

    private static FlowLogSelection between(OptionalLong since, OptionalLong until) {
        return new FlowLogSelection(since, until, Set.of(), Set.of(), Set.of(), Set.of());
    }

    private static FlowLogSelection of(Set<String> interfaces, Set<String> vpcs, Set<FlowLogAction> actions) {
        return new FlowLogSelection(
                OptionalLong.empty(), OptionalLong.empty(), interfaces, vpcs, Set.of("eni-0c"), actions);
    }

    private static FlowLogRecord record(String header, String line) {
        return Logs.records(header + "\n" + line).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        PLAIN + NAME + ".log.gz, 10:50, 09:45",
        PLAIN + "10/" + NAME + ".log.parquet, 10:50, 09:45",
        HIVE + NAME + ".log.gz, 10:50, 09:45",
        PLAIN + "10/merged.gz, 11:30, 09:30",
        HIVE + "hour=10/part-0.parquet, 11:30, 09:30",
        NAME + ".log, 10:50, 09:45"
    })
    void aFileIsPassedOverHalfAnHourBesideTheTimeOfItsPath(String path, String latest, String earliest) {

        OptionalLong since = seconds("2025-11-20T" + latest + ":00Z");
        assertThat(between(since, OptionalLong.empty()).mayBeIn(path)).isTrue();
        assertThat(between(OptionalLong.of(since.getAsLong() + 1), OptionalLong.empty())
                        .mayBeIn(path))
                .isFalse();
        OptionalLong until = seconds("2025-11-20T" + earliest + ":00Z");
        assertThat(between(OptionalLong.empty(), until).mayBeIn(path)).isFalse();
        assertThat(between(OptionalLong.empty(), OptionalLong.of(until.getAsLong() + 1))
                        .mayBeIn(path))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAIN + "merged.gz", HIVE + "part-0.parquet"})
    void aFolderOfADayHoldsThatDay(String path) {

        assertThat(between(seconds("2025-11-21T00:30:00Z"), OptionalLong.empty())
                        .mayBeIn(path))
                .isTrue();
        assertThat(between(seconds("2025-11-21T00:30:01Z"), OptionalLong.empty())
                        .mayBeIn(path))
                .isFalse();
        assertThat(between(OptionalLong.empty(), seconds("2025-11-19T23:30:00Z"))
                        .mayBeIn(path))
                .isFalse();
        assertThat(between(OptionalLong.empty(), seconds("2025-11-19T23:30:01Z"))
                        .mayBeIn(path))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "2025/, 2024-12-31T23:30:00Z, 2026-01-02T00:30:00Z",
        "2025/11/, 2025-10-31T23:30:00Z, 2025-12-02T00:30:00Z",
        "2024/02/, 2024-01-31T23:30:00Z, 2024-03-03T00:30:00Z",
        "2025/11/20/, 2025-11-19T23:30:00Z, 2025-11-21T00:30:00Z",
        "2025/11/20/10/, 2025-11-20T09:30:00Z, 2025-11-20T11:30:00Z",
        "2025/12/31/23/, 2025-12-31T22:30:00Z, 2026-01-01T00:30:00Z"
    })
    void aFolderIsPassedOverWhereNoneOfItsTimeIsAskedFor(String folder, String earliest, String latest) {
        String[] parts = folder.split("/", -1);
        String[] names = {"year=", "month=", "day=", "hour="};
        StringBuilder hive =
                new StringBuilder("AWSLogs/aws-account-id=1/aws-service=vpcflowlogs/aws-region=eu-west-1/");
        for (int i = 0; i < parts.length - 1; i++) {
            hive.append(names[i]).append(parts[i]).append('/');
        }
        String plain = "logs/AWSLogs/123456789012/vpcflowlogs/eu-west-1/" + folder;
        for (String path : Set.of(plain, "s3://bucket/" + plain, hive.toString(), "s3://bucket/" + hive)) {
            isOfTime(path, earliest, latest);
        }
    }

    /** A time in which records can lie, to the second: the earliest excluded, for what ends there is before. */
    private static void isOfTime(String path, String earliest, String latest) {
        long since = Instant.parse(latest).getEpochSecond();
        long until = Instant.parse(earliest).getEpochSecond();
        OptionalLong any = OptionalLong.empty();
        assertThat(between(OptionalLong.of(since), any).mayBeIn(path)).as(path).isTrue();
        assertThat(between(OptionalLong.of(since + 1), any).mayBeIn(path))
                .as(path)
                .isFalse();
        assertThat(between(any, OptionalLong.of(until)).mayBeIn(path)).as(path).isFalse();
        assertThat(between(any, OptionalLong.of(until + 1)).mayBeIn(path))
                .as(path)
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "flow/2025/11/20/10/, 2025-11-19T10:00:00Z, 2025-11-21T11:00:00Z",
        "2025/11/20/10/part, 2025-11-19T10:00:00Z, 2025-11-21T11:00:00Z",
        "flow/s-1-2025-11-20-10-15-59-0a1b2c3d-0123-4567-89ab-0123456789ab.gz, 2025-11-19T10:15:00Z,"
                + " 2025-11-21T10:30:00Z",
        "2025/11/20/10/my-stream-12-2025-11-20-10-15-59-0a1b2c3d-0123-4567-89ab-0123456789ab,"
                + " 2025-11-19T10:15:00Z, 2025-11-21T10:30:00Z"
    })
    void whatFirehoseDeliversIsNamedByADayMoreOrLess(String path, String earliest, String latest) {
        isOfTime(path, earliest, latest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWSLogs/",
                "AWSLogs/123456789012/vpcflowlogs/eu-west-1/",
                "2025/",
                "2025/11/",
                "2025/11/20/",
                "flow.log",
                "2025/11/20/flow.log",
                "AWSLogs/123456789012/CloudTrail/eu-west-1/2025/11/20/x.gz",
                "year=2025/month=11/day=20/x.parquet",
                "AWSLogs/123456789012/vpcflowlogs/eu-west-1/2025/13/40/x.gz",
                "123456789012_vpcflowlogs_eu-west-1_fl-0123_20259999T9999Z_5f2a.log.gz"
            })
    void aPathThatTellsNoTimePassesNothingOver(String path) {
        assertThat(between(seconds("2030-01-01T00:00:00Z"), OptionalLong.empty())
                        .mayBeIn(path))
                .isTrue();
        assertThat(between(OptionalLong.empty(), seconds("2000-01-01T00:00:00Z"))
                        .mayBeIn(path))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "exported/1234/eni-0a-all/000000.gz, true, true",
        "exported/1234/eni-0a-accept/000000.gz, true, false",
        "exported/1234/eni-0a-reject/000000.gz, true, true",
        "exported/1234/eni-0b-all/000000.gz, false, true",
        "interface_id=eni-0b/action=REJECT/f.parquet, false, true",
        "interface-id=eni-0a/action=ACCEPT/f.parquet, true, false",
        "action=-/f.parquet, true, true",
        "flow.log, true, true"
    })
    void anInterfaceAndAnActionAreToldByPartitionsAndStreams(String path, boolean ofInterface, boolean ofAction) {
        assertThat(of(Set.of("eni-0a"), Set.of(), Set.of()).mayBeIn(path)).isEqualTo(ofInterface);
        assertThat(of(Set.of(), Set.of(), Set.of(FlowLogAction.REJECT)).mayBeIn(path))
                .isEqualTo(ofAction);
        assertThat(FlowLogSelection.ALL.mayBeIn(path)).isTrue();
    }

    @Test
    void aVpcIsToldByItsPartition() {
        FlowLogSelection selection = of(Set.of(), Set.of("vpc-1"), Set.of());
        assertThat(selection.mayBeIn("vpc_id=vpc-1/f")).isTrue();
        assertThat(selection.mayBeIn("vpc_id=vpc-2/f")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "100 160, 160, 161, true",
        "100 160, 161, 200, false",
        "100 160, 0, 101, true",
        "100 160, 0, 100, false",
        "100 160, 120, 130, true",
        "- -, 120, 130, true",
        "- 160, 161, 200, false",
        "100 -, 0, 100, false"
    })
    void aRecordIsOfAllTheTimeFromItsStartToItsEnd(String times, long since, long until, boolean taken) {
        FlowLogRecord record = record("srcaddr start end", "10.0.0.1 " + times);
        assertThat(between(OptionalLong.of(since), OptionalLong.of(until)).takes(record))
                .isEqualTo(taken);
    }

    @Test
    void whatIsAskedForHasToBeSaid() {
        FlowLogRecord whole = record("interface-id vpc-id action srcaddr", "eni-0a vpc-1 REJECT 10.0.0.1");
        FlowLogRecord bare = record("srcaddr dstaddr", "10.0.0.1 10.0.0.2");
        for (FlowLogSelection right : Set.of(
                of(Set.of("eni-0a", "eni-0b"), Set.of(), Set.of()),
                of(Set.of(), Set.of("vpc-1"), Set.of()),
                of(Set.of(), Set.of(), Set.of(FlowLogAction.REJECT)))) {
            assertThat(right.takes(whole)).isTrue();
            assertThat(right.takes(bare)).isFalse();
        }
        for (FlowLogSelection wrong : Set.of(
                of(Set.of("eni-0b"), Set.of(), Set.of()),
                of(Set.of(), Set.of("vpc-2"), Set.of()),
                of(Set.of(), Set.of(), Set.of(FlowLogAction.ACCEPT)))) {
            assertThat(wrong.takes(whole)).isFalse();
        }
        assertThat(FlowLogSelection.ALL.takes(bare)).isTrue();
    }

    @Test
    void whereARecordHasNoVpcItsInterfaceTells() {
        FlowLogSelection selection = of(Set.of(), Set.of("vpc-1"), Set.of());
        assertThat(selection.takes(record("interface-id srcaddr", "eni-0c 10.0.0.1")))
                .isTrue();
        assertThat(selection.takes(record("interface-id srcaddr", "eni-0d 10.0.0.1")))
                .isFalse();
        assertThat(selection.takes(record("interface-id vpc-id srcaddr", "eni-0c vpc-2 10.0.0.1")))
                .isFalse();
        assertThat(selection.takes(record("interface-id vpc-id srcaddr", "eni-0c - 10.0.0.1")))
                .isTrue();
    }
}
