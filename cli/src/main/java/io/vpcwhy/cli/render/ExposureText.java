package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.simulator.exposure.InterfaceExposure;
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

    /** @param out stays open */
    public ExposureText(Writer out, Colours colours) {
        this.lines = new AnalysisLines(out, colours);
    }

    /**
     * Writes the whole answer.
     *
     * @param gaps what the snapshot lacks and could hide more
     */
    public void write(List<InterfaceExposure> exposed, List<UndecidedWay> undecided, List<Gap> gaps)
            throws IOException {
        if (exposed.isEmpty()) {
            lines.good(
                    undecided.isEmpty()
                            ? "The internet reaches nothing."
                            : "The internet reaches nothing for certain.");
        }
        Map<String, List<InterfaceExposure>> byTraffic = new LinkedHashMap<>();
        for (InterfaceExposure exposure : exposed) {
            byTraffic
                    .computeIfAbsent(ExposureWords.traffic(exposure), any -> new ArrayList<>())
                    .add(exposure);
        }
        for (Map.Entry<String, List<InterfaceExposure>> group : byTraffic.entrySet()) {
            lines.heading(group.getKey() + (group.getValue().get(0).admin() ? "  (administration)" : ""));
            for (InterfaceExposure exposure : group.getValue()) {
                lines.line("  " + exposure.networkInterface().id() + "  "
                        + exposure.owner().describe() + "  from " + ExposureWords.from(exposure.from())
                        + (exposure.answered() ? "" : "  (replies do not return, or not for all of it)"));
                lines.line("    by " + FindingWords.route(exposure.finding()));
            }
        }
        lines.undecided(undecided);
        lines.gaps(gaps);
    }
}
