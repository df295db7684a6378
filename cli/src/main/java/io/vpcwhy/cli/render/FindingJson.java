package io.vpcwhy.cli.render;

import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.trace.Component;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes findings in AWS's shape, with what AWS leaves out: the exact packets, an example, whether a reply returns.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AccessScopeAnalysisFinding.html">
 *     AccessScopeAnalysisFinding</a>
 */
final class FindingJson {

    private final JsonGenerator json;
    private final PathComponentJson components;
    private final HeaderSpaceJson spaces;

    FindingJson(JsonGenerator json) {
        this.json = json;
        this.components = new PathComponentJson(json);
        this.spaces = new HeaderSpaceJson(json);
    }

    void write(Finding finding) {
        json.writeStartObject();
        json.writeStringProperty("FindingId", finding.id());
        json.writeName("FindingComponents");
        json.writeStartArray();
        List<Component> path = finding.components();
        for (int i = 0; i < path.size(); i++) {
            if (i == 0) {
                writeFirst(path.get(0), finding);
            } else {
                components.writeForAll(path.get(i), i + 1);
            }
        }
        json.writeEndArray();
        spaces.writeExactly("PacketHeaders", finding.packets());
        json.writeStringProperty("ReplyReturns", FindingWords.replyReturns(finding));
        writeExample(finding.trace().packet());
        json.writeEndObject();
    }

    private void writeFirst(Component component, Finding finding) {
        components.start(component, 1);
        boolean translates = component instanceof Component.Resource resource
                && !resource.inbound().equals(resource.outbound());
        boolean outside = !(finding.source() instanceof WayEnd.AtInterface);
        spaces.writeAround(outside ? "InboundHeader" : "OutboundHeader", finding.packets());
        if (translates && outside) {
            components.writeTranslation((Component.Resource) component);
        }
        json.writeEndObject();
    }

    private void writeExample(Packet packet) {
        json.writeName("Example");
        json.writeStartObject();
        json.writeStringProperty("srcaddr", packet.source().toString());
        json.writeStringProperty("dstaddr", packet.destination().toString());
        packet.sourcePort().ifPresent(port -> json.writeNumberProperty("srcport", port));
        packet.destinationPort().ifPresent(port -> json.writeNumberProperty("dstport", port));
        packet.protocol().ifPresent(protocol -> json.writeNumberProperty("protocol", protocol.number()));
        json.writeEndObject();
    }
}
