package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vpcwhy query}: each language says what was asked for, or that it cannot. */
class QueryCommandTest {

    private static final String VPC = "vpc-01111111111111111";
    private static final String CUSTOM =
            "${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${action}"
                    + " ${tcp-flags} ${start} ${end}";

    @TempDir
    private Path folder;

    private Path snapshot(String... logs) throws IOException {
        return new SmallNetwork()
                .inbound("{'IpProtocol':'tcp','FromPort':443,'ToPort':443,'IpRanges':[{'CidrIp':'203.0.113.0/24'}]}")
                .document("{'FlowLogs':[" + String.join(",", logs) + "]}")
                .in(folder);
    }

    private static String toS3(String id, String options) {
        return "{'FlowLogId':'" + id + "','ResourceId':'" + VPC + "','TrafficType':'ALL','DeliverLogsStatus':'SUCCESS',"
                + "'LogDestinationType':'s3','LogDestination':'arn:aws:s3:::logs/net','MaxAggregationInterval':60"
                + options
                + "}";
    }

    private static String toLogs(String id, String format) {
        return "{'FlowLogId':'" + id + "','ResourceId':'" + VPC + "','TrafficType':'ALL','DeliverLogsStatus':'SUCCESS',"
                + "'LogDestinationType':'cloud-watch-logs','LogGroupName':'net/flow'"
                + (format.isEmpty() ? "" : ",'LogFormat':'" + format + "'") + "}";
    }

    private static String refused() {
        return SmallNetwork.record("198.51.100.7", "10.0.1.10", 40000, 443, 6, "REJECT");
    }

    private Run query(Path snapshot, String language, String... more) {
        String[] args = new String[4 + more.length];
        args[0] = "query";
        args[1] = language;
        args[2] = "--snapshot";
        args[3] = snapshot.toString();
        System.arraycopy(more, 0, args, 4, more.length);
        return Run.of(args);
    }

    @Test
    void athenaHasATableOfTheFlowLogsOwnFormatAndFolders() throws IOException {
        Run run = query(snapshot(toS3("fl-1", "")), "athena", refused(), "--since", "2025-11-20T10:00");
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("  `protocol` bigint,\n  `packets` bigint,\n")
                .contains("PARTITIONED BY (`day` string)\nROW FORMAT DELIMITED FIELDS TERMINATED BY ' '\n")
                .contains("'storage.location.template' ="
                        + " 's3://logs/net/AWSLogs/123456789012/vpcflowlogs/eu-west-1/${day}'")
                .endsWith("""
                        SELECT *
                        FROM "vpc_flow_logs"
                        WHERE "day" >= '2025/11/20'
                          AND "end" >= 1763632800
                          AND action = 'REJECT'
                          AND interface_id = '%s'
                          AND dstaddr = '10.0.1.10'
                          AND protocol = 6
                          AND dstport = 443
                          AND (strpos(srcaddr, '.') > 0 AND NOT (srcaddr = '10.0.2.20' OR contains('203.0.113.0/24', TRY_CAST(srcaddr AS ipaddress))))
                        ORDER BY "start";
                        """.formatted(SmallNetwork.WEB));
    }

    @Test
    void foldersThatHiveKnowsAndParquetAreReadAsTheyAre() throws IOException {
        String options = ",'DestinationOptions':{'FileFormat':'parquet','HiveCompatiblePartitions':true,"
                + "'PerHourPartition':true}";
        Run run = query(
                snapshot(toS3("fl-1", options)),
                "athena",
                "--action",
                "reject",
                "--since",
                "2025-11-30T12:00",
                "--until",
                "2025-12-01T12:00",
                "--table",
                "logs");
        assertThat(run.out())
                .contains(
                        "PARTITIONED BY (`year` string, `month` string, `day` string, `hour` string)\nSTORED AS PARQUET\n")
                .contains("/aws-account-id=123456789012/aws-service=vpcflowlogs/aws-region=eu-west-1/year=${year}"
                        + "/month=${month}/day=${day}/hour=${hour}'")
                .doesNotContain("skip.header.line.count")
                .contains("WHERE ((\"year\" = '2025' AND \"month\" = '11' AND \"day\" BETWEEN '30' AND '30')"
                        + " OR (\"year\" = '2025' AND \"month\" = '12' AND \"day\" BETWEEN '01' AND '01'))\n");
        Run hourly = query(
                snapshot(toS3(
                        "fl-1",
                        options.replace("parquet", "plain-text").replace("'HiveCompatiblePartitions':true,", ""))),
                "athena",
                "--action",
                "reject",
                "--until",
                "2025-12-01T12:00");
        assertThat(hourly.out()).contains("PARTITIONED BY (`hour` string)", "\"hour\" <= '2025/12/01/12'");
    }

