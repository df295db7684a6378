package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.Compared;
import io.vpcwhy.simulator.baseline.Comparison;
import io.vpcwhy.simulator.exposure.InterfaceExposure;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what the internet reaches for people: by port and owner, ports of administration first. */
public final class ExposureText {

    private final AnalysisLines lines;
    private final ExposureWords words;
    private final boolean compared;

    /**
     * @param out stays open
     * @param compared whether a baseline was given
     */
    public ExposureText(Writer out, Colours colours, Snapshot snapshot, boolean compared) {
        this.lines = new AnalysisLines(out, colours, snapshot);
        this.words = new ExposureWords(snapshot);
        this.compared = compared;
    }

    /**
     * Writes the whole answer.
     *
     * @param gaps what could hide more
     */
    public void write(Comparison<InterfaceExposure> exposed, List<UndecidedWay> undecided, PathGaps gaps)
            throws IOException {
        List<Compared<InterfaceExposure>> accepted = exposed.counting(false);
        writeHeading(exposed, undecided);
        writeCounting(exposed.counting(true));
        if (!accepted.isEmpty()) {
            lines.blank();
            lines.heading("Accepted");
        }
        for (Compared<InterfaceExposure> exposure : accepted) {
            lines.line("  " + ExposureWords.traffic(exposure.found()) + "  " + reached(exposure.found()) + ": "
                    + BaselineWords.standing(exposure.standing()));
        }
        lines.undecided(undecided);
        lines.removable(exposed.removable());
        lines.gaps(gaps);
    }

    private void writeHeading(Comparison<InterfaceExposure> exposed, List<UndecidedWay> undecided) throws IOException {
        long interfaces = exposed.all().stream()
                .map(exposure -> exposure.networkInterface().id())
                .distinct()
                .count();
        int counting = exposed.counting(true).size();
        String end = compared
                ? ": " + BaselineWords.count(counting, exposed.counting(false).size()) + "."
                : ".";
        if (interfaces > 0) {
            String heading =
                    "The internet reaches " + (interfaces == 1 ? "1 interface" : interfaces + " interfaces") + end;
            if (counting > 0) {
                lines.bad(heading);
            } else {
                lines.good(heading);
            }
        } else if (undecided.isEmpty()) {
            lines.good("The internet reaches nothing.");
        } else {
            lines.doubtful("The internet reaches nothing for certain.");
        }
    }

    private void writeCounting(List<Compared<InterfaceExposure>> exposed) throws IOException {
        Map<String, List<Compared<InterfaceExposure>>> byTraffic = new LinkedHashMap<>();
        for (Compared<InterfaceExposure> exposure : exposed) {
            byTraffic
                    .computeIfAbsent(ExposureWords.traffic(exposure.found()), any -> new ArrayList<>())
                    .add(exposure);
        }
        for (Map.Entry<String, List<Compared<InterfaceExposure>>> group : byTraffic.entrySet()) {
            lines.blank();
            lines.heading(group.getKey() + (group.getValue().get(0).found().admin() ? "  (administration)" : ""));
            for (Compared<InterfaceExposure> exposure : group.getValue()) {
                write(exposure);
            }
        }
    }

    private void write(Compared<InterfaceExposure> exposure) throws IOException {
        lines.labelled("  ", "", reached(exposure.found()));
        lines.standing("    ", exposure.standing());
        lines.ladder("    ", exposure.found().finding());
    }

    private String reached(InterfaceExposure exposure) {
        return words.name(exposure) + " from " + words.from(exposure.from()) + ExposureWords.caution(exposure);
    }
}
