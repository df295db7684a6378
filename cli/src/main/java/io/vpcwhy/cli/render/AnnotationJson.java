package io.vpcwhy.cli.render;

import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Status;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.replay.AnnotationForm;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Every record of a log with its cause, as an object of JSON a line. */
public final class AnnotationJson implements AnnotationForm {

    private static final String BEFORE = "{\"Line\":\"";

    @Override
    public byte[] before() {
        return bytes(BEFORE);
    }

    @Override
    public byte[] line(String text) {
        String quoted = object(json -> json.writeStringProperty("Line", text));
        return bytes(quoted.substring(BEFORE.length(), quoted.length() - 2));
    }

    @Override
    public byte[] after(Cause cause) {
        return rest(json -> {
            json.writeStringProperty("Status", cause.status().name());
            if (cause.status() == Status.EXPLAINED && cause.action() == SimulatedAction.REJECT) {
                json.writeStringProperty("Concern", cause.concern().name());
            }
            cause.code().ifPresent(code -> json.writeStringProperty("ExplanationCode", code));
            if (!cause.componentIds().isEmpty()) {
                json.writeStringProperty("Component", ReplayWords.component(cause));
            }
            ReplayWords.rule(cause).ifPresent(rule -> json.writeStringProperty("Rule", rule));
            cause.direction()
                    .ifPresent(way ->
                            json.writeStringProperty("Direction", way.name().toLowerCase(Locale.ROOT)));
            ReplayWords.missing(cause).ifPresent(id -> json.writeStringProperty("NotCollected", id));
        });
    }

    @Override
    public byte[] after(FlowLogLine.Malformed line) {
        return rest(json -> {
            json.writeStringProperty("Status", Status.MALFORMED.name());
            json.writeStringProperty("Problem", line.problem());
        });
    }

    /** What is left of an object after its first string. */
    private static byte[] rest(Members members) {
        return bytes("\"," + object(members).substring(1) + "\n");
    }

    /** Writes the members of an object. */
    private interface Members {
        void writeTo(JsonGenerator json);
    }

    private static String object(Members members) {
        StringWriter text = new StringWriter();
        JsonGenerator json = AnswerJson.generator(text);
        json.writeStartObject();
        members.writeTo(json);
        json.writeEndObject();
        json.close();
        return text.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