    @Test
    void aToolThatDoesNotLookWhereTheRecordsAreIsSaid() throws IOException {
        Run insights = query(snapshot(toS3("fl-1", "")), "insights", refused());
        assertThat(insights.status()).isEqualTo(2);
        assertThat(insights.err()).contains("fl-1 delivers to S3, where Athena looks: vpcwhy query athena");
        Run athena = query(snapshot(toLogs("fl-1", "")), "athena", refused());
        assertThat(athena.status()).isEqualTo(2);
        assertThat(athena.err()).contains("fl-1 delivers to CloudWatch Logs: vpcwhy query insights");
    }

    @Test
    void ofSeveralFlowLogsOneIsToBeChosen() throws IOException {
        Path snapshot = snapshot(toLogs("fl-1", ""), toLogs("fl-2", CUSTOM), toS3("fl-3", ""));
        Run run = query(snapshot, "insights", refused());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("choose one with --flow-log: fl-1, fl-2");
        assertThat(query(snapshot, "insights", refused(), "--flow-log", "fl-2").status())
                .isZero();
        assertThat(query(snapshot, "insights", refused(), "--flow-log", "fl-9").err())
                .contains("--flow-log fl-9: is not in the snapshot; there are fl-1, fl-2, fl-3");
    }

    @Test
    void insightsKnowsTheDefaultFormatAndParsesOthers() throws IOException {
        Run plain = query(snapshot(toLogs("fl-1", "")), "insights", refused(), "--until", "2025-11-21");
        assertThat(plain.out()).isEqualTo("""
                # log group: net/flow
                # time range: --end-time 1763683200
                fields @timestamp, @message
                | filter action = "REJECT"
                | filter interfaceId = "%s"
                | filter dstAddr = "10.0.1.10"
                | filter protocol = 6
                | filter dstPort = 443
                | filter (isValidIpv4(srcAddr) and not (srcAddr = "10.0.2.20" or isIpv4InSubnet(srcAddr, "203.0.113.0/24")))
                | filter startTime < 1763683200
                | sort @timestamp asc
                | limit 10000
                """.formatted(SmallNetwork.WEB));
        Run custom = query(snapshot(toLogs("fl-1", CUSTOM)), "insights", refused());
        assertThat(custom.out())
                .contains("| parse @message \"* * * * * * * * * *\" as log_interface_id, log_srcaddr, ")
                .contains("log_tcp_flags = \"-\"")
                .contains("| filter log_action = \"REJECT\"\n");
    }

    @Test
    void aPatternHasTheConditionsInTheOrderOfTheFormat() throws IOException {
        Run run = query(
                snapshot(toLogs("fl-1", CUSTOM)),
                "metric-filter",
                "--action",
                "reject",
                "--dstport",
                "22",
                "--srcport",
                "1024-65535",
                "--from",
                "10.0.2.0/23",
                "--name",
                "ssh");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("aws logs put-metric-filter --log-group-name net/flow --filter-name ssh \\\n")
                .contains("--filter-pattern '[interface_id, srcaddr=10.0.2.* || srcaddr=10.0.3.*, dstaddr,"
                        + " srcport>=1024 && srcport<=65535, dstport=22, protocol, action=\"REJECT\", tcp_flags, start,"
                        + " end]'");
    }

