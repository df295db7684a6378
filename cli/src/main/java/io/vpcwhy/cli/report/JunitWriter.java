package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.Plain;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a report as JUnit XML: each case of the report is a test case. It fails where a finding counts; it is skipped where
 * something is not known and could be one, and an error where that is not allowed.
 *
 * <p>There is no standard of this form. This is what JUnit's own runners, Jenkins and GitLab agree on; times are left at 0,
 * so that equal reports are equal.
 *
 * @see <a href="https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd">
 *     The schema that Jenkins holds such files against</a>
 */
final class JunitWriter {

    /** How a test case ends. */
    private enum Result {
        PASSED,
        FAILURE,
        ERROR,
        SKIPPED
    }

    private final XMLStreamWriter xml;
    private final Report report;
    private final ArtifactPlaces places;

    /** @param out stays open */
    JunitWriter(Writer out, Report report, ArtifactPlaces places) throws IOException {
        this.report = report;
        this.places = places;
        try {
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** Writes the whole report. */
    void write() throws IOException {
        try {
            xml.writeStartDocument("UTF-8", "1.0");
            start("\n", "testsuites");
            counts();
            start("\n  ", "testsuite");
            counts();
            for (ReportedCase each : report.cases()) {
                write(each);
            }
            output("\n    ", "This could hide more:", report.gaps());
            end("\n  ");
            end("\n");
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException cause ? cause : new IOException(e);
        }
    }

    private void counts() throws XMLStreamException {
        attribute("name", "vpcwhy " + report.name());
        xml.writeAttribute("tests", Integer.toString(report.cases().size()));
        xml.writeAttribute("failures", count(Result.FAILURE));
        xml.writeAttribute("errors", count(Result.ERROR));
        xml.writeAttribute("skipped", count(Result.SKIPPED));
        xml.writeAttribute("time", "0");
    }

    private String count(Result result) {
        return Long.toString(
                report.cases().stream().filter(each -> result(each) == result).count());
    }

    private Result result(ReportedCase each) {
        if (!each.counting().isEmpty()) {
            return Result.FAILURE;
        }
        if (each.isGuess()) {
            return Result.PASSED;
        }
        boolean open = !each.notKnown().isEmpty();
        if (report.strict() && (open || !report.gaps().isEmpty())) {
            return Result.ERROR;
        }
        return open ? Result.SKIPPED : Result.PASSED;
    }

    private void write(ReportedCase each) throws XMLStreamException {
        start("\n    ", "testcase");
        attribute("classname", "vpcwhy." + report.name().replaceAll("[^a-z]+", "."));
        attribute("name", each.name());
        xml.writeAttribute("time", "0");
        switch (result(each)) {
            case PASSED -> {}
            case FAILURE ->
                problem(
                        "failure",
                        Report.count(each.counting().size(), "finding", "findings"),
                        "finding",
                        texts(each.counting()));
            case ERROR -> problem("error", notKnown(each), "not known", texts(each.notKnown()));
            case SKIPPED -> {
                start("\n      ", "skipped");
                attribute("message", notKnown(each));
                end("");
            }
        }
        List<String> besides = new ArrayList<>();
        each.notKnown().forEach(item -> besides.add("Not known: " + item.told()));
        each.others().forEach(item -> besides.add(standing(item) + item.told()));
        output("\n      ", each.rule().title(), besides);
        end("\n    ");
    }

    private static String notKnown(ReportedCase each) {
        return each.notKnown().isEmpty()
                ? "no findings for certain: the snapshot does not hold everything"
                : "no findings for certain: " + Report.count(each.notKnown().size(), "way is", "ways are")
                        + " not known";
    }

    private static String standing(ReportedItem item) {
        if (item.kind() == ReportedItem.Kind.GUESS) {
            return "";
        }
        return item.state() == FindingState.ABSENT ? "There no more: " : "Accepted: ";
    }

    private List<String> texts(List<ReportedItem> items) {
        List<String> lines = new ArrayList<>();
        for (ReportedItem item : items) {
            lines.add(item.told());
            item.details().forEach(detail -> lines.add("  | " + detail));
            places.shortly(item.place()).ifPresent(place -> lines.add("  see " + place));
        }
        return lines;
    }

    private void problem(String element, String message, String type, List<String> lines) throws XMLStreamException {
        start("\n      ", element);
        attribute("message", message);
        attribute("type", type);
        xml.writeCharacters(lines.stream().map(JunitWriter::allowed).collect(Collectors.joining("\n")));
        end("");
    }

    private void output(String indent, String heading, List<String> lines) throws XMLStreamException {
        if (lines.isEmpty()) {
            return;
        }
        start(indent, "system-out");
        xml.writeCharacters(allowed(heading));
        for (String line : lines) {
            xml.writeCharacters("\n" + allowed(line));
        }
        end("");
    }

    private void start(String indent, String element) throws XMLStreamException {
        xml.writeCharacters(indent);
        xml.writeStartElement(element);
    }

    private void end(String indent) throws XMLStreamException {
        xml.writeCharacters(indent);
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, allowed(value));
    }

    /** The text with question marks for what XML cannot hold. */
    private static String allowed(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        Plain.text(text).codePoints().forEach(c -> {
            boolean fits = c <= 0xD7FF || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
            allowed.appendCodePoint(fits ? c : '?');
        });
        return allowed.toString();
    }
}
