package io.vpcwhy.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.cli.render.Plain;
import io.vpcwhy.cli.report.ReportedItem.Kind;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Whatever resources are called, reports can be read, and say the name. */
class AnyNamesTest {

    private static Report report(String name) {
        return new Report(
                "check",
                List.of(new ReportedCase(
                        name,
                        new ReportedRule("rule", name, "help"),
                        List.of(Reports.finding(name), Reports.item(Kind.NOT_KNOWN, FindingState.NEW, name)))),
                List.of(name),
                false,
                false);
    }

    @Property(tries = 300)
    void sarifIsValid(@ForAll @StringLength(min = 1, max = 40) String name) throws IOException {
        StringWriter out = new StringWriter();
        new SarifWriter(Reports.PLACES, SarifLimits.GITHUB).write(report(name), out);
        SarifSchema.assertValid(out.toString());
    }

    @Property(tries = 300)
    void junitXmlIsWellFormed(@ForAll @StringLength(min = 1, max = 40) String name) throws Exception {
        StringWriter out = new StringWriter();
        new JunitWriter(out, report(name), Reports.PLACES).write();
        Document document = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(out.toString())));
        Element test = (Element) document.getElementsByTagName("testcase").item(0);
        String told = test.getAttribute("name");
        assertThat(told).hasSameSizeAs(Plain.text(name));
    }

    @Property(tries = 300)
    void markdownHoldsNoMarkupOfNames(@ForAll @StringLength(min = 1, max = 40) String name) throws IOException {
        StringWriter out = new StringWriter();
        new MarkdownWriter(report(name), Reports.PLACES).write(out);
        assertThat(out.toString()
                        .replace("<details><summary>", "")
                        .replace("</summary>", "")
                        .replace("</details>", ""))
                .doesNotContain("<", "[", "`", "@", "://");
    }
}
