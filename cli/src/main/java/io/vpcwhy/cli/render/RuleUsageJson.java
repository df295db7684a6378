package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.usage.ConfiguredRule;
import io.vpcwhy.simulator.usage.Narrowing;
import io.vpcwhy.simulator.usage.RuleFinding;
import io.vpcwhy.simulator.usage.RuleUsage;
import io.vpcwhy.simulator.usage.Shadow;
import io.vpcwhy.simulator.usage.Times;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;

/** Writes how rules were used. */
final class RuleUsageJson {

    private final JsonGenerator json;

    private RuleUsageJson(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the member of the answer. */
    static void write(JsonGenerator json, RuleUsage usage) {
        new RuleUsageJson(json).write(usage);
    }

    private void write(RuleUsage usage) {
        json.writeName("RuleUsage");
        json.writeStartObject();
        write(usage.times());
        json.writeNumberProperty("RecordsOfUnknownInterfaces", usage.strangers());
        json.writeName("Rules");
        json.writeStartArray();
        usage.findings().forEach(this::write);
        json.writeEndArray();
        json.writeName("WithoutEffect");
        json.writeStartArray();
        usage.shadows().forEach(this::write);
        json.writeEndArray();
        json.writeName("Narrowings");
        json.writeStartArray();
        usage.narrowings().forEach(this::write);
        json.writeEndArray();
        AnswerJson.writeTexts(json, "Cautions", RuleUsageWords.cautions(usage));
        json.writeEndObject();
    }

    private void write(RuleFinding finding) {
        json.writeStartObject();
        writeRule(finding.rule());
        json.writeStringProperty("Standing", finding.standing().name());
        json.writeNumberProperty("Records", finding.use().records());
        json.writeNumberProperty("Bytes", finding.use().bytes());
        write("Last", finding.use().last());
        json.writeNumberProperty("Alone", finding.alone());
        json.writeNumberProperty("PossibleRecords", finding.possibleUse().records());
        json.writeNumberProperty("PossibleBytes", finding.possibleUse().bytes());
        write("PossibleLast", finding.possibleUse().last());
        json.writeNumberProperty("Interfaces", finding.interfaces());
        json.writeNumberProperty("InterfacesWithRecordsLeftOut", finding.leftOut());
        write(finding.times());
        AnswerJson.writeTexts(
                json, "NotKnown", finding.blindness().stream().map(Enum::name).toList());
        json.writeEndObject();
    }

    private void write(Shadow shadow) {
        json.writeStartObject();
        writeRule(shadow.rule());
        json.writeBooleanProperty("Contrary", shadow.contrary());
        AnswerJson.writeTexts(
                json, "By", shadow.by().stream().map(RuleUsageWords::id).toList());
        json.writeStringProperty("Summary", RuleUsageWords.shadow(shadow) + ".");
        json.writeEndObject();
    }

    private void write(Narrowing narrowing) {
        json.writeStartObject();
        writeRule(new ConfiguredRule.GroupRule(narrowing.rule()));
        AnswerJson.writeTexts(
                json,
                "Instead",
                narrowing.instead().stream().map(RuleWords::rule).toList());
        json.writeBooleanProperty("Exact", narrowing.exact());
        json.writeNumberProperty("Tried", narrowing.held());
        json.writeBooleanProperty("Verified", true);
        List<String> commands = RuleUsageWords.commands(narrowing);
        AnswerJson.writeTexts(json, "Commands", commands);
        json.writeStringProperty("Summary", RuleUsageWords.narrowing(narrowing) + ".");
        json.writeEndObject();
    }

    private void writeRule(ConfiguredRule rule) {
        json.writeStringProperty("Component", rule.holderId());
        json.writeStringProperty("Rule", RuleUsageWords.id(rule));
        json.writeStringProperty("Says", RuleUsageWords.says(rule));
        json.writeStringProperty("Direction", rule.direction().toString());
        json.writeStringProperty("Action", rule.allows() ? "allow" : "deny");
    }

    private void write(Times times) {
        write("Since", times.since());
        write("Until", times.until());
    }

    private void write(String name, OptionalLong time) {
        ReplayWords.time(time)
                .ifPresentOrElse(text -> json.writeStringProperty(name, text), () -> json.writeNullProperty(name));
    }
}
