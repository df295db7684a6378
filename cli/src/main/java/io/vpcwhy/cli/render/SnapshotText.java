package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.model.snapshot.Inventory;
import io.vpcwhy.model.snapshot.ResourceKind;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes what a snapshot holds and lacks for people. */
public final class SnapshotText {

    private final PrintWriter out;
    private final Colours colours;

    public SnapshotText(PrintWriter out, Colours colours) {
        this.out = out;
        this.colours = colours;
    }

    public void write(Inventory inventory, SnapshotSummary summary) {
        out.println(inventory.documents() + " documents in " + inventory.files() + " files");
        String region = "";
        for (Map.Entry<SnapshotSummary.Place, Map<ResourceKind, Integer>> entry :
                summary.counts().entrySet()) {
            SnapshotSummary.Place place = entry.getKey();
            String here = "account " + place.account() + ", Region " + place.region();
            if (!here.equals(region)) {
                out.println();
                out.println(colours.bold(here));
                region = here;
            }
            out.println("  " + (place.vpc().equals("-") ? "in no VPC" : place.vpc()));
            entry.getValue().forEach((kind, count) -> out.println("    " + pad(count) + " " + name(kind, count)));
        }
        out.println();
        writeGaps(summary.gaps());
    }

    private void writeGaps(List<Gap> gaps) {
        if (gaps.isEmpty()) {
            out.println("No gaps.");
            return;
        }
        out.println(colours.bold("Gaps"));
        List<String> commands = new ArrayList<>();
        for (Gap gap : gaps) {
            boolean needed = gap instanceof Gap.NotCollected not && not.needed();
            out.println("  " + (needed ? colours.yellow(GapWords.text(gap)) : GapWords.text(gap)));
            if (!gap.command().isEmpty() && !commands.contains(gap.command())) {
                commands.add(gap.command());
            }
        }
        if (!commands.isEmpty()) {
            out.println();
            out.println(colours.bold("To close them, as far as the account has such resources"));
            commands.forEach(command -> out.println("  " + command));
        }
    }

    private static String name(ResourceKind kind, int count) {
        return count == 1 ? kind.singular() : kind.plural();
    }

    private static String pad(int count) {
        String text = Integer.toString(count);
        return " ".repeat(Math.max(0, 6 - text.length())) + text;
    }
}
