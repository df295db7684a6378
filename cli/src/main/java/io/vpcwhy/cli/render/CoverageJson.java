package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.coverage.Cover;
import io.vpcwhy.simulator.coverage.Coverage;
import io.vpcwhy.simulator.coverage.GatewayCover;
import io.vpcwhy.simulator.coverage.InterfaceCover;
import io.vpcwhy.simulator.coverage.LogLevel;
import io.vpcwhy.simulator.coverage.LogProblem;
import io.vpcwhy.simulator.coverage.LogStanding;
import io.vpcwhy.simulator.coverage.MissingField;
import io.vpcwhy.simulator.coverage.Overlap;
import io.vpcwhy.simulator.coverage.ProposedFlowLogs;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Writes who is logged as one JSON object, with AWS's names for what AWS has names for. */
public final class CoverageJson {

    private final JsonGenerator json;

    /** @param out stays open */
    public CoverageJson(Writer out) {
        this.json = AnswerJson.generator(out);
    }

    public void write(Coverage coverage) {
        json.writeStartObject();
        json.writeName("Interfaces");
        json.writeStartObject();
        json.writeNumberProperty("All", coverage.interfaces().size());
        for (Cover cover : Cover.values()) {
            json.writeNumberProperty(cover.name(), coverage.count(cover));
        }
        json.writeEndObject();
        array("FlowLogs", coverage.flowLogs(), this::flowLog);
        array("NetworkInterfaces", coverage.interfaces(), each -> networkInterface(each, coverage.snapshot()));
        array("Gateways", coverage.gateways(), this::gateway);
        array("Overlaps", coverage.overlaps(), this::overlap);
        array("MissingFields", coverage.missingFields(), this::missing);
        array("Proposals", coverage.proposals(), this::proposal);
        AnswerJson.writeTexts(
                json,
                "Undecided",
                coverage.places().stream().map(CoverageWords::uncollected).toList());
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private <T> void array(String name, List<T> elements, Consumer<T> writer) {
        json.writeName(name);
        json.writeStartArray();
        for (T element : elements) {
            json.writeStartObject();
            writer.accept(element);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void flowLog(LogStanding standing) {
        FlowLog log = standing.log();
        text("FlowLogId", log.id());
        text("ResourceId", log.resourceId());
        text("ResourceType", standing.level().map(LogLevel::resourceType));
        text("TrafficType", log.trafficType());
        text("LogDestinationType", log.destinationType());
        text("LogDestination", log.destination());
        text("LogGroupName", log.logGroupName());
        if (log.maxAggregationInterval().isPresent()) {
            json.writeNumberProperty(
                    "MaxAggregationInterval", log.maxAggregationInterval().getAsInt());
        }
        text("LogFormat", log.logFormat());
        log.files().ifPresent(files -> {
            json.writeName("DestinationOptions");
            json.writeStartObject();
            text("FileFormat", files.format());
            json.writeBooleanProperty("HiveCompatiblePartitions", files.hiveCompatiblePartitions());
            json.writeBooleanProperty("PerHourPartition", files.perHourPartition());
            json.writeEndObject();
        });
        text("FlowLogStatus", log.status());
        text("DeliverLogsStatus", log.deliverStatus());
        text("DeliverLogsErrorMessage", log.deliverError());
        json.writeBooleanProperty("Delivers", standing.delivers());
        json.writeNumberProperty("Interfaces", standing.interfaces());
        fields(standing.missing());
        array("Problems", standing.problems(), problem -> problem(problem, log));
    }

    private void problem(LogProblem problem, FlowLog log) {
        text("Code", problem.name());
        text("Text", CoverageWords.problem(problem, log));
    }

    private void networkInterface(InterfaceCover cover, Snapshot snapshot) {
        NetworkInterface nic = cover.networkInterface();
        text("NetworkInterfaceId", nic.id());
        text("VpcId", nic.vpcId());
        text("SubnetId", nic.subnetId());
        text("Owner", Optional.of(PartyWords.owner(nic, snapshot)).filter(owner -> !owner.isEmpty()));
        text("Coverage", cover.cover().name());
        AnswerJson.writeTexts(json, "FlowLogIds", cover.flowLogIds());
        AnswerJson.writeTexts(json, "BrokenFlowLogIds", cover.brokenFlowLogIds());
        fields(cover.missing());
        text("Unknowable", Optional.of(CoverageWords.unknowable(cover.cover())).filter(words -> !words.isEmpty()));
    }

    private void gateway(GatewayCover gateway) {
        text("ResourceId", gateway.gatewayId());
        text("ResourceType", gateway.level().resourceType());
        text("Coverage", gateway.cover().name());
        AnswerJson.writeTexts(json, "FlowLogIds", gateway.flowLogIds());
    }

    private void overlap(Overlap overlap) {
        AnswerJson.writeTexts(json, "FlowLogIds", overlap.flowLogIds());
        AnswerJson.writeTexts(
                json,
                "Actions",
                overlap.actions().stream().map(Enum::name).sorted().toList());
        json.writeNumberProperty("Interfaces", overlap.interfaces());
        text("Text", CoverageWords.overlap(overlap));
    }

    private void missing(MissingField missing) {
        text("Field", missing.field().logName());
        text("Tells", CoverageWords.tells(missing));
        AnswerJson.writeTexts(json, "FlowLogIds", missing.flowLogIds());
        json.writeNumberProperty("Interfaces", missing.interfaces());
        json.writeNumberProperty("ForwardingInterfaces", missing.forwarding());
    }

    private void proposal(ProposedFlowLogs proposed) {
        text("Reason", proposed.reason().name());
        text("ResourceType", proposed.level().resourceType());
        AnswerJson.writeTexts(json, "ResourceIds", proposed.resourceIds());
        text("TrafficType", proposed.trafficType());
        text("Text", CoverageWords.closes(proposed));
        text("Command", CoverageWords.command(proposed));
        AnswerJson.writeTexts(json, "ReplacedFlowLogIds", proposed.replaces());
        text("Afterwards", CoverageWords.afterwards(proposed));
    }

    private void fields(List<FlowLogField> missing) {
        AnswerJson.writeTexts(
                json,
                "MissingFields",
                missing.stream().map(FlowLogField::logName).toList());
    }

    private void text(String name, String value) {
        json.writeStringProperty(name, value);
    }

    private void text(String name, Optional<String> value) {
        value.ifPresent(told -> json.writeStringProperty(name, told));
    }
}
