package io.vpcwhy.cli.page;

import io.vpcwhy.cli.render.ExplanationLines;
import java.util.List;
import java.util.Locale;

/** Lines with labels: one label for all that follow under it, and commands as they are to be copied. */
final class LineList {

    private LineList() {}

    static void write(Html html, List<ExplanationLines.Line> lines) {
        html.open("dl", "class", "lines");
        String label = "";
        for (ExplanationLines.Line line : lines) {
            if (!line.label().equals(label)) {
                label = line.label();
                html.element("dt", label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1));
            }
            html.open("dd");
            if (line.isCommand()) {
                html.element("code", line.text(), "class", "command");
            } else {
                html.text(line.text());
            }
            html.closeLine();
        }
        html.closeLine();
    }
}
