package io.vpcwhy.cli.render;

import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.FlowLogPrediction;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.SourcePorts;
import io.vpcwhy.simulator.trace.Trace;
import io.vpcwhy.simulator.trace.TraceRemedies;
import io.vpcwhy.simulator.trace.TraceRemedy;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Writes a trace in the shape of AWS's NetworkInsightsAnalysis.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInsightsAnalysis.html">
 *     NetworkInsightsAnalysis</a>
 */
public final class TraceJson {

    private final JsonGenerator json;
    private final PathComponentJson components;
    private final ObstacleJson obstacles;
    private final Snapshot snapshot;

    /** @param out stays open */
    public TraceJson(Writer out, Snapshot snapshot) {
        this.json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), out);
        this.components = new PathComponentJson(json);
        this.obstacles = new ObstacleJson(json);
        this.snapshot = snapshot;
    }

    public void write(Trace trace, TraceRemedies remedies, Optional<SourcePorts> otherPorts) {
        json.writeStartObject();
        json.writeBooleanProperty("NetworkPathFound", trace.disposition() == Trace.Disposition.REACHABLE);
        json.writeStringProperty("Disposition", trace.disposition().name());
        writeLeg("ForwardPathComponents", Optional.of(trace.forward()));
        writeLeg("ReturnPathComponents", trace.reply());
        json.writeName("Explanations");
        json.writeStartArray();
        trace.obstacles().forEach(obstacles::write);
        json.writeEndArray();
        writeRemedies(remedies);
        writeDoubts(trace);
        writeRecords(new FlowLogPrediction(snapshot).of(trace));
        otherPorts.ifPresent(this::writePorts);
        json.writeStringProperty("Summary", TraceWords.summary(trace));
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private void writeLeg(String name, Optional<Leg> leg) {
        json.writeName(name);
        json.writeStartArray();
        int number = 0;
        if (leg.isPresent()) {
            int hypothetical = leg.get().hypotheticalFrom().orElse(Integer.MAX_VALUE);
            for (Component component : leg.get().components()) {
                components.write(component, ++number, number > hypothetical);
            }
        }
        json.writeEndArray();
    }

    private void writeRemedies(TraceRemedies remedies) {
        json.writeName("Remedies");
        json.writeStartArray();
        for (TraceRemedy remedy : remedies.remedies()) {
            json.writeStartObject();
            json.writeStringProperty("Command", RemedyWords.command(remedy.change()));
            json.writeStringProperty("Opens", RemedyWords.opens(remedy.change(), remedy.componentId()));
            json.writeNumberProperty("OtherInterfaces", remedy.change().otherInterfaces());
            json.writeBooleanProperty("Verified", remedies.verified());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeName("RemainingExplanations");
        json.writeStartArray();
        remedies.remaining().forEach(obstacles::write);
        json.writeEndArray();
        writeTexts("RemainingUnknowns", TraceWords.remainingUnknowns(remedies));
        writeTexts("Cautions", CautionWords.lines(remedies.overtaken()));
    }

    private void writeTexts(String name, List<String> texts) {
        json.writeName(name);
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private void writeDoubts(Trace trace) {
        writeTexts("Unknowns", TraceWords.unknowns(trace));
        writeTexts("Assumptions", TraceWords.assumptions(trace));
    }

    private void writeRecords(List<FlowLogPrediction.Predicted> records) {
        json.writeName("FlowLogRecords");
        json.writeStartArray();
        for (FlowLogPrediction.Predicted record : records) {
            json.writeStartObject();
            json.writeStringProperty("interface-id", record.networkInterface().id());
            json.writeStringProperty("srcaddr", record.source().toString());
            json.writeStringProperty("dstaddr", record.destination().toString());
            json.writeNumberProperty("srcport", record.packet().sourcePort().orElse(0));
            json.writeNumberProperty(
                    "dstport", record.packet().destinationPort().orElse(0));
            record.packet().protocol().ifPresent(p -> json.writeNumberProperty("protocol", p.number()));
            json.writeStringProperty("pkt-srcaddr", record.packet().source().toString());
            json.writeStringProperty(
                    "pkt-dstaddr", record.packet().destination().toString());
            json.writeStringProperty("flow-direction", record.direction().toString());
            json.writeStringProperty("action", record.action().name());
            json.writeName("FlowLogIds");
            json.writeStartArray();
            record.flowLogIds().forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writePorts(SourcePorts ports) {
        json.writeName("SourcePortsThatFareOtherwise");
        json.writeStartArray();
        for (PortRange range : ports.others()) {
            components.writeRange(range.from(), range.to());
        }
        json.writeEndArray();
    }
}
