package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.model.snapshot.Inventory;
import io.vpcwhy.model.snapshot.ResourceKind;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what a snapshot holds and lacks for people. */
public final class SnapshotText {

    private final Writer out;
    private final StringBuilder text = new StringBuilder();
    private final Colours colours;

    public SnapshotText(Writer out, Colours colours) {
        this.out = out;
        this.colours = colours;
    }

    public void write(Inventory inventory, SnapshotSummary summary) throws IOException {
        line(count(inventory.documents(), "document") + " in " + count(inventory.files(), "file"));
        String region = "";
        for (Map.Entry<SnapshotSummary.Place, Map<ResourceKind, Integer>> entry :
                summary.counts().entrySet()) {
            SnapshotSummary.Place place = entry.getKey();
            String here = "account " + told(place.account()) + ", Region " + told(place.region());
            if (!here.equals(region)) {
                line("");
                line(colours.bold(here));
                region = here;
            }
            line("  " + (place.vpc().equals(SnapshotSummary.UNKNOWN) ? "in no VPC" : place.vpc()));
            entry.getValue().forEach((kind, count) -> line("    " + pad(count) + " " + name(kind, count)));
        }
        line("");
        writeGaps(summary.gaps());
        out.append(text);
    }

    private void writeGaps(List<Gap> gaps) {
        if (gaps.isEmpty()) {
            line("No gaps.");
            return;
        }
        line(colours.bold("Gaps"));
        List<String> commands = new ArrayList<>();
        for (Gap gap : gaps) {
            boolean needed = gap instanceof Gap.NotCollected not && not.needed();
            String words = Plain.text(GapWords.text(gap));
            line("  " + (needed ? colours.yellow(words) : words));
            if (!gap.command().isEmpty() && !commands.contains(gap.command())) {
                commands.add(gap.command());
            }
        }
        if (!commands.isEmpty()) {
            line("");
            line(colours.bold("To close them, run these and add what they print to the snapshot"));
            commands.forEach(command -> line("  " + command));
        }
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String told(String value) {
        return value.equals(SnapshotSummary.UNKNOWN) ? "not told" : value;
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String name(ResourceKind kind, int count) {
        return count == 1 ? kind.singular() : kind.plural();
    }

    private static String pad(int count) {
        String text = Integer.toString(count);
        return " ".repeat(Math.max(0, 6 - text.length())) + text;
    }
}