    @Test
    void whatAPatternCannotSayIsToldAndNeverLeftOutInSilence() throws IOException {
        Run run = query(snapshot(toLogs("fl-1", "")), "metric-filter", "--from", "10.0.0.0/11", "--dstport", "22");
        assertThat(run.status()).isZero();
        assertThat(run.err()).contains("takes more than was asked for: a filter pattern cannot say which srcaddr");
        assertThat(run.out()).contains("# takes more than was asked for", " srcaddr, dstaddr, ");
        Run rule = query(
                snapshot(toLogs("fl-1", "")), "contributor-insights", "--from", "2001:db8::/32", "--dstport", "22");
        assertThat(rule.err()).contains("takes more than was asked for: a rule cannot say which srcaddr");
    }

    @Test
    void alternativesBecomeSeveralPatterns() throws IOException {
        Path replay = folder.resolve("replay.json");
        Path snapshot = snapshot(toLogs("fl-1", ""));
        Path log = Files.writeString(
                Files.createDirectories(folder.resolve("logs")).resolve("some.log"),
                SmallNetwork.record("198.51.100.7", "10.0.1.10", 40000, 22, 6, "REJECT") + "\n");
        Run.of(
                "replay",
                "--snapshot",
                snapshot.toString(),
                "--log",
                log.toString(),
                "--format",
                "json",
                "--output",
                replay.toString());
        Run run = query(snapshot, "metric-filter", "--from-replay", replay.toString(), "--group", "1");
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).contains("--filter-name vpcwhy-records", "dstport=22");
        Run none = query(snapshot, "athena", "--from-replay", replay.toString(), "--group", "9", "--flow-log", "fl-1");
        assertThat(none.err()).contains("--group 9", "has 1 groups; count from 1");
    }

    @Test
    void aRuleOfContributorInsightsNamesFieldsByTheirPlaces() throws IOException {
        Run run = query(snapshot(toLogs("fl-1", "")), "contributor-insights", refused());
        Map<String, @Nullable Object> json = Json.object(run.out());
        assertThat(Json.object(json, "Schema")).containsEntry("Name", "CloudWatchLogRule");
        assertThat(Json.object(json, "Fields"))
                .containsEntry("3", "interface_id")
                .containsEntry("4", "srcaddr")
                .containsEntry("7", "dstport")
                .containsEntry("13", "action");
        Map<String, @Nullable Object> contribution = Json.object(json, "Contribution");
        assertThat(contribution).containsEntry("Keys", List.of("srcaddr"));
        assertThat(Json.objects(contribution, "Filters"))
                .hasSize(4)
                .contains(Map.of("Match", "action", "In", List.of("REJECT")));
        assertThat(run.err()).contains("a rule has 4 filters, and which dstaddr is left out");
    }

    @Test
    void withoutASnapshotWordsStandForWhatIsNotKnown() {
        Run run = Run.of("query", "athena", "--action", "reject", "--dstport", "22");
        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("LOCATION 's3://BUCKET/AWSLogs/ACCOUNT/vpcflowlogs/REGION/'");
        assertThat(run.err()).contains("put your own in the place of BUCKET");
    }

    @Test
    void wrongUsageIsSaid() throws IOException {
        Path snapshot = snapshot(toS3("fl-1", ""));
        assertThat(Run.of("query", "sql", "--dstport", "22").err())
                .contains("'sql' is none of athena, insights, metric-filter, contributor-insights");
        assertThat(query(snapshot, "athena").err()).contains("say which records to find");
        assertThat(query(snapshot, "athena", refused(), "--dstport", "22").err())
                .contains("without a RECORD or a group");
        assertThat(query(snapshot, "athena", "--group", "1").err()).contains("go together");
        assertThat(query(snapshot, "athena", "--direction", "ingress").err())
                .contains("--direction: the flow log's format has no flow-direction");
        assertThat(query(snapshot, "athena", "--from", "nowhere").err()).contains("is no address or block");
        assertThat(query(snapshot, "athena", "--table", "a b", "--dstport", "1").err())
                .contains("make a name");
        assertThat(query(snapshot, "athena", refused().replace(SmallNetwork.WEB, "eni-0999"))
                        .err())
                .contains("eni-0999, is not in the snapshot");
        assertThat(query(snapshot, "athena", "nothing at all").status()).isEqualTo(2);
    }
}
