package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.replay.Change;
import io.vpcwhy.simulator.replay.Effect;
import io.vpcwhy.simulator.replay.ReplayReport;
import io.vpcwhy.simulator.replay.WhatIfReport;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
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
        LogJson.writeRecords(json, report.read(), List.of(Effect.values()), report.records());
        json.writeNumberProperty("UnchangedAccepted", report.accepted());
        json.writeBooleanProperty("Complete", report.complete());
        json.writeName("Groups");
        json.writeStartArray();
        report.groups().forEach(this::write);
        report.problems().forEach(this::write);
        json.writeEndArray();
        AnswerJson.writeTexts(json, "NotJudged", WhatIfWords.notJudged(report));
        LogJson.writeEnd(json, report.damages());
    }

    private void write(WhatIfReport.Group group) {
        Change change = group.change();
        boolean byProposed = change.effect() == Effect.BREAKS || change.effect() == Effect.GONE || change.isLeftOpen();
        Cause cause = byProposed ? change.proposed() : change.today();
        json.writeStartObject();
        json.writeStringProperty("Effect", change.effect().name());
        json.writeStringProperty("FarEnd", change.farEnd().name());
        json.writeBooleanProperty("Answers", change.ofAnswer());
        json.writeBooleanProperty("WithRequest", change.withRequest());
        LogJson.writeText(json, "ExplanationCode", group.code());
        json.writeStringProperty("Snapshot", byProposed ? "proposed" : "today");
        LogJson.writeComponent(
                json, "Component", change.withRequest() ? change.refusingRequest() : cause.componentIds());
        LogJson.writeText(json, "Rule", change.withRequest() ? Optional.empty() : ReplayWords.rule(cause));
        writePermitting(change);
        json.writeStringProperty("Today", change.today().action().name());
        json.writeStringProperty(
                "Proposed",
                change.withRequest() ? "REJECT" : change.proposed().action().name());
        LogJson.writeText(json, "Direction", ReplayWords.direction(change.direction()));
        LogJson.writeText(json, "NotCollected", ReplayWords.missing(cause));
        LogJson.writeMembers(json, group, words.summary(group));
        json.writeEndObject();
    }

    /** What permits in the other snapshot, where traffic breaks or opens. */
    private void writePermitting(Change change) {
        Optional<Cause> permitting = switch (change.effect()) {
            case BREAKS -> Optional.of(change.today());
            case OPENS -> Optional.of(change.proposed());
            default -> Optional.empty();
        };
        LogJson.writeComponent(
                json, "PermittingComponent", permitting.map(Cause::componentIds).orElse(List.of()));
        LogJson.writeText(json, "PermittingRule", permitting.flatMap(ReplayWords::rule));
    }

    private void write(ReplayReport.Problem problem) {
        json.writeStartObject();
        json.writeStringProperty("Effect", Effect.MALFORMED.name());
        LogJson.writeMembers(json, problem);
        json.writeEndObject();
    }
}
