package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.Compared;
import io.vpcwhy.simulator.baseline.Comparison;
import io.vpcwhy.simulator.exposure.InterfaceExposure;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.scope.ScopeAnalysis.UndecidedWay;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes what the internet reaches. */
public final class ExposureJson {

    private final JsonGenerator json;
    private final InterfaceExposureJson exposures;
    private final BaselineJson baseline;

    /**
     * @param out stays open
     * @param compared whether a baseline was given
     */
    public ExposureJson(Writer out, Snapshot snapshot, boolean compared) {
        this.json = AnswerJson.generator(out);
        this.exposures = new InterfaceExposureJson(json, snapshot);
        this.baseline = new BaselineJson(json, compared);
    }

    /**
     * Writes the whole answer.
     *
     * @param gaps what could hide more
     */
    public void write(Comparison<InterfaceExposure> exposed, List<UndecidedWay> undecided, PathGaps gaps) {
        json.writeStartObject();
        json.writeName("Exposed");
        json.writeStartArray();
        for (Compared<InterfaceExposure> exposure : exposed.found()) {
            json.writeStartObject();
            exposures.writeFields(exposure.found());
            baseline.writeStanding(exposure);
            json.writeEndObject();
        }
        json.writeEndArray();
        baseline.writeRemovable(exposed);
        AnswerJson.writeUndecided(json, undecided);
        AnswerJson.writeGaps(json, gaps);
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }
}
