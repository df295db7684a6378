package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.NetworkDiffWords;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.diff.NetworkDiff;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * Writes what edits open and close as Markdown for the comment of a pull request: what they do by its cause, what they do
 * not folded. It leaves room for another report in the same comment, which holds 65,536 characters at most.
 */
public final class NetworkDiffMarkdown {

    /** In characters. */
    private static final int LONGEST = 30_000;

    /** Of what one cause did, and of each list that is folded. */
    private static final int SHOWN = 20;

    private static final String MORE = " more, in --format json\n";

    private final Writer out;
    private final NetworkDiffWords words;
    private final StringBuilder text = new StringBuilder();

    /** @param out stays open */
    public NetworkDiffMarkdown(Writer out, Snapshot before, Snapshot after) {
        this.out = out;
        this.words = new NetworkDiffWords(before, after);
    }

    /** Writes the whole answer. */
    public void write(NetworkDiff diff) throws IOException {
        text.append("## vpcwhy diff\n\n")
                .append(MarkdownText.of(NetworkDiffWords.summary(diff)))
                .append('\n');
        for (NetworkDiffWords.Section section : words.sections(diff)) {
            write(section);
        }
        fold(NetworkDiffWords.idleHeading(diff), words.idle(diff));
        fold("What could hide more", NetworkDiffWords.gaps(diff));
        out.append(text);
    }

    private void write(NetworkDiffWords.Section section) {
        text.append("\n**").append(section.heading()).append("**\n\n");
        int left = section.causes().size();
        for (NetworkDiffWords.Caused caused : section.causes()) {
            if (text.length() > LONGEST) {
                text.append("- what ")
                        .append(left)
                        .append(left == 1 ? " cause did" : " causes did")
                        .append(MORE);
                return;
            }
            text.append("- ").append(MarkdownText.line(caused.cause())).append('\n');
            list("  - ", caused.differences());
            left--;
        }
    }

    private void fold(String heading, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        text.append("\n<details><summary>").append(heading).append("</summary>\n\n");
        list("- ", items);
        text.append("\n</details>\n");
    }

    private void list(String bullet, List<String> items) {
        for (String item : items.subList(0, Math.min(SHOWN, items.size()))) {
            text.append(bullet).append(MarkdownText.line(item)).append('\n');
        }
        if (items.size() > SHOWN) {
            text.append(bullet).append(items.size() - SHOWN).append(MORE);
        }
    }
}
