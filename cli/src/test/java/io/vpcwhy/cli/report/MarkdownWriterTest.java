package io.vpcwhy.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.cli.report.ReportedItem.Kind;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Markdown for the comment of a pull request. */
class MarkdownWriterTest {

    private static String write(Report report) throws IOException {
        StringWriter out = new StringWriter();
        new MarkdownWriter(report, Reports.PLACES).write(out);
        return out.toString();
    }

    @Test
    void whatIsNewAndWhatIsGoneIsSeenAndTheRestFolded() throws IOException {
        assertThat(write(Reports.ofEverything())).isEqualTo("""
                        ## vpcwhy check: 3 new findings

                        **no-ssh**: SSH from the internet

                        - an expired one; accepted by the net-team; see aws/groups.json:7
                        - a grown one; accepted by the net-team; see aws/groups.json:7
                        - a new one; see aws/groups.json:7

                        **There no more**

                        - a gone one; accepted by the net-team; see aws/groups.json:7

                        <details><summary>1 accepted</summary>

                        - an accepted one; accepted by the net-team; see aws/groups.json:7

                        </details>

                        <details><summary>1 not known: each may be a finding</summary>

                        - an open one; see aws/groups.json:7

                        </details>

                        <details><summary>1 guesses</summary>

                        - a guess; see aws/groups.json:7

                        </details>

                        <details><summary>1 missing in the snapshot: each could hide more</summary>

                        - a gap

                        </details>
                        """);
    }

    @Test
    void nothingFoundIsCertainOnlyWhereNothingIsOpen() throws IOException {
        assertThat(write(Reports.of(List.of()))).isEqualTo("## vpcwhy check: no findings\n");
        assertThat(write(Reports.of(List.of(Reports.item(Kind.NOT_KNOWN, FindingState.NEW, "an open one")))))
                .startsWith("## vpcwhy check: no findings for certain\n");
    }

    @Test
    void namesAreNoMarkup() throws IOException {
        String text = write(
                Reports.of(List.of(Reports.finding("@team #1 gh-12 [a](b) <img> https://x www.y `c` *d* _e_ |"))));
        assertThat(text)
                .contains(
                        "- &#64;\u200bteam &#35;\u200b1 gh-\u200b12 &#91;a&#93;(b) &#60;img> https&#58;//x www&#46;y &#96;c&#96; &#42;d&#42;"
                                + " &#95;e&#95; &#124;; see");
    }

    @Test
    void ofMoreFindingsThanAreReadTheNumberIsTold() throws IOException {
        assertThat(write(Reports.of(Reports.findings(60))))
                .startsWith("## vpcwhy check: 60 findings\n")
                .contains("- finding 49;")
                .doesNotContain("- finding 50;")
                .contains("- 10 more, in the other forms of this report\n");
    }

    @Test
    void howeverMuchThereIsItFitsIntoAComment() throws IOException {
        List<ReportedItem> wide = Collections.nCopies(200, Reports.finding("@".repeat(1000)));
        List<ReportedItem> open =
                Collections.nCopies(200, Reports.item(Kind.NOT_KNOWN, FindingState.NEW, "#".repeat(1000)));
        Report report = new Report(
                "check",
                List.of(
                        new ReportedCase("a".repeat(500), Reports.RULE, wide),
                        new ReportedCase("b", Reports.RULE, open)),
                Collections.nCopies(100, "_".repeat(1000)),
                false,
                false);
        assertThat(write(report)).hasSizeLessThan(65_536).contains("…").contains("200 findings");
        List<ReportedCase> cases = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            cases.add(new ReportedCase("#".repeat(400) + i, Reports.RULE, Reports.findings(1)));
        }
        assertThat(write(new Report("check", cases, List.of(), false, false)))
                .hasSizeLessThan(65_536)
                .containsPattern("\n4\\d\\d findings of other cases, in the other forms of this report\n");
    }
}
