package io.vpcwhy.cli.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes a report as Markdown for the comment of a pull request: what is new, what is gone, and the rest folded. A comment
 * holds 65,536 characters at most: of long lists only the beginning is told, and how much more there is.
 */
final class MarkdownWriter {

    /** Of findings that count, and of those that are gone. */
    private static final int SHOWN = 50;

    /** Of each list that is folded. */
    private static final int FOLDED = 20;

    /** In characters, before they are escaped. */
    private static final int LINE = 300;

    /** In characters, for all lists: the rest of a comment's is for what stands around them. */
    private static final int LISTS = 60_000;

    private final Report report;
    private final ArtifactPlaces places;
    private final StringBuilder text = new StringBuilder();

    MarkdownWriter(Report report, ArtifactPlaces places) {
        this.report = report;
        this.places = places;
    }

    /** Writes the whole report. */
    void write(Writer out) throws IOException {
        text.append("## vpcwhy ").append(report.name()).append(": ").append(headline());
        text.append('\n');
        writeCounting();
        List<String> gone = findings(FindingState.ABSENT);
        if (!gone.isEmpty()) {
            text.append("\n**There no more**\n\n");
            list(gone, SHOWN);
        }
        fold("accepted", findings(FindingState.KNOWN));
        fold("not known: each may be a finding", of(ReportedItem.Kind.NOT_KNOWN));
        fold("guesses", of(ReportedItem.Kind.GUESS));
        fold("missing in the snapshot: each could hide more", report.gaps());
        out.append(text);
    }

    private String headline() {
        int findings = report.counting().size();
        String fresh = report.compared() ? "new " : "";
        if (findings > 0) {
            return Report.count(findings, fresh + "finding", fresh + "findings");
        }
        return "no " + fresh + "findings" + (report.notKnown().isEmpty() ? "" : " for certain");
    }

    private void writeCounting() {
        int room = SHOWN;
        int others = 0;
        for (ReportedCase each : report.cases()) {
            List<String> lines = each.counting().stream().map(this::line).toList();
            if (room == 0 || text.length() > LISTS) {
                others += lines.size();
            } else if (!lines.isEmpty()) {
                text.append("\n**").append(escaped(each.name())).append("**: ");
                text.append(escaped(each.rule().title())).append("\n\n");
                list(lines, room);
                room = Math.max(0, room - lines.size());
            }
        }
        if (others > 0) {
            text.append("\n").append(Report.count(others, "finding", "findings"));
            text.append(" of other cases, in the other forms of this report\n");
        }
    }

    private List<String> findings(FindingState state) {
        return items().filter(item -> item.kind() == ReportedItem.Kind.FINDING && item.state() == state)
                .map(this::line)
                .toList();
    }

    private List<String> of(ReportedItem.Kind kind) {
        return items().filter(item -> item.kind() == kind).map(this::line).toList();
    }

    private Stream<ReportedItem> items() {
        return report.cases().stream().flatMap(each -> each.items().stream());
    }

    private String line(ReportedItem item) {
        return item.told()
                + places.shortly(item.place()).map(place -> "; see " + place).orElse("");
    }

    private void fold(String what, List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        text.append("\n<details><summary>")
                .append(lines.size())
                .append(' ')
                .append(what)
                .append("</summary>\n\n");
        list(lines, FOLDED);
        text.append("\n</details>\n");
    }

    private void list(List<String> lines, int most) {
        int told = 0;
        for (String line : lines) {
            String item = "- " + escaped(line) + "\n";
            if (told == most || text.length() + item.length() > LISTS) {
                break;
            }
            text.append(item);
            told++;
        }
        if (told < lines.size()) {
            text.append("- ").append(lines.size() - told).append(" more, in the other forms of this report\n");
        }
    }

    private static String escaped(String line) {
        int end = line.length() <= LINE ? line.length() : line.offsetByCodePoints(0, line.codePointCount(0, LINE));
        return MarkdownText.of(line.substring(0, end)) + (end < line.length() ? "…" : "");
    }
}
