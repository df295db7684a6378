package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.explain.Remediation;
import io.vpcwhy.simulator.remedy.Change;
import tools.jackson.core.JsonGenerator;

/** What would let a rejected flow pass, as the members of an object. */
final class RemediationJson {

    private RemediationJson() {}

    static void write(JsonGenerator json, Remediation remediation) {
        json.writeName("Remedies");
        json.writeStartArray();
        if (remediation instanceof Remediation.Proposed proposed) {
            for (Change change : proposed.changes()) {
                json.writeStartObject();
                json.writeStringProperty("Command", RemedyWords.command(change));
                json.writeStringProperty("Opens", RemedyWords.opens(change));
                json.writeNumberProperty("OtherInterfaces", change.otherInterfaces());
                json.writeBooleanProperty("Verified", true);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        if (remediation instanceof Remediation.NotProposed not) {
            json.writeStringProperty("NoRemedyBecause", not.why().name());
        } else {
            json.writeNullProperty("NoRemedyBecause");
        }
    }
}
