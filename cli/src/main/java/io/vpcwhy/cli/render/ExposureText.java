package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
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

    /** @param out stays open */
    public ExposureText(Writer out, Colours colours, Snapshot snapshot) {
        this.lines = new AnalysisLines(out, colours, snapshot);
        this.words = new ExposureWords(snapshot);
    }

    /**
     * Writes the whole answer.
     *
     * @param gaps what could hide more
     */
    public void write(List<InterfaceExposure> exposed, List<UndecidedWay> undecided, PathGaps gaps) throws IOException {
        long interfaces = exposed.stream()
                .map(exposure -> exposure.networkInterface().id())
                .distinct()
                .count();
        if (interfaces > 0) {
            lines.bad("The internet reaches " + (interfaces == 1 ? "1 interface." : interfaces + " interfaces."));
        } else if (undecided.isEmpty()) {
            lines.good("The internet reaches nothing.");
        } else {
            lines.doubtful("The internet reaches nothing for certain.");
        }
        Map<String, List<InterfaceExposure>> byTraffic = new LinkedHashMap<>();
        for (InterfaceExposure exposure : exposed) {
            byTraffic
                    .computeIfAbsent(ExposureWords.traffic(exposure), any -> new ArrayList<>())
                    .add(exposure);
        }
        for (Map.Entry<String, List<InterfaceExposure>> group : byTraffic.entrySet()) {
            lines.blank();
            lines.heading(group.getKey() + (group.getValue().get(0).admin() ? "  (administration)" : ""));
            for (InterfaceExposure exposure : group.getValue()) {
                write(exposure);
            }
        }
        lines.undecided(undecided);
        lines.gaps(gaps);
    }

    private void write(InterfaceExposure exposure) throws IOException {
        lines.labelled(
                "  ",
                "",
                words.name(exposure) + " from " + words.from(exposure.from()) + ExposureWords.caution(exposure));
        lines.ladder("    ", exposure.finding());
    }
}
