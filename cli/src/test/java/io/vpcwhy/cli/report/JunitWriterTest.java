package io.vpcwhy.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.cli.report.ReportedItem.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.junit.jupiter.api.Test;

/** JUnit XML as a reader of such files understands it. */
class JunitWriterTest {

    private static final List<String> NO_GAPS = List.of();

    private static String write(Report report) throws IOException {
        StringWriter out = new StringWriter();
        new JunitWriter(out, report, Reports.PLACES).write();
        return out.toString();
    }

    private static ReportTestSuite read(String xml) throws Exception {
        List<ReportTestSuite> suites = new TestSuiteXmlParser(new NullConsoleLogger())
                .parse(new InputStreamReader(
                        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
        assertThat(suites).hasSize(1);
        return suites.get(0);
    }

    private static ReportedCase named(String name, ReportedItem... items) {
        return new ReportedCase(name, Reports.RULE, List.of(items));
    }

    private static final ReportedItem OPEN = Reports.item(Kind.NOT_KNOWN, FindingState.NEW, "an open way");

    @Test
    void eachCaseIsATestThatFailsWhereAFindingCounts() throws Exception {
        Report report = new Report(
                "check",
                List.of(
                        named("bad", Reports.finding("one <way>&co \"more\""), Reports.finding("two"), OPEN),
                        named("open", OPEN),
                        named("accepted", Reports.item(Kind.FINDING, FindingState.KNOWN, "an accepted way")),
                        named("good")),
                List.of("a gap"),
                false,
                false);
        ReportTestSuite suite = read(write(report));
        assertThat(suite.getNumberOfTests()).isEqualTo(4);
        assertThat(suite.getNumberOfFailures()).isEqualTo(1);
        assertThat(suite.getNumberOfSkipped()).isEqualTo(1);
        assertThat(suite.getNumberOfErrors()).isZero();
        ReportTestCase bad = suite.getTestCases().get(0);
        assertThat(bad.getName()).isEqualTo("bad");
        assertThat(bad.getFullClassName()).isEqualTo("vpcwhy.check");
        assertThat(bad.getFailureMessage()).isEqualTo("2 findings");
        assertThat(bad.getFailureDetail())
                .contains("one <way>&co \"more\"\n  | detail of one <way>&co \"more\"\n  see aws/groups.json:7\ntwo");
        assertThat(suite.getTestCases().get(1).hasSkipped()).isTrue();
        assertThat(suite.getTestCases().subList(2, 4)).allMatch(ReportTestCase::isSuccessful);
        assertThat(write(report)).contains("Accepted: an accepted way").contains("a gap");
    }

    @Test
    void whereNothingMayBeOpenWhatIsNotKnownIsAnError() throws Exception {
        Report open = new Report("check", List.of(named("open", OPEN), named("good")), NO_GAPS, true, false);
        assertThat(read(write(open)).getNumberOfErrors()).isEqualTo(1);
        Report gap = new Report("check", List.of(named("good")), List.of("a gap"), true, false);
        ReportTestSuite suite = read(write(gap));
        assertThat(suite.getNumberOfErrors()).isEqualTo(1);
        assertThat(suite.getTestCases().get(0).getFailureMessage())
                .isEqualTo("no findings for certain: the snapshot does not hold everything");
    }

    @Test
    void whatXmlCannotHoldIsAQuestionMark() throws Exception {
        Report report = Reports.of(List.of(Reports.finding("a\u0000b\uFFFEc\uD800d ]]> \u00e9 \uD83D\uDE00")));
        assertThat(read(write(report)).getTestCases().get(0).getFailureDetail())
                .startsWith("a?b?c?d ]]> \u00e9 \uD83D\uDE00");
    }
}
