package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.connection.BrokenConnections;
import io.vpcwhy.simulator.connection.Conclusion;
import io.vpcwhy.simulator.connection.ConnectionReport;
import io.vpcwhy.simulator.connection.Doubt;
import io.vpcwhy.simulator.connection.Party;
import io.vpcwhy.simulator.explain.Cause;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** Writes what was found of connections, as the member {@code Connections} of an object. */
public final class ConnectionJson {

    private final ConnectionReport report;
    private final Snapshot snapshot;

    public ConnectionJson(ConnectionReport report, Snapshot snapshot) {
        this.report = report;
        this.snapshot = snapshot;
    }

    public void write(JsonGenerator json) {
        json.writeName("Connections");
        json.writeStartObject();
        json.writeNumberProperty("Followed", report.followed().connections());
        json.writeNumberProperty("OneIn", report.followed().oneIn());
        json.writeNumberProperty("UnjoinedRecords", report.followed().unjoined());
        json.writeNumberProperty("UnplacedRecords", report.followed().unplaced());
        json.writeName("Conclusions");
        json.writeStartObject();
        for (Conclusion each : Conclusion.values()) {
            json.writeNumberProperty(each.name(), report.conclusions().getOrDefault(each, 0L));
        }
        json.writeEndObject();
        json.writeName("NotKnown");
        json.writeStartObject();
        for (Map.Entry<Doubt, Long> each : ConnectionWords.doubts(report)) {
            json.writeNumberProperty(each.getKey().name(), each.getValue());
        }
        json.writeEndObject();
        json.writeName("Broken");
        json.writeStartArray();
        report.broken().forEach(each -> write(json, each));
        json.writeEndArray();
        json.writeNumberProperty("FurtherBroken", report.further());
        json.writeEndObject();
    }

    private void write(JsonGenerator json, BrokenConnections broken) {
        json.writeStartObject();
        json.writeStringProperty("Conclusion", broken.conclusion().name());
        json.writeStringProperty("Side", broken.conclusion().side().name());
        party(json, "Client", broken.client(), broken);
        party(json, "Server", broken.server(), broken);
        json.writeStringProperty("Protocol", broken.protocol().toString());
        if (broken.port().isPresent()) {
            json.writeNumberProperty("Port", broken.port().getAsInt());
        } else {
            json.writeNullProperty("Port");
        }
        json.writeNumberProperty("Connections", broken.connections());
        json.writeNumberProperty("Records", broken.records());
        json.writeNumberProperty("Answered", broken.answered());
        LogJson.writeText(json, "First", ReplayWords.time(broken.first()));
        LogJson.writeText(json, "Last", ReplayWords.time(broken.last()));
        where(json, broken);
        AnswerJson.writeTexts(json, "Through", broken.through());
        json.writeName("Example");
        json.writeStartObject();
        broken.example().fields().forEach(json::writeStringProperty);
        json.writeEndObject();
        RemediationJson.write(json, broken.explanation().remediation());
        AnswerJson.writeTexts(json, "Cautions", CautionWords.lines(broken.explanation()));
        json.writeStringProperty("Summary", ConnectionWords.summary(broken, snapshot));
        json.writeEndObject();
    }

    private void party(JsonGenerator json, String name, Party party, BrokenConnections broken) {
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty("Owner", ConnectionWords.party(party, broken, snapshot));
        AnswerJson.writeTexts(json, "NetworkInterfaceIds", party.networkInterfaceIds());
        AnswerJson.writeTexts(
                json,
                "Addresses",
                party.addresses().stream().map(address -> address.toString()).toList());
        json.writeEndObject();
    }

    /** The place, and the rule where one decides there against it. */
    private void where(JsonGenerator json, BrokenConnections broken) {
        Cause cause = broken.cause();
        boolean rejected =
                !broken.conclusion().drawnFromSilence() && broken.conclusion() != Conclusion.ANSWER_ON_ANOTHER_PATH;
        Optional<Cause> rule = Optional.of(cause).filter(any -> rejected);
        LogJson.writeText(
                json,
                "NetworkInterfaceId",
                broken.explanation().networkInterface().map(nic -> nic.id()));
        LogJson.writeText(json, "Direction", ReplayWords.direction(cause));
        json.writeStringProperty("Status", cause.status().name());
        LogJson.writeText(json, "ExplanationCode", rule.flatMap(Cause::code));
        LogJson.writeText(json, "Component", rule.map(ReplayWords::component).filter(text -> !text.isEmpty()));
        LogJson.writeText(json, "Rule", rule.flatMap(ReplayWords::rule));
        Optional<HandoverWords.Line> next =
                rejected ? Optional.empty() : HandoverWords.line(broken.explanation(), snapshot);
        LogJson.writeText(json, "Next", next.map(HandoverWords.Line::text));
    }
}
