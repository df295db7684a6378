package io.vpcwhy.cli.render;

import io.vpcwhy.model.baseline.Acceptance;
import io.vpcwhy.simulator.baseline.Compared;
import io.vpcwhy.simulator.baseline.Comparison;
import io.vpcwhy.simulator.baseline.Removable;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Writes what a baseline says of findings, where one was given. */
final class BaselineJson {

    private final JsonGenerator json;
    private final HeaderSpaceJson spaces;
    private final boolean compared;

    /** @param compared whether a baseline was given: nothing is written otherwise */
    BaselineJson(JsonGenerator json, boolean compared) {
        this.json = json;
        this.spaces = new HeaderSpaceJson(json);
        this.compared = compared;
    }

    void writeStanding(Compared<?> found) {
        if (!compared) {
            return;
        }
        json.writeStringProperty("Baseline", found.standing().state().name().toLowerCase(Locale.ROOT));
        json.writeName("Acceptances");
        json.writeStartArray();
        for (Acceptance acceptance : found.standing().acceptances()) {
            json.writeStartObject();
            write(json, acceptance);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void writeRemovable(Comparison<?> comparison) {
        if (!compared) {
            return;
        }
        json.writeName("Removable");
        json.writeStartArray();
        for (Removable removable : comparison.removable()) {
            json.writeStartObject();
            json.writeStringProperty("Scope", removable.scope());
            json.writeStringProperty("Source", removable.source());
            json.writeStringProperty("Destination", removable.destination());
            spaces.writeProducts("PacketHeaders", removable.headers());
            json.writeBooleanProperty("Whole", removable.whole());
            write(json, removable.acceptance());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void write(JsonGenerator json, Acceptance acceptance) {
        json.writeStringProperty("Reason", acceptance.reason());
        json.writeStringProperty("Owner", acceptance.owner());
        json.writeStringProperty("Expires", acceptance.expires().toString());
    }
}
