package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogColumn;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.Handover;
import io.vpcwhy.simulator.explain.Hypothesis;
import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.Exemption;
import io.vpcwhy.simulator.filter.FilterStep;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes explanations as JSON, one object a line, in the shapes of AWS Reachability Analyzer where it has one. */
public final class ExplanationJson implements ExplanationWriter {

    private static final String FILE = "file";
    private static final String LINE = "line";

    private final JsonGenerator json;
    private final ComponentJson components;
    private final Snapshot snapshot;
    private @Nullable FlowLogFormat columnsOf;
    private Map<String, FlowLogColumn> columns = Map.of();

    /**
     * @param out stays open when this writer is closed
     * @param snapshot names the owners of interfaces
     */
    public ExplanationJson(Writer out, Snapshot snapshot) {
        this.snapshot = snapshot;
        JsonFactory factory = JsonFactory.builder()
                .rootValueSeparator((String) null) // each object ends its line, so that a pipe's reader has it at once
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT) // half an object must not look like a whole one
                .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
                .build();
        this.json = factory.createGenerator(ObjectWriteContext.empty(), out);
        this.components = new ComponentJson(json);
    }

    @Override
    public void write(Explanation explanation) throws IOException {
        try {
            writeLine(explanation);
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    private void writeLine(Explanation explanation) {
        json.writeStartObject();
        writeRecord(explanation.line());
        explanation.networkInterface().ifPresent(nic -> json.writeStringProperty("NetworkInterfaceId", nic.id()));
        if (explanation.networkInterface().isEmpty()) {
            writeLoggedInterface(explanation.line());
        }
        json.writeStringProperty(
                "Direction",
                explanation.direction().direction().map(Direction::toString).orElse("unknown"));
        json.writeStringProperty(
                "DirectionBasis", explanation.direction().basis().name());
        json.writeStringProperty("Flow", lower(explanation.flow().flow()));
        json.writeStringProperty("FlowBasis", explanation.flow().basis().name());
        writeNullable("LoggedAction", explanation.loggedAction().map(Enum::name));
        json.writeStringProperty(
                "SimulatedAction", explanation.simulatedAction().name());
        json.writeStringProperty("Status", explanation.status().name());
        writeNullable("Remote", explanation.remote().map(remote -> PartyWords.remote(remote, snapshot)));
        writeHandover(explanation, "CameFrom", Direction.INGRESS);
        writeHandover(explanation, "GoesTo", Direction.EGRESS);
        writePath(explanation);
        writeDenials(explanation);
        writeCandidates(explanation);
        writeHypotheses(explanation);
        writeRemedies(explanation);
        writeWarnings(explanation.line());
        json.writeStringProperty("Summary", SummaryWords.summary(explanation));
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void writeRecord(FlowLogLine line) {
        json.writeName("Record");
        json.writeStartObject();
        json.writeStringProperty(FILE, line.source());
        json.writeNumberProperty(LINE, line.line());
        if (line instanceof FlowLogLine.Record read) {
            writeFields(read.record());
        } else {
            json.writeStringProperty("text", line.text());
        }
        json.writeEndObject();
    }

    private void writeFields(FlowLogRecord record) {
        Map<String, String> values = record.fields();
        for (Map.Entry<String, FlowLogColumn> entry : columns(record.format()).entrySet()) {
            FlowLogColumn column = entry.getValue();
            OptionalLong number = column.field().map(record::number).orElse(OptionalLong.empty());
            if (number.isPresent()) {
                json.writeNumberProperty(entry.getKey(), number.getAsLong());
            } else {
                json.writeStringProperty(entry.getKey(), values.getOrDefault(column.name(), "-"));
            }
        }
    }

    /** The columns by their keys, each name once; a column that is named as the place is gets another key. */
    private Map<String, FlowLogColumn> columns(FlowLogFormat format) {
        if (columnsOf == null || !columnsOf.equals(format)) {
            Map<String, FlowLogColumn> distinct = new LinkedHashMap<>();
            for (FlowLogColumn column : format.columns()) {
                boolean taken = column.name().equals(FILE) || column.name().equals(LINE);
                distinct.putIfAbsent(taken ? column.name() + "-field" : column.name(), column);
            }
            columns = distinct;
            columnsOf = format;
        }
        return columns;
    }

    private void writeLoggedInterface(FlowLogLine line) {
        Optional<String> logged =
                line instanceof FlowLogLine.Record read ? read.record().interfaceId() : Optional.empty();
        writeNullable("NetworkInterfaceId", logged);
    }

    private void writeHandover(Explanation explanation, String name, Direction direction) {
        Optional<Handover> handover = explanation
                .handover()
                .filter(any -> explanation.direction().direction().equals(Optional.of(direction)));
        if (handover.isEmpty()) {
            json.writeNullProperty(name);
            return;
        }
        json.writeName(name);
        json.writeStartObject();
        handover.get().neighbour().ifPresent(neighbour -> {
            Optional<NetworkInterface> nic = snapshot.find(NetworkInterface.class, neighbour.id());
            components.writeReference(
                    "Component",
                    neighbour.id(),
                    nic.flatMap(found -> found.tags().name()));
            json.writeStringProperty("Type", neighbour.kind().toString());
        });
        handover.get().routeTableId().ifPresent(id -> components.writeReference("RouteTable", id, Optional.empty()));
        handover.get().route().ifPresent(route -> RouteJson.write(json, route));
        handover.get().loss().ifPresent(code -> json.writeStringProperty("ExplanationCode", code.name()));
        json.writeEndObject();
    }

    private void writePath(Explanation explanation) {
        json.writeName("PathComponents");
        json.writeStartArray();
        int number = 0;
        for (FilterStep step : explanation.simulation().steps()) {
            number = components.writeComponents(step, number);
        }
        json.writeEndArray();
        json.writeName("NotAsked");
        json.writeStartArray();
        for (Exemption exemption : explanation.simulation().exemptions()) {
            json.writeString(SummaryWords.exemption(exemption));
        }
        json.writeEndArray();
    }

    private void writeDenials(Explanation explanation) {
        json.writeName("Explanations");
        json.writeStartArray();
        for (Denial denial : explanation.denials()) {
            components.writeExplanation(denial, Optional.of(explanation));
        }
        json.writeEndArray();
        json.writeName("NearMisses");
        json.writeStartArray();
        for (NearMissWords.Line near : NearMissWords.lines(explanation)) {
            json.writeStartObject();
            json.writeStringProperty("Component", near.component());
            json.writeStringProperty("Field", near.field());
            json.writeStringProperty("Text", near.text());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeCandidates(Explanation explanation) {
        json.writeName("Candidates");
        json.writeStartArray();
        CandidateWords.lines(explanation).forEach(json::writeString);
        json.writeEndArray();
    }

    private void writeHypotheses(Explanation explanation) {
        json.writeName("Hypotheses");
        json.writeStartArray();
        for (Hypothesis hypothesis : explanation.hypotheses()) {
            json.writeStartObject();
            json.writeStringProperty("Code", hypothesis.code());
            json.writeStringProperty("Text", HypothesisWords.text(hypothesis));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeRemedies(Explanation explanation) {
        RemediationJson.write(json, explanation.remediation());
        json.writeName("Cautions");
        json.writeStartArray();
        CautionWords.lines(explanation).forEach(json::writeString);
        json.writeEndArray();
    }

    private void writeWarnings(FlowLogLine line) {
        json.writeName("Warnings");
        json.writeStartArray();
        if (line instanceof FlowLogLine.Record read) {
            read.warnings().forEach(json::writeString);
        }
        json.writeEndArray();
    }

    private void writeNullable(String name, Optional<String> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, value.get());
        } else {
            json.writeNullProperty(name);
        }
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        try {
            json.close();
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }
}
