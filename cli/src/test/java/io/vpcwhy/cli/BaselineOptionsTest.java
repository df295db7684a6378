package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Baselines of {@code check} and {@code exposed}: written, held against, edited, renewed. */
class BaselineOptionsTest {

    private static final String BETWEEN = "{\"MatchPaths\":[{\"Source\":{\"ResourceStatement\":{\"Resources\":[\""
            + SmallNetwork.APP + "\"]}},\"Destination\":{\"ResourceStatement\":{\"Resources\":[\"" + SmallNetwork.WEB
            + "\"]},\"PacketHeaderStatement\":{\"Protocols\":[\"tcp\"]}}}]}";

    @TempDir
    private Path folder;

    private Path known() {
        return folder.resolve("known.json");
    }

    private static SmallNetwork open(int from, int to) {
        return new SmallNetwork()
                .inbound("{'IpProtocol':'tcp','FromPort':" + from + ",'ToPort':" + to
                        + ",'IpRanges':[{'CidrIp':'0.0.0.0/0'}]}");
    }

    private Run check(SmallNetwork network, String... arguments) throws IOException {
        Path aws = network.in(Files.createDirectories(folder.resolve("aws")));
        Path scope = Files.writeString(folder.resolve("ssh.json"), BETWEEN);
        List<String> line = new ArrayList<>(List.of("check", "--snapshot", aws.toString(), scope.toString()));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--as-of", "2026-11-21"));
        return Run.of(line.toArray(String[]::new));
    }

    private Run against(SmallNetwork network, String... arguments) throws IOException {
        return check(network, and(arguments, "--baseline", known().toString()));
    }

    private Run accept(SmallNetwork network, String... arguments) throws IOException {
        return check(
                network,
                and(
                        arguments,
                        "--write-baseline",
                        known().toString(),
                        "--reason",
                        "moves in spring",
                        "--owner",
                        "net-team",
                        "--expires",
                        "2027-02-28"));
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    private String mistake() {
        return "vpcwhy: " + known() + ":";
    }

    @Test
    void whatWasAcceptedIsToldInALineAndCountsNoMore() throws IOException {
        assertThat(accept(open(22, 22)).status()).isEqualTo(1);
        Run run = against(open(22, 22));
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.lines())
                .startsWith(
                        folder.resolve("ssh.json") + ": no new findings, 1 accepted",
                        "",
                        "  AnalysisFinding-1  " + SmallNetwork.APP + " -> " + SmallNetwork.WEB
                                + ": accepted until 2027-02-28 by net-team: moves in spring");
    }

    @Test
    void theDocumentIsOneThatPeopleEdit() throws IOException {
        accept(open(22, 23));
        assertThat(known()).content().isEqualTo("""
                {
                  "Version": 1,
                  "Findings": [
                    {
                      "Scope": "ssh",
                      "Source": "eni-0bbbbbbbbbbbbbbbb",
                      "Destination": "eni-0aaaaaaaaaaaaaaaa",
                      "PacketHeaders": [
                        {
                          "SourceAddresses": ["10.0.2.20/32"],
                          "DestinationAddresses": ["10.0.1.10/32"],
                          "SourcePortRanges": [{"From": 0, "To": 65535}],
                          "DestinationPortRanges": [{"From": 22, "To": 23}],
                          "Protocols": ["6"]
                        }
                      ],
                      "Reason": "moves in spring",
                      "Owner": "net-team",
                      "Expires": "2027-02-28"
                    }
                  ]
                }
                """);
    }

