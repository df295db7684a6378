package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.model.snapshot.Inventory;
import io.vpcwhy.model.snapshot.ResourceKind;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Writes what a snapshot holds and lacks as one JSON object. */
public final class SnapshotJson {

    private final Writer out;

    /** @param out stays open */
    public SnapshotJson(Writer out) {
        this.out = out;
    }

    public void write(Inventory inventory, SnapshotSummary summary) throws IOException {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        try (JsonGenerator json = factory.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeNumberProperty("Documents", inventory.documents());
            json.writeNumberProperty("Files", inventory.files());
            writeCounts(json, summary);
            writeGaps(json, summary);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private static void writeCounts(JsonGenerator json, SnapshotSummary summary) {
        json.writeName("Resources");
        json.writeStartArray();
        for (Map.Entry<SnapshotSummary.Place, Map<ResourceKind, Integer>> entry :
                summary.counts().entrySet()) {
            for (Map.Entry<ResourceKind, Integer> count : entry.getValue().entrySet()) {
                json.writeStartObject();
                writePlace(json, "Account", entry.getKey().account());
                writePlace(json, "Region", entry.getKey().region());
                writePlace(json, "Vpc", entry.getKey().vpc());
                json.writeStringProperty("Kind", count.getKey().name());
                json.writeNumberProperty("Count", count.getValue());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private static void writePlace(JsonGenerator json, String name, String value) {
        if (value.equals(SnapshotSummary.UNKNOWN)) {
            json.writeNullProperty(name);
        } else {
            json.writeStringProperty(name, value);
        }
    }

    private static void writeGaps(JsonGenerator json, SnapshotSummary summary) {
        json.writeName("Gaps");
        json.writeStartArray();
        for (Gap gap : summary.gaps()) {
            json.writeStartObject();
            json.writeStringProperty("Code", GapWords.code(gap));
            json.writeStringProperty("Text", GapWords.text(gap));
            if (!gap.command().isEmpty()) {
                json.writeStringProperty("Command", gap.command());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
