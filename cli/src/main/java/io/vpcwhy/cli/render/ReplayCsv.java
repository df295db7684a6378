package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.explain.Status;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.OptionalInt;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes the groups that {@link ReplayJson} writes as comma-separated values, in the same order.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public final class ReplayCsv {

    private static final String[] COLUMNS = {
        "Status",
        "Concern",
        "ExplanationCode",
        "Component",
        "Rule",
        "Direction",
        "NotCollected",
        "DestinationPort",
        "Records",
        "Bytes",
        "Peers",
        "PeersExact",
        "First",
        "Last",
        "Example",
        "Places",
        "Summary"
    };

    /** A spreadsheet takes a cell that begins so for a formula, and a log can hold any text. */
    private static final String OF_FORMULAS = "=+-@\t\r";

    private final Writer out;
    private final ReplayWords words;

    /** @param out stays open */
    public ReplayCsv(Writer out, Snapshot snapshot) {
        this.out = out;
        this.words = new ReplayWords(snapshot);
    }

    public void write(ReplayReport report) throws IOException {
        CSVFormat format = CSVFormat.RFC4180.builder().setHeader(COLUMNS).get();
        CSVPrinter csv = new CSVPrinter(out, format);
        for (ReplayReport.Group group : report.groups()) {
            write(csv, group);
        }
        for (ReplayReport.Problem problem : report.problems()) {
            write(csv, problem);
        }
    }

    private void write(CSVPrinter csv, ReplayReport.Group group) throws IOException {
        Cause cause = group.cause();
        csv.printRecord(
                cause.status(),
                cause.concern(),
                cell(cause.code().orElse("")),
                cell(ReplayWords.component(cause)),
                cell(ReplayWords.rule(cause).orElse("")),
                ReplayWords.direction(cause).orElse(""),
                cell(ReplayWords.missing(cause).orElse("")),
                cell(group.port()),
                group.records(),
                group.bytes(),
                group.peers().count(),
                group.peers().exact(),
                ReplayWords.time(group.first()).orElse(""),
                ReplayWords.time(group.last()).orElse(""),
                cell(group.example().orElse("")),
                "",
                cell(words.summary(group)));
    }

    private static void write(CSVPrinter csv, ReplayReport.Problem problem) throws IOException {
        csv.printRecord(List.of(
                Status.MALFORMED,
                Concern.MALFORMED,
                "",
                "",
                "",
                "",
                "",
                "",
                problem.lines(),
                "",
                "",
                "",
                "",
                "",
                "",
                cell(String.join("; ", problem.places())),
                cell(ReplayWords.summary(problem))));
    }

    private static String cell(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    /** The text, which an apostrophe keeps from being a formula. */
    private static String cell(String text) {
        return text.isEmpty() || OF_FORMULAS.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
    }
}
