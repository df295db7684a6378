package io.vpcwhy.cli.render;

import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.intent.WrittenEnd;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.intent.CheckedIntents;
import io.vpcwhy.simulator.intent.IntentPart;
import io.vpcwhy.simulator.intent.IntentResult;
import io.vpcwhy.simulator.scope.PathGaps;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Trace;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes intents, and what became of them. */
public final class IntentJson {

    private final JsonGenerator json;
    private final IntentWords words;
    private final HeaderSpaceJson spaces;
    private final FindingPackets packets;
    private final PathComponentJson components;
    private final ObstacleJson obstacles;

    IntentJson(JsonGenerator json, Snapshot snapshot) {
        this.json = json;
        this.words = new IntentWords(snapshot);
        this.spaces = new HeaderSpaceJson(json);
        this.packets = new FindingPackets(snapshot);
        this.components = new PathComponentJson(json, new ComponentJson(json, Optional.of(new Arns(snapshot))));
        this.obstacles = new ObstacleJson(json);
    }

    /**
     * Writes a file of intents, as it is read back.
     *
     * @param out stays open
     */
    public static void writeFile(Writer out, List<Intent> intents) {
        JsonGenerator json = AnswerJson.generator(out);
        json.writeStartObject();
        json.writeName("intents");
        json.writeStartArray();
        for (Intent intent : intents) {
            json.writeStartObject();
            writeFields(json, intent, name -> name);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private interface Naming {
        String of(String name);
    }

    private static void writeFields(JsonGenerator json, Intent intent, Naming naming) {
        json.writeStringProperty(naming.of("name"), intent.name());
        intent.reason().ifPresent(reason -> json.writeStringProperty(naming.of("reason"), reason));
        AnswerJson.writeTexts(json, naming.of("from"), ends(intent.from()));
        AnswerJson.writeTexts(json, naming.of("to"), ends(intent.to()));
        if (!intent.protocols().isEmpty()) {
            AnswerJson.writeTexts(
                    json,
                    naming.of("protocol"),
                    intent.protocols().stream().map(IntentYaml::protocol).toList());
        }
        if (!intent.ports().equals(List.of(PortRange.ALL))) {
            AnswerJson.writeTexts(
                    json,
                    naming.of("ports"),
                    intent.ports().stream().map(PortRange::toString).toList());
        }
        json.writeStringProperty(naming.of("expect"), intent.expectation().toString());
    }

    private static List<String> ends(List<WrittenEnd> ends) {
        return ends.stream().map(written -> written.end().text()).toList();
    }

    /** What became of the intents of a file. */
    void write(CheckedIntents checked, PathGaps gaps) {
        json.writeStartObject();
        json.writeStringProperty("IntentFile", checked.file());
        json.writeStringProperty("AllHold", Boolean.toString(checked.hold()));
        json.writeName("Intents");
        json.writeStartArray();
        checked.results().forEach(this::write);
        json.writeEndArray();
        AnswerJson.writeGaps(json, gaps);
        json.writeEndObject();
    }

    private void write(IntentResult result) {
        json.writeStartObject();
        writeFields(json, result.intent(), name -> name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        json.writeNumberProperty("Line", result.intent().line());
        json.writeStringProperty("Verdict", result.verdict().toString());
        json.writeStringProperty("Summary", words.summary(result));
        json.writeName("Parts");
        json.writeStartArray();
        result.parts().forEach(part -> write(part, result.intent()));
        json.writeEndArray();
        AnswerJson.writeTexts(json, "Undecided", IntentWords.unknowns(result));
        json.writeBooleanProperty("ArrivesWithoutReply", result.arrivesUnanswered());
        json.writeEndObject();
    }

    private void write(IntentPart part, Intent intent) {
        json.writeStartObject();
        json.writeStringProperty("Outcome", IntentWords.outcome(part));
        AnswerJson.writeTexts(
                json, "From", part.from().stream().map(nic -> nic.id()).toList());
        AnswerJson.writeTexts(
                json, "To", part.to().stream().map(nic -> nic.id()).toList());
        spaces.writeProducts("PacketHeaders", packets.of(part, intent));
        AnswerJson.writeTexts(json, "Locations", part.locations());
        json.writeBooleanProperty("SeveralReasons", part.mixed());
        part.trace().ifPresent(this::write);
        json.writeStringProperty("Summary", IntentWords.summary(part));
        json.writeEndObject();
    }

    private void write(Trace trace) {
        PacketJson.write(json, "Example", trace.packet());
        write("ForwardPathComponents", Optional.of(trace.forward()));
        write("ReturnPathComponents", trace.reply());
        json.writeName("Explanations");
        json.writeStartArray();
        trace.obstacles().forEach(obstacles::write);
        json.writeEndArray();
    }

    private void write(String name, Optional<Leg> leg) {
        json.writeName(name);
        json.writeStartArray();
        int number = 0;
        int hypothetical = leg.flatMap(Leg::hypotheticalFrom).orElse(Integer.MAX_VALUE);
        for (Component component : leg.map(Leg::components).orElse(List.of())) {
            number++;
            components.write(component, number, number > hypothetical);
        }
        json.writeEndArray();
    }
}
