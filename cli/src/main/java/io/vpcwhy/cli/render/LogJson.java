package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.replay.RecordGroup;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** What the JSON of answers about whole logs has in common. */
final class LogJson {

    private LogJson() {}

    /** How many records were read, and how many of them are of each kind. */
    static <K extends Enum<K>> void writeRecords(JsonGenerator json, long read, List<K> kinds, Map<K, Long> records) {
        json.writeName("Records");
        json.writeStartObject();
        json.writeNumberProperty("read", read);
        for (K kind : kinds) {
            json.writeNumberProperty(
                    kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), records.getOrDefault(kind, 0L));
        }
        json.writeEndObject();
    }

    /** The members of a group that do not turn on what is found of its records. */
    static void writeMembers(JsonGenerator json, RecordGroup group, String summary) {
        if (group.port().isPresent()) {
            json.writeNumberProperty("DestinationPort", group.port().getAsInt());
        } else {
            json.writeNullProperty("DestinationPort");
        }
        json.writeNumberProperty("Records", group.records());
        json.writeNumberProperty("Bytes", group.bytes());
        json.writeNumberProperty("Peers", group.peers().count());
        json.writeBooleanProperty("PeersExact", group.peers().exact());
        writeText(json, "First", ReplayWords.time(group.first()));
        writeText(json, "Last", ReplayWords.time(group.last()));
        writeText(json, "Example", group.example());
        json.writeStringProperty("Summary", summary);
    }

    /** The members of lines that are no records. */
    static void writeMembers(JsonGenerator json, ReplayReport.Problem problem) {
        json.writeNumberProperty("Records", problem.lines());
        AnswerJson.writeTexts(json, "Places", problem.places());
        json.writeStringProperty("Summary", ReplayWords.summary(problem));
    }

    /** The filter that decides, or those of which none permits; null where there is none. */
    static void writeComponent(JsonGenerator json, String name, List<String> ids) {
        writeText(json, name, Optional.of(String.join(", ", ids)).filter(text -> !text.isEmpty()));
    }

    /** The text, or null. */
    static void writeText(JsonGenerator json, String name, Optional<String> text) {
        if (text.isPresent()) {
            json.writeStringProperty(name, text.get());
        } else {
            json.writeNullProperty(name);
        }
    }

    /** What kept logs from being read to their end, and the end of the answer. */
    static void writeEnd(JsonGenerator json, List<String> damages) {
        AnswerJson.writeTexts(json, "Damages", damages);
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }
}
