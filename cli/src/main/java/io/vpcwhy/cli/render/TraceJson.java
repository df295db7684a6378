package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTarget;
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
import io.vpcwhy.simulator.trace.TraceRemedies;
import io.vpcwhy.simulator.trace.TraceRemedy;
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

    public void write(Trace trace, TraceRemedies remedies, Optional<SourcePorts> otherPorts) {
        json.writeStartObject();
        json.writeBooleanProperty("NetworkPathFound", trace.disposition() == Trace.Disposition.REACHABLE);
        json.writeStringProperty("Disposition", trace.disposition().name());
        writeLeg("ForwardPathComponents", Optional.of(trace.forward()));
        writeLeg("ReturnPathComponents", trace.reply());
        json.writeName("Explanations");
        json.writeStartArray();
        trace.obstacles().forEach(this::writeObstacle);
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
            writeRoute(taken.route());
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

    private void writeRoute(Route route) {
        json.writeName("RouteTableRoute");
        json.writeStartObject();
        writeDestination(route.destination(), "DestinationPrefixListId");
        json.writeStringProperty(
                targetKey(route.target().kind()), route.target().id());
        json.writeStringProperty("Origin", origin(route.origin()));
        json.writeStringProperty("State", route.state().name().toLowerCase(Locale.ROOT));
        json.writeEndObject();
    }

    private void writeDestination(Route.Destination destination, String prefixListKey) {
        boolean block = destination instanceof Route.Destination.CidrDestination;
        json.writeStringProperty(block ? "DestinationCidr" : prefixListKey, destination.toString());
    }

    private static String targetKey(RouteTarget.Kind kind) {
        return switch (kind) {
            case NAT_GATEWAY -> "NatGatewayId";
            case TRANSIT_GATEWAY -> "TransitGatewayId";
            case VPC_PEERING_CONNECTION -> "VpcPeeringConnectionId";
            case NETWORK_INTERFACE -> "NetworkInterfaceId";
            case INSTANCE -> "InstanceId";
            case EGRESS_ONLY_INTERNET_GATEWAY -> "EgressOnlyInternetGatewayId";
            case CARRIER_GATEWAY -> "CarrierGatewayId";
            case LOCAL_GATEWAY -> "LocalGatewayId";
            case CORE_NETWORK -> "CoreNetworkArn";
            case LOCAL, INTERNET_GATEWAY, VIRTUAL_PRIVATE_GATEWAY, VPC_ENDPOINT, ODB_NETWORK, IP_ADDRESS, UNKNOWN ->
                "GatewayId";
        };
    }

    private static String origin(Route.Origin origin) {
        return switch (origin) {
            case CREATE_ROUTE_TABLE -> "createroutetable";
            case CREATE_ROUTE -> "createroute";
            case PROPAGATED -> "enablevgwroutepropagation";
            case ADVERTISED -> "advertisement";
        };
    }

    private void writeTransitGatewayRoute(TransitGatewayRoute route) {
        json.writeName("TransitGatewayRouteTableRoute");
        json.writeStartObject();
        writeDestination(route.destination(), "PrefixListId");
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
            unrouted.route().ifPresent(this::writeRoute);
            json.writeStringProperty("Address", unrouted.destination().toString());
        } else if (obstacle instanceof Obstacle.Refused refused) {
            components.writeReference("Component", refused.componentId(), Optional.empty());
            refused.address().ifPresent(address -> json.writeStringProperty("Address", address.toString()));
            refused.state().ifPresent(state -> json.writeStringProperty("State", state));
        }
        json.writeEndObject();
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
        remedies.remaining().forEach(this::writeObstacle);
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
            writeRange(range.from(), range.to());
        }
        json.writeEndArray();
    }
}
