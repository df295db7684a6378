package io.vpcwhy.cli;

import static io.vpcwhy.cli.SmallNetwork.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.SampleNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    private static final Pattern INLINE = Pattern.compile("<(style|script)>(.*?)</\\1>", Pattern.DOTALL);

    /** SSH alone, from everywhere. */
    private static final String SSH =
            "{'IpProtocol':'tcp','FromPort':22,'ToPort':22,'IpRanges':[{'CidrIp':'0.0.0.0/0'}]}";

    @TempDir
    private Path folder;

    private Path snapshot(SmallNetwork network) throws IOException {
        return network.in(Files.createDirectories(folder.resolve("aws")));
    }

    private Path log(String... lines) throws IOException {
        return Files.writeString(folder.resolve("vpc.log"), String.join("\n", lines) + "\n");
    }

    private static Run report(Path snapshot, Path log, String... more) {
        String[] args = {"report", "--snapshot", snapshot.toString(), "--log", log.toString()};
        return Run.of(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    /** The text of a page as a reader has it. */
    private static String words(String page) {
        return INLINE.matcher(page)
                .replaceAll("")
                .replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ");
    }

    @Test
    void thePageTellsWhatWasReadThenWhatIsBrokenThenWhyAndWhatMendsIt() throws IOException {
        Path aws = sample();
        Path page = folder.resolve("report.html");

        Run run = report(aws, aws.resolve("sample.log"), "--output", page.toString());

        assertThat(run.status()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEmpty();
        assertThat(words(Files.readString(page)))
                .containsSubsequence(
                        "What was read",
                        "Period 2025-11-20",
                        "a snapshot with ",
                        "What is broken first",
                        "Answers dropped by a network ACL",
                        "An outbound answer is dropped by acl-",
                        "Accepted and rejected over time",
                        "From (UTC) Accepted Rejected 2025-11-20 ",
                        "By cause",
                        "An outbound answer is dropped by acl-",
                        "Why Rejected: outbound network ACL acl-",
                        "Fix aws ec2 create-network-acl-entry --network-acl-id acl-",
                        "Verified with this change the flow and its answers pass the simulation",
                        "Connections",
                        "What stands out",
                        "Rule usage",
                        "What is said of use is of the logs from 2025-11-20",
                        "Coverage",
                        "What was not known",
                        "Licence of Chart.js");
    }

    @Test
    void allThatIsBrokenInANetworkIsInItsSection() {
        String page = BrokenPage.html();

        assertThat(words(section(page, "connections")))
                .contains(
                        "2,806 connections = 2,332 answered + 96 broken + 352 refused from elsewhere + 26 not known",
                        "EC2 instance i-batch1 cannot use EC2 instance i-db1 at tcp 5432: the answers are rejected",
                        "Fix aws ec2 create-network-acl-entry --network-acl-id acl-db --egress",
                        "i-batch1 cannot use the internet (198.51.100.7) at tcp 443: the answers are rejected",
                        "i-app1 cannot use the internet (198.51.100.8) at tcp 8443: its requests leave",
                        "i-web1 cannot use EC2 instance i-app1 at tcp 8081: its requests arrive",
                        "i-app1 cannot use EC2 instance i-cache1 at tcp 6379: its requests are rejected",
                        "i-app1 cannot use EC2 instance i-vault1 at tcp 8200: its requests are rejected",
                        "i-app2 cannot use EC2 instance i-queue1 at tcp 5671: its requests are rejected",
                        "i-ops1 cannot use the internet (198.51.100.30) at tcp 5601: its requests are rejected",
                        "i-app1 cannot use EC2 instance i-partner1 at tcp 443: the answers leave",
                        "Goes nowhere: rtb-partner has no route to 10.0.2.11",
                        "i-app2 cannot use EC2 instance i-legacy1 at tcp 1521: its requests leave",
                        "i-batch2 cannot use EC2 instance i-queue1 at tcp 9092: the answers are rejected",
                        "i-app2 cannot use the internet (192.0.2.50) at tcp 443: the answers are rejected")
                .contains("AWS left records out while they lasted (SKIPDATA) 8");
        assertThat(page).contains("id=\"connection-12\"").doesNotContain("id=\"connection-13\"");
        assertThat(words(section(page, "insights")))
                .contains(
                        "203.0.113.66 tried 200 ports of eni-web1",
                        "203.0.113.67 tried tcp 445 of 12 interfaces",
                        "eni-bastion1 (EC2 instance i-bastion1): 300 accepted (300 from the internet), 0 refused; from"
                                + " 203.0.113.68 (let in)",
                        "eni-db2 (EC2 instance i-db2): 10 windows");
        assertThat(words(section(page, "rules")))
                .containsSubsequence(
                        "may need a rule that nothing used",
                        "sg-app inbound tcp 9999 from 10.0.6.0/24 1",
                        "Rules without effect",
                        "acl-vault inbound rule 200: allow tcp 8200 from 10.0.4.0/24 comes too late, after rule 100",
                        "Wide rules that could be narrower",
                        "sg-db inbound tcp on all ports from 10.0.0.0/8 4 narrower rules permit all that was seen",
                        "aws ec2 revoke-security-group-ingress --group-id sg-db",
                        "sg-web inbound tcp 443 from 0.0.0.0/0 960 286 kB 2025-11-20 01:56",
                        "and 21 others; vpcwhy replay --rules --format json has all",
                        "sg-dark inbound tcp 9200 from 10.0.0.0/16 an interface that has it is in no record");
        assertThat(words(section(page, "coverage")))
                .containsSubsequence(
                        "not covered 1 No record is made there",
                        "that no flow log covers",
                        "subnet-dark vpc-1 1 eni-dark1 (EC2 instance i-dark1)",
                        "whose accepted traffic is not logged",
                        "subnet-quiet vpc-1 1",
                        "fl-web subnet-web 12 S3 arn:aws:s3:::flow-logs ALL, 17 fields, version 5, every 60 s",
                        "reject-reason 30",
                        "aws ec2 create-flow-logs --resource-type Subnet --resource-ids subnet-dark");
    }

    @Test
    void connectionsThatDoNotWorkAreAmongWhatIsBrokenFirst() {
        String page = BrokenPage.html();
        assertThat(words(section(page, "broken")))
                .contains("Connections that do not work 96 connections")
                .contains("i-app1 cannot use EC2 instance i-partner1 at tcp 443")
                .contains("and 7 other ways");
        assertThat(section(page, "broken")).contains("href=\"#connection-5\"").doesNotContain("#connection-6");
    }

    /** A section as it is written, to the beginning of the next. */
    private static String section(String page, String id) {
        int start = page.indexOf("<section id=\"" + id + "\"");
        assertThat(start).isNotNegative();
        return page.substring(start, page.indexOf("</section>", start));
    }

    private Path sample() throws IOException {
        Path aws = Files.createDirectories(folder.resolve("sample"));
        for (SampleNetwork.Document document : SampleNetwork.documents()) {
            Path file = aws.resolve(document.name());
            Files.createDirectories(file.resolveSibling("."));
            try (InputStream in = document.open()) {
                Files.copy(in, file);
            }
        }
        try (InputStream in = SampleNetwork.flowLog().open()) {
            Files.copy(in, aws.resolve("sample.log"));
        }
        return aws;
    }

    @Test
    void thePageNeedsNothingElseAndItsPolicyPermitsItsOwnScriptsAlone() throws IOException, NoSuchAlgorithmException {
        Run run = report(snapshot(new SmallNetwork()), log(record("10.0.2.20", "10.0.1.10", 40_000, 443, 6, "ACCEPT")));

        Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"")
                .matcher(run.out());
        assertThat(policy.find()).isTrue();
        List<String> hashes = new ArrayList<>();
        Matcher inline = INLINE.matcher(run.out());
        while (inline.find()) {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(inline.group(2).getBytes(StandardCharsets.UTF_8));
            hashes.add("&#39;sha256-" + Base64.getEncoder().encodeToString(digest) + "&#39;");
        }
        assertThat(hashes).hasSize(3);
        assertThat(policy.group(1))
                .isEqualTo("default-src &#39;none&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;; style-src "
                        + hashes.get(0) + "; script-src " + hashes.get(1) + " " + hashes.get(2));
        String markup = INLINE.matcher(run.out()).replaceAll("");
        assertThat(markup).doesNotContain(" src=", "href=\"http", "<link", " style=", " onclick");
        assertThat(run.out()).doesNotContain("sourceMappingURL");
    }

    @Test
    void whatAnybodyMayWriteIsTextAndNothingElse() throws IOException {
        String script = "<script>alert(1)</script>";
        Path aws = snapshot(new SmallNetwork().inbound(SSH).description(script + "\\u202e\\\"&"));

        Run run = report(
                aws,
                log(
                        record("10.0.2.20", "10.0.1.10", 40_000, 443, 6, "REJECT"),
                        script,
                        record(script, "10.0.1.10", 40_000, 443, 6, "REJECT")));

        assertThat(run.out()).doesNotContain("<script>alert", "\u202e");
        assertThat(words(run.out())).contains("at eni-0aaaaaaaaaaaaaaaa (" + script + "?\"&)");
        Matcher inline = INLINE.matcher(run.out());
        assertThat(inline.results()).as("style, library and script").hasSize(3);
    }

    @Test
    void examplesAreExplainedWhateverColumnsTheirFileHas() throws IOException {
        Path aws = snapshot(new SmallNetwork().inbound(SSH));
        Path log = log(
                "action dstport srcport dstaddr srcaddr protocol interface-id start end log-status",
                "REJECT 443 40000 10.0.1.10 10.0.2.22 6 eni-0aaaaaaaaaaaaaaaa 1763633702 1763633738 OK",
                "REJECT 443 40001 10.0.1.10 10.0.2.21 6 eni-0aaaaaaaaaaaaaaaa 1763633703 1763633738 OK");

        assertThat(words(report(aws, log).out()))
                .contains("Why Rejected: no inbound rule of security group sg-0aaaaaaaaaaaaaaaa (web) permits tcp 443")
                .contains("Fix aws ec2 authorize-security-group-ingress --group-id sg-0aaaaaaaaaaaaaaaa")
                .contains("Examples REJECT 443 40000 10.0.1.10 10.0.2.22")
                .contains(" REJECT 443 40001 10.0.1.10 10.0.2.21");
    }

    @Test
    void anAnswerThatItsRequestTellsIsExplainedAsAnAnswer() throws IOException {
        Path aws = snapshot(
                new SmallNetwork().acl(SmallNetwork.entry(100, false, "allow"), SmallNetwork.entry(90, true, "deny")));
        Path log = log(
                record("10.0.2.20", "10.0.1.10", 50_000, 50_001, 6, "ACCEPT"),
                record("10.0.1.10", "10.0.2.20", 50_001, 50_000, 6, "REJECT").replace("1763633702", "1763633705"));

        assertThat(words(report(aws, log).out()))
                .contains("Answers dropped by a network ACL 1 record")
                .contains("denies the answer (tcp 50000)")
                .contains("response (by the record of the other direction)");
    }

    @Test
    void whatWasNotKnownIsSaid() throws IOException {
        Path aws = snapshot(new SmallNetwork());
        Path log = log(
                record("10.0.2.20", "10.0.1.10", 40_000, 443, 6, "ACCEPT")
                        .replace(SmallNetwork.WEB, "eni-0fffffffffffffff0"),
                "nonsense",
                "2 1 eni-0aaaaaaaaaaaaaaaa - - - - - - - 1763633700 1763633760 - SKIPDATA");

        assertThat(words(report(aws, log).out()))
                .contains("Nothing that these logs tell of looks broken.")
                .containsSubsequence(
                        "What was not known",
                        "Undecided 1 record",
                        "the interface is not in the snapshot",
                        "Left out by AWS (SKIPDATA) 1 record tells of traffic that was not logged",
                        "Not flow log records 1 line",
                        "vpc.log:2",
                        "Gaps of the snapshot",
                        "not collected: instances, NAT gateways, ")
                .containsSubsequence(
                        "undecided 2 Flow logs that may cover them were not collected.",
                        "What is not known of coverage",
                        "What to do flow logs were not collected; run aws ec2 describe-flow-logs");
    }

    @Test
    void aLogThatBreaksOffIsToldOfOnThePageAndInTheExitStatus() throws IOException {
        Path aws = snapshot(new SmallNetwork());
        Path broken = folder.resolve("broken.log.gz");
        byte[] whole = gzip(record("10.0.2.20", "10.0.1.10", 40_000, 443, 6, "ACCEPT") + "\n");
        Files.write(broken, Arrays.copyOf(whole, whole.length - 12));

        Run run = report(aws, broken);

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("broken.log.gz");
        assertThat(words(run.out()))
                .containsSubsequence(
                        "This is a part, or may be wrong: some files are damaged",
                        "What was not known",
                        "Files that could not be read to their end",
                        "broken.log.gz");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @Test
    void whatWasPassedOverIsSaid() throws IOException {
        Path log = log(
                record("10.0.2.20", "10.0.1.10", 40_000, 443, 6, "ACCEPT"),
                record("10.0.2.20", "10.0.1.10", 40_000, 444, 6, "REJECT"));

        Run run = report(snapshot(new SmallNetwork().inbound(SSH)), log, "--action", "reject");

        assertThat(words(run.out()))
                .contains("Left out passed over by --action: 1 record")
                .contains("Connections They were not looked for: with --action, half of each connection is left out.")
                .contains("What stands out 0.0 % of what was rejected");
        assertThat(run.err()).contains("passed over by --action: 1 record");
    }

    @Test
    void howeverManyCausesThereAreTheFileStaysSmallAndSaysWhatIsLeftOut() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int port = 1; port <= 2_000; port++) {
            lines.add(record("10.0.2.20", "10.0.1.10", 40_000, port, 6, "REJECT"));
        }
        Run run = report(snapshot(new SmallNetwork().inbound(SSH)), log(lines.toArray(String[]::new)));

        assertThat(run.out().length()).isLessThan(1_500_000);
        assertThat(words(run.out())).containsPattern("and 1,9\\d\\d other causes with fewer records; vpcwhy replay");
    }

    @Test
    void theSameLogsGiveTheSamePageWhateverTheNumberOfThreads() throws IOException {
        Path aws = sample();
        Run alone = report(aws, aws.resolve("sample.log"), "--threads", "1");
        assertThat(report(aws, aws.resolve("sample.log"), "--threads", "3").out())
                .isEqualTo(alone.out());
    }

    @Test
    void wrongUsageIsToldInALine() throws IOException {
        Path aws = snapshot(new SmallNetwork());
        Path log = log(record("10.0.2.20", "10.0.1.10", 40_000, 443, 6, "ACCEPT"));

        Run over = report(aws, log, "--output", log.toString());
        assertThat(over.status()).isEqualTo(2);
        assertThat(Files.readString(log)).startsWith("2 123456789012");
        Run none = Run.of("report", "--snapshot", aws.toString());
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("give a flow log with --log FILE");
        Run threads = report(aws, log, "--threads", "0");
        assertThat(threads.status()).isEqualTo(2);
        assertThat(threads.err()).contains("--threads: there has to be one at least");
    }
}
