package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.explain.Status;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes what became of the records of logs. */
public final class ReplayJson {

    private final JsonGenerator json;
    private final ReplayWords words;

    /** @param out stays open */
    public ReplayJson(Writer out, Snapshot snapshot) {
        this.json = AnswerJson.generator(out);
        this.words = new ReplayWords(snapshot);
    }

    public void write(ReplayReport report) {
        json.writeStartObject();
        LogJson.writeRecords(json, report.read(), List.of(Status.values()), report.records());
        json.writeNumberProperty("PassedOver", report.passedOver());
        json.writeBooleanProperty("Complete", report.complete());
        json.writeName("Groups");
        json.writeStartArray();
        report.groups().forEach(this::write);
        report.problems().forEach(this::write);
        json.writeEndArray();
        AnswerJson.writeTexts(json, "Insights", ReplayWords.insights(report));
        LogJson.writeEnd(json, report.damages());
    }

    private void write(ReplayReport.Group group) {
        Cause cause = group.cause();
        json.writeStartObject();
        json.writeStringProperty("Status", cause.status().name());
        json.writeStringProperty("Concern", cause.concern().name());
        LogJson.writeText(json, "ExplanationCode", cause.code());
        LogJson.writeComponent(json, "Component", cause.componentIds());
        LogJson.writeText(json, "Rule", ReplayWords.rule(cause));
        LogJson.writeText(json, "Direction", ReplayWords.direction(cause));
        LogJson.writeText(json, "NotCollected", ReplayWords.missing(cause));
        LogJson.writeMembers(json, group, words.summary(group));
        json.writeEndObject();
    }

    private void write(ReplayReport.Problem problem) {
        json.writeStartObject();
        json.writeStringProperty("Status", Status.MALFORMED.name());
        json.writeStringProperty("Concern", Concern.MALFORMED.name());
        LogJson.writeMembers(json, problem);
        json.writeEndObject();
    }
}
