package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.replay.Change;
import io.vpcwhy.simulator.replay.Effect;
import io.vpcwhy.simulator.replay.ReplayReport;
import io.vpcwhy.simulator.replay.WhatIfReport;
import java.io.Writer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/** Writes what a proposed configuration would make of the traffic of logs. */
public final class WhatIfJson {

    private final JsonGenerator json;
    private final WhatIfWords words;

    /** @param out stays open */
    public WhatIfJson(Writer out, Snapshot today, Snapshot proposed) {
        this.json = AnswerJson.generator(out);
        this.words = new WhatIfWords(today, proposed);
    }

    public void write(WhatIfReport report) {
        json.writeStartObject();
        json.writeBooleanProperty(
                "BreaksOwnTraffic",
                report.groups().stream().anyMatch(group -> group.change().breaksOwn()));
        json.writeName("Records");
        json.writeStartObject();
        json.writeNumberProperty("read", report.read());
        for (Effect effect : Effect.values()) {
            json.writeNumberProperty(effect.name().toLowerCase(Locale.ROOT).replace('_', '-'), report.of(effect));
        }
        json.writeEndObject();
        json.writeNumberProperty("UnchangedAccepted", report.accepted());
        json.writeBooleanProperty("Complete", report.complete());
        json.writeName("Groups");
        json.writeStartArray();
        report.groups().forEach(this::write);
        report.problems().forEach(this::write);
        json.writeEndArray();
        AnswerJson.writeTexts(json, "NotJudged", WhatIfWords.notJudged(report));
        AnswerJson.writeTexts(json, "Damages", report.damages());
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private void write(WhatIfReport.Group group) {
        Change change = group.change();
        boolean byProposed = change.effect() == Effect.BREAKS || change.effect() == Effect.GONE || change.isLeftOpen();
        Cause cause = byProposed && !change.withRequest() ? change.proposed() : change.today();
        json.writeStartObject();
        json.writeStringProperty("Effect", change.effect().name());
        json.writeStringProperty("FarEnd", change.farEnd().name());
        json.writeBooleanProperty("Answers", change.ofAnswer());
        write("ExplanationCode", group.code());
        json.writeStringProperty("Snapshot", byProposed ? "proposed" : "today");
        write("Component", component(cause));
        write("Rule", change.withRequest() ? Optional.empty() : ReplayWords.rule(cause));
        writePermitting(change);
        json.writeStringProperty("Today", change.today().action().name());
        json.writeStringProperty(
                "Proposed",
                change.withRequest() ? "REJECT" : change.proposed().action().name());
        write("Direction", direction(change));
        if (group.port().isPresent()) {
            json.writeNumberProperty("DestinationPort", group.port().getAsInt());
        } else {
            json.writeNullProperty("DestinationPort");
        }
        json.writeNumberProperty("Records", group.records());
        json.writeNumberProperty("Bytes", group.bytes());
        json.writeNumberProperty("Peers", group.peers().count());
        json.writeBooleanProperty("PeersExact", group.peers().exact());
        write("First", time(group.first()));
        write("Last", time(group.last()));
        write("Example", group.example());
        json.writeStringProperty("Summary", words.summary(group));
        json.writeEndObject();
    }

    /** What permits in the other snapshot, where traffic breaks or opens. */
    private void writePermitting(Change change) {
        Optional<Cause> permitting = switch (change.effect()) {
            case BREAKS -> Optional.of(change.today());
            case OPENS -> Optional.of(change.proposed());
            default -> Optional.empty();
        };
        write("PermittingComponent", permitting.flatMap(WhatIfJson::component));
        write("PermittingRule", permitting.flatMap(ReplayWords::rule));
    }

    private static Optional<String> component(Cause cause) {
        return Optional.of(ReplayWords.component(cause)).filter(text -> !text.isEmpty());
    }

    private static Optional<String> direction(Change change) {
        return change.today()
                .direction()
                .or(() -> change.proposed().direction())
                .map(direction -> direction.name().toLowerCase(Locale.ROOT));
    }

    private void write(ReplayReport.Problem problem) {
        json.writeStartObject();
        json.writeStringProperty("Effect", Effect.MALFORMED.name());
        json.writeNumberProperty("Records", problem.lines());
        AnswerJson.writeTexts(json, "Places", problem.places());
        json.writeStringProperty("Summary", "Not a flow log record: " + problem.reason() + ".");
        json.writeEndObject();
    }

    private void write(String name, Optional<String> text) {
        if (text.isPresent()) {
            json.writeStringProperty(name, text.get());
        } else {
            json.writeNullProperty(name);
        }
    }

    private static Optional<String> time(OptionalLong seconds) {
        return seconds.isPresent()
                ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()).toString())
                : Optional.empty();
    }
}
