package io.vpcwhy.cli.report;

import io.vpcwhy.cli.render.AnswerJson;
import io.vpcwhy.cli.report.ArtifactPlace.Base;
import java.io.Writer;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes one SARIF log with one run. Rules and results have a line each. */
final class SarifLog {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** In characters; GitHub shows no more of a rule's descriptions. */
    private static final int DESCRIPTION = 1024;

    private final JsonGenerator json;
    private final Report report;
    private final List<ReportedRule> rules;
    private final SarifResultJson results;

    /** @param out stays open */
    SarifLog(Writer out, Report report, ArtifactPlaces places) {
        this.json = AnswerJson.generator(out);
        this.report = report;
        this.rules = report.rules();
        this.results = new SarifResultJson(json, places, report.compared());
    }

    /**
     * Writes the whole log.
     *
     * @param remarks what a reader has to know beside the results
     */
    void write(List<ReportedResult> told, List<String> remarks) {
        json.writeStartObject();
        json.writeStringProperty("$schema", SCHEMA);
        json.writeStringProperty("version", "2.1.0");
        json.writeName("runs");
        json.writeStartArray();
        json.writeStartObject();
        writeTool();
        json.writeName("automationDetails");
        json.writeStartObject();
        // GitHub keeps what one category held apart from the others; the slash ends the category's name.
        json.writeStringProperty("id", "vpcwhy " + report.name() + "/");
        json.writeEndObject();
        writeInvocation(remarks);
        writeBases();
        json.writeName("results");
        json.writeStartArray();
        for (ReportedResult result : told) {
            json.writeRaw('\n');
            results.write(result, rules.indexOf(result.rule()));
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
        json.close();
    }

    private void writeTool() {
        json.writeName("tool");
        json.writeStartObject();
        json.writeName("driver");
        json.writeStartObject();
        json.writeStringProperty("name", "vpcwhy");
        json.writeStringProperty("semanticVersion", ProgramVersion.VERSION);
        json.writeName("rules");
        json.writeStartArray();
        for (ReportedRule rule : rules) {
            json.writeRaw('\n');
            write(rule);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void write(ReportedRule rule) {
        json.writeStartObject();
        json.writeStringProperty("id", rule.id());
        String title = SarifText.of(rule.title());
        String described = title.length() <= DESCRIPTION ? title : title.substring(0, DESCRIPTION - 1) + "…";
        writeText("shortDescription", described);
        writeText("fullDescription", described);
        writeText("help", SarifText.of(rule.help()));
        json.writeName("properties");
        json.writeStartObject();
        json.writeName("tags");
        json.writeStartArray();
        json.writeString("aws");
        json.writeString("network");
        json.writeString("security");
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writeInvocation(List<String> remarks) {
        json.writeName("invocations");
        json.writeStartArray();
        json.writeStartObject();
        json.writeBooleanProperty("executionSuccessful", true);
        json.writeName("toolExecutionNotifications");
        json.writeStartArray();
        for (String remark : remarks) {
            json.writeStartObject();
            json.writeStringProperty("level", "warning");
            writeText("message", SarifText.of(remark));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private void writeBases() {
        json.writeName("originalUriBaseIds");
        json.writeStartObject();
        for (Base base : Base.values()) {
            json.writeName(base.id());
            json.writeStartObject();
            writeText("description", base.description());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void writeText(String name, String text) {
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }
}
