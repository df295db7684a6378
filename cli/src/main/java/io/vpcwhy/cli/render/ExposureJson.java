package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
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

    /** @param out stays open */
    public ExposureJson(Writer out, Snapshot snapshot) {
        this.json = AnswerJson.generator(out);
        this.exposures = new InterfaceExposureJson(json, snapshot);
    }

    /**
     * Writes the whole answer.
     *
     * @param gaps what could hide more
     */
    public void write(List<InterfaceExposure> exposed, List<UndecidedWay> undecided, PathGaps gaps) {
        json.writeStartObject();
        json.writeName("Exposed");
        json.writeStartArray();
        for (InterfaceExposure exposure : exposed) {
            json.writeStartObject();
            exposures.writeFields(exposure);
            json.writeEndObject();
        }
        json.writeEndArray();
        AnswerJson.writeUndecided(json, undecided);
        AnswerJson.writeGaps(json, gaps);
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }
}
