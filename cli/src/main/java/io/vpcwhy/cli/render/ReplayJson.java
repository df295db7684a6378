package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.explain.Status;
import io.vpcwhy.simulator.insight.Insight;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes what became of the records of logs. */
public final class ReplayJson {

    private final JsonGenerator json;

    /** @param out stays open */
    public ReplayJson(Writer out) {
        this.json = AnswerJson.generator(out);
    }

    /**
     * Writes the answer.
     *
     * @param insights what stands out besides, where asked for
     */
    public void write(ReplayReport report, List<Insight> insights, Snapshot snapshot) {
        json.writeStartObject();
        json.writeName("Records");
        json.writeStartObject();
        json.writeNumberProperty("read", report.read());
        for (Status status : Status.values()) {
            json.writeNumberProperty(
                    status.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    report.records().getOrDefault(status, 0L));
        }
        json.writeEndObject();
        json.writeNumberProperty("PassedOver", report.passedOver());
        json.writeBooleanProperty("Complete", report.complete());
        json.writeName("Groups");
        json.writeStartArray();
        report.groups().forEach(this::write);
        report.problems().forEach(this::write);
        json.writeEndArray();
        json.writeName("Insights");
        json.writeStartArray();
        report.refused().stream().limit(ReplayWords.MOST_REFUSED).forEach(this::write);
        insights.forEach(new InsightJson(json, snapshot)::write);
        json.writeEndArray();
        AnswerJson.writeTexts(json, "Damages", report.damages());
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private void write(ReplayReport.Group group) {
        Cause cause = group.cause();
        json.writeStartObject();
        json.writeStringProperty("Status", cause.status().name());
        json.writeStringProperty("Concern", cause.concern().name());
        write("ExplanationCode", cause.code());
        write("Component", Optional.of(ReplayWords.component(cause)).filter(text -> !text.isEmpty()));
        write("Rule", ReplayWords.rule(cause));
        write("Direction", ReplayWords.direction(cause));
        if (group.port().isPresent()) {
            json.writeNumberProperty("DestinationPort", group.port().getAsInt());
        } else {
            json.writeNullProperty("DestinationPort");
        }
        json.writeNumberProperty("Records", group.records());
        json.writeNumberProperty("Bytes", group.bytes());
        json.writeNumberProperty("Peers", group.peers().count());
        json.writeBooleanProperty("PeersExact", group.peers().exact());
        write("First", ReplayWords.time(group.first()));
        write("Last", ReplayWords.time(group.last()));
        write("Example", group.example());
        json.writeStringProperty("Summary", ReplayWords.summary(group));
        json.writeEndObject();
    }

    private void write(ReplayReport.Refused refused) {
        json.writeStartObject();
        json.writeStringProperty("Code", "REFUSED_FROM_ELSEWHERE");
        json.writeStringProperty("Summary", ReplayWords.refused(refused) + ".");
        json.writeStringProperty("InterfaceId", refused.networkInterfaceId());
        json.writeNumberProperty("Records", refused.records());
        json.writeNumberProperty("Peers", refused.peers().count());
        json.writeBooleanProperty("PeersExact", refused.peers().exact());
        json.writeEndObject();
    }

    private void write(ReplayReport.Problem problem) {
        json.writeStartObject();
        json.writeStringProperty("Status", Status.MALFORMED.name());
        json.writeStringProperty("Concern", Concern.MALFORMED.name());
        json.writeNumberProperty("Records", problem.lines());
        AnswerJson.writeTexts(json, "Places", problem.places());
        json.writeStringProperty("Summary", ReplayWords.summary(problem));
        json.writeEndObject();
    }

    private void write(String name, Optional<String> text) {
        if (text.isPresent()) {
            json.writeStringProperty(name, text.get());
        } else {
            json.writeNullProperty(name);
        }
    }
}
