package io.vpcwhy.cli.render;

import io.vpcwhy.model.baseline.Baseline;
import io.vpcwhy.simulator.baseline.BaselineEntry;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes baselines, as people can edit them and version control can compare them. */
public final class BaselineDocument {

    private final JsonGenerator json;
    private final HeaderSpaceJson spaces;

    /** @param out stays open */
    public BaselineDocument(Writer out) {
        this.json = AnswerJson.generator(out, new BaselineLayout());
        this.spaces = new HeaderSpaceJson(json);
    }

    /** Writes the whole document. */
    public void write(List<BaselineEntry> entries) {
        json.writeStartObject();
        json.writeNumberProperty("Version", Baseline.VERSION);
        json.writeName("Findings");
        json.writeStartArray();
        for (BaselineEntry entry : entries) {
            json.writeStartObject();
            json.writeStringProperty("Scope", entry.scope());
            json.writeStringProperty("Source", entry.source());
            json.writeStringProperty("Destination", entry.destination());
            spaces.writeProducts("PacketHeaders", entry.packets());
            BaselineJson.write(json, entry.acceptance());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }
}
