package io.vpcwhy.cli.report;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes results of a SARIF log. */
final class SarifResultJson {

    /** Digits of a fingerprint in the form of GitHub's own, which are as long. */
    private static final int SHORT = 16;

    private final JsonGenerator json;
    private final ArtifactPlaces places;
    private final boolean compared;

    /** @param compared whether it is known which findings are new */
    SarifResultJson(JsonGenerator json, ArtifactPlaces places, boolean compared) {
        this.json = json;
        this.places = places;
        this.compared = compared;
    }

    /** @param ruleIndex of the rule among those of the log */
    void write(ReportedResult result, int ruleIndex) {
        ReportedItem item = result.item();
        json.writeStartObject();
        json.writeStringProperty("ruleId", result.rule().id());
        json.writeNumberProperty("ruleIndex", ruleIndex);
        json.writeStringProperty("level", level(item));
        writeMessage(message(item));
        json.writeName("locations");
        json.writeStartArray();
        writeLocation(item.place(), 0);
        json.writeEndArray();
        writeRelated(item.related());
        writeWays(item.ways());
        writeFingerprints(item.fingerprint(), result.number());
        writeState(item);
        json.writeEndObject();
    }

    private static String level(ReportedItem item) {
        return switch (item.kind()) {
            case FINDING -> item.counts() ? "error" : "note";
            case NOT_KNOWN -> "warning";
            case GUESS -> "note";
        };
    }

    private static String message(ReportedItem item) {
        StringBuilder text = new StringBuilder(item.kind() == ReportedItem.Kind.NOT_KNOWN ? "Not known: " : "");
        text.append(SarifText.of(sentence(item.told())));
        if (!item.ways().isEmpty()) {
            text.append(" Let through by ")
                    .append(SarifText.of(sentence(item.place().text())));
        }
        for (int i = 0; i < item.related().size(); i++) {
            text.append(i == 0 ? " See " : ", ")
                    .append(SarifText.link(item.related().get(i).text(), i + 1));
        }
        return text.toString();
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private void writeRelated(List<ReportedLocation> related) {
        if (related.isEmpty()) {
            return;
        }
        json.writeName("relatedLocations");
        json.writeStartArray();
        for (int i = 0; i < related.size(); i++) {
            writeLocation(related.get(i), i + 1);
        }
        json.writeEndArray();
    }

    private void writeWays(List<List<ReportedLocation>> ways) {
        if (ways.isEmpty()) {
            return;
        }
        json.writeName("codeFlows");
        json.writeStartArray();
        for (List<ReportedLocation> way : ways) {
            json.writeStartObject();
            json.writeName("threadFlows");
            json.writeStartArray();
            json.writeStartObject();
            json.writeName("locations");
            json.writeStartArray();
            for (ReportedLocation step : way) {
                json.writeStartObject();
                json.writeName("location");
                writeLocation(step, 0);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** @param id by which the message links to it; 0 for none */
    private void writeLocation(ReportedLocation location, int id) {
        ArtifactPlace place = location.where().map(places::of).orElseGet(places::ofSnapshot);
        json.writeStartObject();
        if (id > 0) {
            json.writeNumberProperty("id", id);
        }
        json.writeName("physicalLocation");
        json.writeStartObject();
        json.writeName("artifactLocation");
        json.writeStartObject();
        json.writeStringProperty("uri", place.uri());
        json.writeStringProperty("uriBaseId", place.base().id());
        json.writeEndObject();
        place.line().ifPresent(line -> {
            json.writeName("region");
            json.writeStartObject();
            json.writeNumberProperty("startLine", line);
            json.writeEndObject();
        });
        json.writeEndObject();
        json.writeName("logicalLocations");
        json.writeStartArray();
        json.writeStartObject();
        json.writeStringProperty("name", location.resourceId());
        json.writeStringProperty("kind", "resource");
        json.writeEndObject();
        json.writeEndArray();
        writeMessage(SarifText.of(text(location, place.within())));
        json.writeEndObject();
    }

    private static String text(ReportedLocation location, Optional<String> within) {
        String where = location.where().isPresent() ? "" : " (no document of the snapshot tells where)";
        return location.text() + within.map(inside -> " (" + inside + ")").orElse(where);
    }

    private void writeFingerprints(Fingerprint fingerprint, int number) {
        json.writeName("partialFingerprints");
        json.writeStartObject();
        // The only one that GitHub looks at.
        json.writeStringProperty("primaryLocationLineHash", fingerprint.ends().substring(0, SHORT) + ":" + number);
        json.writeStringProperty("vpcwhyEnds/v1", fingerprint.ends());
        json.writeStringProperty("vpcwhyPackets/v1", fingerprint.packets());
        json.writeEndObject();
    }

    private void writeState(ReportedItem item) {
        if (!compared) {
            return;
        }
        json.writeStringProperty(
                "baselineState",
                switch (item.state()) {
                    case NEW -> "new";
                    case GROWN -> "updated";
                    case EXPIRED, KNOWN -> "unchanged";
                    case ABSENT -> "absent";
                });
        if (item.state() == FindingState.KNOWN) {
            json.writeName("suppressions");
            json.writeStartArray();
            json.writeStartObject();
            json.writeStringProperty("kind", "external");
            json.writeStringProperty("status", "accepted");
            item.baseline().ifPresent(why -> json.writeStringProperty("justification", why));
            json.writeEndObject();
            json.writeEndArray();
        }
    }

    private void writeMessage(String text) {
        json.writeName("message");
        json.writeStartObject();
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }
}
