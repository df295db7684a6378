package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.trace.Component;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * Writes findings in AWS's shape, with what AWS leaves out: the exact packets, an example, whether a reply returns.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AccessScopeAnalysisFinding.html">
 *     AccessScopeAnalysisFinding</a>
 */
final class FindingJson {

    private final JsonGenerator json;
    private final Snapshot snapshot;
    private final ComponentJson references;
    private final PathComponentJson components;
    private final HeaderSpaceJson spaces;
    private final FindingPackets packets;

    FindingJson(JsonGenerator json, Snapshot snapshot) {
        this.json = json;
        this.snapshot = snapshot;
        this.references = new ComponentJson(json, Optional.of(new Arns(snapshot)));
        this.components = new PathComponentJson(json, references);
        this.spaces = new HeaderSpaceJson(json);
        this.packets = new FindingPackets(snapshot);
    }

    void write(Finding finding) {
        json.writeStartObject();
        writeFields(finding);
        json.writeEndObject();
    }

    void writeFields(Finding finding) {
        json.writeStringProperty("FindingId", finding.id());
        json.writeName("FindingComponents");
        json.writeStartArray();
        List<Component> path = finding.components();
        for (int i = 0; i < path.size(); i++) {
            write(path.get(i), i + 1, finding);
        }
        json.writeEndArray();
        spaces.writeProducts("PacketHeaders", packets.of(finding));
        json.writeStringProperty("ReplyReturns", FindingWords.replyReturns(finding));
        PacketJson.write(json, "Example", finding.trace().packet());
    }

    private void write(Component component, int number, Finding finding) {
        components.start(component, number);
        if (number == 1) {
            boolean outside = !(finding.source() instanceof WayEnd.AtInterface);
            spaces.writeAround(
                    outside ? "InboundHeader" : "OutboundHeader",
                    packets.sources(finding),
                    packets.destinations(finding),
                    finding.packets());
        }
        boolean headerIsTold = number == 1 && finding.source() instanceof WayEnd.AtInterface;
        if (component instanceof Component.Resource resource) {
            if (!headerIsTold) {
                components.writeTranslation(resource);
            }
            snapshot.find(NetworkInterface.class, resource.id()).ifPresent(this::writePlace);
        }
        json.writeEndObject();
    }

    private void writePlace(NetworkInterface nic) {
        references.writeReference("Subnet", nic.subnetId(), Optional.empty());
        references.writeReference("Vpc", nic.vpcId(), Optional.empty());
        nic.attachment()
                .flatMap(NetworkInterface.Attachment::instanceId)
                .ifPresent(id -> references.writeReference("AttachedTo", id, Optional.empty()));
    }
}
