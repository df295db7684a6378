package io.vpcwhy.cli.render;

import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.exposure.InterfaceExposure;
import io.vpcwhy.simulator.scope.Finding;
import tools.jackson.core.JsonGenerator;

/** Writes how the internet reaches one interface. */
final class InterfaceExposureJson {

    private final JsonGenerator json;
    private final HeaderSpaceJson spaces;
    private final FindingJson findings;
    private final ExposureWords words;

    InterfaceExposureJson(JsonGenerator json, Snapshot snapshot) {
        this.json = json;
        this.spaces = new HeaderSpaceJson(json);
        this.findings = new FindingJson(json, snapshot);
        this.words = new ExposureWords(snapshot);
    }

    void writeFields(InterfaceExposure exposure) {
        json.writeStringProperty(
                "NetworkInterfaceId", exposure.networkInterface().id());
        json.writeStringProperty("Owner", exposure.owner().describe());
        if (exposure.protocols().size() == 1) {
            IpProtocol protocol = exposure.protocols().get(0);
            json.writeStringProperty("Protocol", Integer.toString(protocol.number()));
        }
        spaces.writePorts("DestinationPortRanges", exposure.ports());
        spaces.writeBlocks("From", exposure.from());
        json.writeBooleanProperty("AdminPort", exposure.admin());
        Finding.Replies replies = exposure.finding().replies();
        if (replies == Finding.Replies.UNKNOWN) {
            json.writeStringProperty("ReplyReturns", "unknown");
        } else {
            json.writeBooleanProperty("ReplyReturns", replies == Finding.Replies.ALL);
        }
        json.writeName("Finding");
        findings.write(exposure.finding());
        json.writeStringProperty("Summary", words.summary(exposure));
    }
}
