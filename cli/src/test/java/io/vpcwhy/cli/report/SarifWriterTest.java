package io.vpcwhy.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.cli.report.ReportedItem.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** SARIF: valid, within GitHub's limits, and open about what is left out. */
class SarifWriterTest {

    private record Written(String log, Optional<String> remark) {

        JsonNode run() {
            return new JsonMapper().readTree(log).get("runs").get(0);
        }

        List<String> messages() {
            List<String> texts = new ArrayList<>();
            run().get("results")
                    .forEach(result ->
                            texts.add(result.get("message").get("text").stringValue()));
            return texts;
        }
    }

    private static Written write(Report report, SarifLimits limits) throws IOException {
        StringWriter out = new StringWriter();
        Optional<String> remark = new SarifWriter(Reports.PLACES, limits).write(report, out);
        SarifSchema.assertValid(out.toString());
        return new Written(out.toString(), remark);
    }

    @Test
    void everyKindAndStateIsToldAndTheMostImportantFirst() throws IOException {
        Written written = write(Reports.ofEverything(), SarifLimits.GITHUB);
        assertThat(written.remark()).isEmpty();
        assertThat(written.messages())
                .containsExactly(
                        "a new one. Let through by sg-1 inbound tcp 22. See [sg-1 inbound tcp 22](1)",
                        "a grown one; accepted by the net-team. Let through by sg-1 inbound tcp 22. See [sg-1 inbound tcp 22](1)",
                        "an expired one; accepted by the net-team. Let through by sg-1 inbound tcp 22. See [sg-1 inbound tcp 22](1)",
                        "Not known: an open one. See [sg-1 inbound tcp 22](1)",
                        "a guess. Let through by sg-1 inbound tcp 22. See [sg-1 inbound tcp 22](1)",
                        "an accepted one; accepted by the net-team. Let through by sg-1 inbound tcp 22. See [sg-1 inbound tcp 22](1)",
                        "a gone one; accepted by the net-team. Let through by sg-1 inbound tcp 22. See [sg-1 inbound tcp 22](1)");
        JsonNode results = written.run().get("results");
        assertThat(results)
                .extracting(result -> result.get("level").stringValue())
                .containsExactly("error", "error", "error", "warning", "note", "note", "note");
        assertThat(results)
                .extracting(result -> result.get("baselineState").stringValue())
                .containsExactly("new", "updated", "unchanged", "new", "new", "unchanged", "absent");
        assertThat(results)
                .extracting(result -> result.has("suppressions"))
                .containsExactly(false, false, false, false, false, true, false);
    }

    @Test
    void aRunThatWasHeldAgainstNoOtherSaysNothingOfWhatIsNew() throws IOException {
        Written written = write(Reports.of(Reports.findings(1)), SarifLimits.GITHUB);
        assertThat(written.run().get("results").get(0).has("baselineState")).isFalse();
    }

    @Test
    void whatIsOverTheLimitIsLeftOutFromTheEndAndToldOf() throws IOException {
        List<ReportedItem> items =
                new ArrayList<>(List.of(Reports.item(Kind.NOT_KNOWN, FindingState.NEW, "an open one")));
        items.addAll(Reports.findings(4));
        Written written = write(Reports.of(items), new SarifLimits(3, Long.MAX_VALUE));
        String remark = "Of 5 results this SARIF report holds the 3 most important ones, as GitHub takes no more;"
                + " findings left out: 1";
        assertThat(written.remark()).contains(remark);
        assertThat(written.log()).contains(remark);
        assertThat(written.messages())
                .extracting(text -> text.substring(0, text.indexOf('.')))
                .containsExactly("finding 0", "finding 1", "finding 2");
    }

    @Test
    void gitHubTakesTwentyFiveThousandResults() throws IOException {
        StringWriter out = new StringWriter();
        Report report = Reports.of(Reports.findings(25_001));
        assertThat(new SarifWriter(Reports.PLACES, SarifLimits.GITHUB).write(report, out))
                .hasValueSatisfying(remark ->
                        assertThat(remark).contains("25000 most important").contains("findings left out: 1"));
        assertThat(out.toString().lines().filter(line -> line.contains("\"ruleIndex\"")))
                .hasSize(25_000);
    }

    @Test
    void aReportThatIsTooLargeWhenPackedIsMadeSmaller() throws IOException {
        Random random = new Random(1);
        List<ReportedItem> items = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            items.add(Reports.finding(Long.toHexString(random.nextLong()).repeat(2)));
        }
        SarifLimits limits = new SarifLimits(1000, 10_000);
        Written written = write(Reports.of(items), limits);
        assertThat(packed(written.log())).isLessThanOrEqualTo(limits.bytes()).isGreaterThan(limits.bytes() / 2);
        assertThat(written.remark()).isPresent();
    }

    private static long packed(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }

    @Test
    void namesAreNoLinksAndNoPlacesToFillIn() throws IOException {
        Written written = write(
                Reports.of(List.of(Reports.finding("eni-1 (a[b](http://x) {0} c:\\d \u001b\u2028)"))),
                SarifLimits.GITHUB);
        assertThat(written.messages().get(0)).startsWith("eni-1 (a\\[b\\](http://x) {{0}} c:\\\\d ??). Let through by");
    }

    @Test
    void twoFindingsOfTheSameEndsAreTwoAlerts() throws IOException {
        Written written = write(
                Reports.of(List.of(Reports.finding("one"), Reports.finding("one"), Reports.finding("two"))),
                SarifLimits.GITHUB);
        assertThat(written.run().get("results"))
                .extracting(result -> result.get("partialFingerprints")
                        .get("primaryLocationLineHash")
                        .stringValue())
                .allMatch(hash -> hash.matches("[0-9a-f]{16}:[12]"))
                .doesNotHaveDuplicates();
    }

    @Test
    void whatNoDocumentHoldsIsPlacedAtTheSnapshot() throws IOException {
        Written written = write(Reports.of(Reports.findings(1)), SarifLimits.GITHUB);
        JsonNode step = written.run().at("/results/0/codeFlows/0/threadFlows/0/locations/0/location");
        assertThat(step.at("/physicalLocation/artifactLocation/uri").stringValue())
                .isEqualTo("aws");
        assertThat(step.at("/physicalLocation").has("region")).isFalse();
        assertThat(step.at("/message/text").stringValue())
                .isEqualTo("internet (no document of the snapshot tells where)");
    }
}