    @Test
    void ofAFindingThatGrewThePartIsToldThatIsNew() throws IOException {
        accept(open(22, 22));
        Run run = against(open(22, 23));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.lines())
                .startsWith(
                        folder.resolve("ssh.json") + ": 1 new finding, 1 accepted",
                        "",
                        "  AnalysisFinding-2  " + SmallNetwork.APP + " -> " + SmallNetwork.WEB,
                        "    more than was accepted (until 2027-02-28 by net-team: moves in spring)",
                        "    tcp 10.0.2.20 -> 10.0.1.10 port 23");
    }

    /** Other rules, names and documents, and another scope besides. */
    @Test
    void anUnrelatedChangeInvalidatesNothing() throws IOException {
        accept(open(22, 22));
        SmallNetwork changed = new SmallNetwork()
                .inbound("{'IpProtocol':'tcp','FromPort':22,'ToPort':22,'IpRanges':[{'CidrIp':'10.0.2.0/25'}]},"
                        + "{'IpProtocol':'udp','FromPort':53,'ToPort':53,'IpRanges':[{'CidrIp':'0.0.0.0/0'}]}")
                .acl(SmallNetwork.entry(90, false, "allow"), SmallNetwork.entry(95, true, "allow"))
                .description("renamed")
                .document("{'FlowLogs':[]}");
        assertThat(against(changed, "--scope", "internet-to-ssh-rdp").status()).isZero();
    }

    @Test
    void anEntryThatIsOverCountsAndOneThatIsNotFoundCanBeRemoved() throws IOException {
        accept(open(22, 22));
        Files.writeString(known(), Files.readString(known()).replace("2027-02-28", "2026-11-20"));
        Run over = against(open(22, 22));
        assertThat(over.status()).isEqualTo(1);
        assertThat(over.lines()).contains("    accepted until 2026-11-20 by net-team: moves in spring; expired");
        Run closed = against(new SmallNetwork().inbound(""));
        assertThat(closed.status()).isZero();
        assertThat(closed.lines())
                .contains(
                        "Removable from the baseline",
                        "  ssh: " + SmallNetwork.APP + " -> " + SmallNetwork.WEB
                                + ": tcp 10.0.2.20 -> 10.0.1.10 port 22; accepted until 2026-11-20 by net-team: moves"
                                + " in spring; found no more: the entry can be removed");
    }

    @Test
    void theExitStatusIsAsTheUserSays() throws IOException {
        SmallNetwork network = open(22, 22);
        assertThat(check(network, "--fail-on", "none").status()).isZero();
        assertThat(check(network, "--fail-on", "none", "--strict").status()).isEqualTo(3);
        accept(network);
        assertThat(against(network, "--fail-on", "any").status()).isEqualTo(1);
        assertThat(against(network, "--fail-on", "new").status()).isZero();
        assertThat(against(network, "--strict").status()).isEqualTo(3);
        assertThat(against(open(22, 23), "--fail-on", "none").status()).isZero();
    }

    @Test
    void whatIsNewNeedsAReasonAnOwnerAndADay() throws IOException {
        Run run = check(open(22, 22), "--write-baseline", known().toString(), "--reason", "x", "--owner", "y");
        assertThat(run)
                .isEqualTo(new Run(
                        2,
                        "",
                        "vpcwhy: --write-baseline " + known() + ": there are findings that no entry accepts today;"
                                + " --reason, --owner and --expires are required\n"));
        assertThat(known()).doesNotExist();
        assertThat(check(new SmallNetwork().inbound(""), "--write-baseline", known().toString())
                        .status())
                .isZero();
        assertThat(known()).content().contains("\"Findings\": []");
        assertThat(check(open(22, 22), "--owner", "y").err())
                .contains("--reason, --owner and --expires are for --write-baseline, which was not given");
    }

    @Test
    void aDayThatIsOverAcceptsNothing() throws IOException {
        Run run = check(
                open(22, 22),
                "--write-baseline",
                known().toString(),
                "--reason",
                "x",
                "--owner",
                "y",
                "--expires",
                "2026-11-20");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("vpcwhy: --expires 2026-11-20: is over; a day from 2026-11-21 on is expected\n");
    }

    @Test
    void aBaselineIsRenewedInItsPlace() throws IOException {
        accept(open(22, 22));
        String before = Files.readString(known());
        assertThat(against(open(22, 22), "--write-baseline", known().toString()).status())
                .isZero();
        assertThat(known()).content().isEqualTo(before);
        against(
                open(22, 23),
                "--write-baseline",
                known().toString(),
                "--reason",
                "more",
                "--owner",
                "web-team",
                "--expires",
                "2027-01-01");
        assertThat(known()).content().contains("moves in spring", "more", "net-team", "web-team");
        assertThat(against(open(22, 23)).status()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files)
                    .extracting(Path::getFileName)
                    .map(Path::toString)
                    .containsExactlyInAnyOrder("aws", "known.json", "ssh.json");
        }
    }

    @Test
    void oneFileHoldsWhatEveryCommandAccepts() throws IOException {
        Path aws = ExposedCommandTest.database(false, true).in(Files.createDirectories(folder.resolve("aws")));
        String[] written = {
            "--snapshot",
            aws.toString(),
            "--write-baseline",
            known().toString(),
            "--reason",
            "r",
            "--owner",
            "o",
            "--expires",
            "2027-01-01",
            "--as-of",
            "2026-11-21"
        };
        String[] held = {"--snapshot", aws.toString(), "--baseline", known().toString(), "--as-of", "2026-11-21"};
        assertThat(Run.of(and(new String[] {"exposed"}, written)).status()).isEqualTo(1);
        assertThat(Run.of(and(new String[] {"exposed", "--databases"}, and(written, "--baseline", known().toString())))
                        .status())
                .isEqualTo(1);
        assertThat(known()).content().contains("\"exposed\"", "\"database-exposed\"", "\"Destination\": \"orders\"");
        assertThat(Run.of(and(new String[] {"exposed"}, held)).status()).isZero();
        Run databases = Run.of(and(new String[] {"exposed", "--databases"}, held));
        assertThat(databases.status()).isZero();
        assertThat(databases.lines()).contains("ACCEPTED     orders from 0.0.0.0/0: accepted until 2027-01-01 by o: r");
        Run json = Run.of(and(new String[] {"exposed", "--databases", "--format", "json"}, held));
        assertThat(json.out()).contains("\"PubliclyReachable\":true", "\"Baseline\":\"known\"", "\"Removable\":[]");
        Run junit = Run.of(and(new String[] {"exposed", "--databases", "--format", "junit"}, held));
        assertThat(junit.out()).contains("failures=\"0\"", "accepted until 2027-01-01 by o: r");
    }

    @Test
    void aBaselineWithAMistakeIsNeverAnEmptyOne() throws IOException {
        accept(open(22, 22));
        String right = Files.readString(known());
        Files.writeString(known(), right.replace("\"Version\": 1", "\"Version\": 2"));
        assertThat(against(open(22, 22)))
                .isEqualTo(new Run(2, "", mistake() + "2: Version: found 2; version 1 of baselines is expected\n"));
        Files.writeString(known(), right.replace("2027-02-28", "2027-02-30").replace("Owner", "owner"));
        assertThat(against(open(22, 22), "--fail-on", "none").err().lines())
                .containsExactly(
                        mistake()
                                + "18: Findings[0].owner: 'owner' is not known here, did you mean Owner?; Scope,"
                                + " Source, Destination, PacketHeaders, Reason, Owner or Expires is expected",
                        mistake() + "4: Findings[0]: Owner is missing; who answers for it is expected",
                        mistake() + "19: Findings[0].Expires: '2027-02-30' is no date; a date such as 2027-02-28 is"
                                + " expected");
        Files.writeString(known(), "");
        assertThat(against(open(22, 22)).err())
                .isEqualTo("vpcwhy: " + known() + ": is empty; a baseline as --write-baseline writes it is expected\n");
        Files.delete(known());
        assertThat(against(open(22, 22)).status()).isEqualTo(2);
    }

    @Test
    void noFileIsWrittenOverThatIsRead() throws IOException {
        accept(open(22, 22));
        assertThat(against(open(22, 22), "--output", known().toString()).status())
                .isEqualTo(2);
        assertThat(against(open(22, 22), "--report", "json=" + known()).status())
                .isEqualTo(2);
        assertThat(accept(open(22, 22), "--output", known().toString()).err()).contains("is written already");
        String scope = folder.resolve("ssh.json").toString();
        assertThat(check(open(22, 22), "--write-baseline", scope).err()).contains("is read too");
    }

    @Test
    void aScopeMayNotHaveTheNameOfWhatIsExposed() throws IOException {
        Path aws = open(22, 22).in(Files.createDirectories(folder.resolve("aws")));
        Path scope = Files.writeString(folder.resolve("exposed.json"), BETWEEN);
        Run run =
                Run.of("check", "--snapshot", aws.toString(), scope.toString(), "--write-baseline", known().toString());
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("vpcwhy: the scope exposed has the name by which baselines know");
    }

    /** Half past eleven at night in New York is the next day in UTC. */
    @Test
    void todayIsTheDayInUtc() {
        Clock clock = Clock.fixed(Instant.parse("2027-03-01T04:30:00Z"), ZoneId.of("America/New_York"));
        assertThat(new BaselineOptions(clock).today()).isEqualTo(LocalDate.of(2027, 3, 1));
    }
}
