package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.trace.Component;
import io.vpcwhy.simulator.trace.FlowLogPrediction;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Obstacle;
import io.vpcwhy.simulator.trace.SourcePorts;
import io.vpcwhy.simulator.trace.Trace;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
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
    private final ComponentJson components;
    private final Snapshot snapshot;

    /** @param out stays open */
    public TraceJson(Writer out, Snapshot snapshot) {
        this.json = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build()
                .createGenerator(ObjectWriteContext.empty(), out);
        this.components = new ComponentJson(json);
        this.snapshot = snapshot;
    }

    public void write(Trace trace, Optional<SourcePorts> otherPorts) {
        json.writeStartObject();
        json.writeBooleanProperty("NetworkPathFound", trace.disposition() == Trace.Disposition.REACHABLE);
        json.writeStringProperty("Disposition", trace.disposition().name());
        writeLeg("ForwardPathComponents", Optional.of(trace.forward()));
        writeLeg("ReturnPathComponents", trace.reply());
        json.writeName("Explanations");
        json.writeStartArray();
        trace.obstacles().forEach(this::writeObstacle);
        json.writeEndArray();
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
                writeComponent(component, ++number, number > hypothetical);
            }
        }
        json.writeEndArray();
    }

    private void writeComponent(Component component, int number, boolean hypothetical) {
        components.start(number, component.id(), Optional.empty());
        if (component instanceof Component.Filter filter) {
            components.writeDecision(filter.step());
        } else if (component instanceof Component.RouteTaken taken) {
            RouteJson.write(json, taken.route());
        } else if (component instanceof Component.TransitGatewayRouteTaken taken) {
            writeTransitGatewayRoute(taken.route());
        } else if (component instanceof Component.Resource resource) {
            writeHeader("InboundHeader", resource.inbound());
            writeHeader("OutboundHeader", resource.outbound());
        }
        if (hypothetical) {
            json.writeBooleanProperty("Hypothetical", true);
        }
        json.writeEndObject();
    }

    private void writeTransitGatewayRoute(TransitGatewayRoute route) {
        json.writeName("TransitGatewayRouteTableRoute");
        json.writeStartObject();
        RouteJson.writeDestination(json, route.destination(), "PrefixListId");
        route.attachmentId().ifPresent(id -> json.writeStringProperty("AttachmentId", id));
        route.resourceType().ifPresent(type -> json.writeStringProperty("ResourceType", type));
        json.writeStringProperty("RouteOrigin", route.type().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("State", route.blackhole() ? "blackhole" : "active");
        json.writeEndObject();
    }

    private void writeHeader(String name, Packet packet) {
        json.writeName(name);
        json.writeStartObject();
        writeList("SourceAddresses", packet.source().toString());
        writeList("DestinationAddresses", packet.destination().toString());
        writePorts("SourcePortRanges", packet.sourcePort());
        writePorts("DestinationPortRanges", packet.destinationPort());
        packet.protocol()
                .map(IpProtocol::number)
                .ifPresent(number -> json.writeStringProperty("Protocol", Integer.toString(number)));
        json.writeEndObject();
    }

    private void writeList(String name, String value) {
        json.writeName(name);
        json.writeStartArray();
        json.writeString(value);
        json.writeEndArray();
    }

    private void writePorts(String name, OptionalInt port) {
        if (port.isPresent()) {
            json.writeName(name);
            json.writeStartArray();
            writeRange(port.getAsInt(), port.getAsInt());
            json.writeEndArray();
        }
    }

    private void writeRange(int from, int to) {
        json.writeStartObject();
        json.writeNumberProperty("From", from);
        json.writeNumberProperty("To", to);
        json.writeEndObject();
    }

    private void writeObstacle(Obstacle obstacle) {
        if (obstacle instanceof Obstacle.Filtered filtered) {
            components.writeExplanation(filtered.denial(), Optional.empty());
            return;
        }
        json.writeStartObject();
        json.writeStringProperty("ExplanationCode", obstacle.code().name());
        if (obstacle instanceof Obstacle.Unrouted unrouted) {
            components.writeReference("RouteTable", unrouted.componentId(), Optional.empty());
            unrouted.subnetId().ifPresent(id -> components.writeReference("Subnet", id, Optional.empty()));
            unrouted.route().ifPresent(route -> RouteJson.write(json, route));
            json.writeStringProperty("Address", unrouted.destination().toString());
        } else if (obstacle instanceof Obstacle.Refused refused) {
            components.writeReference("Component", refused.componentId(), Optional.empty());
            refused.address().ifPresent(address -> json.writeStringProperty("Address", address.toString()));
            refused.state().ifPresent(state -> json.writeStringProperty("State", state));
        }
        json.writeEndObject();
    }

    private void writeDoubts(Trace trace) {
        json.writeName("Unknowns");
        json.writeStartArray();
        TraceWords.unknowns(trace).forEach(json::writeString);
        json.writeEndArray();
        json.writeName("Assumptions");
        json.writeStartArray();
        TraceWords.assumptions(trace).forEach(json::writeString);
        json.writeEndArray();
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
            writeRange(range.from(), range.to());
        }
        json.writeEndArray();
    }
}
