package io.vpcwhy.cli.render;

import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.trace.Component;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/**
 * Writes components of a packet's path in AWS's shape.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_PathComponent.html">PathComponent</a>
 */
final class PathComponentJson {

    private final JsonGenerator json;
    private final ComponentJson components;

    PathComponentJson(JsonGenerator json) {
        this(json, new ComponentJson(json));
    }

    PathComponentJson(JsonGenerator json, ComponentJson components) {
        this.json = json;
        this.components = components;
    }

    /** @param hypothetical whether an obstacle keeps the packet from coming here */
    void write(Component component, int number, boolean hypothetical) {
        start(component, number);
        if (component instanceof Component.Resource resource) {
            writeHeader("InboundHeader", resource.inbound());
            writeHeader("OutboundHeader", resource.outbound());
        }
        if (hypothetical) {
            json.writeBooleanProperty("Hypothetical", true);
        }
        json.writeEndObject();
    }

    /** Writes what a component puts into the headers of all packets that pass it: nothing where it changes none. */
    void writeTranslation(Component.Resource resource) {
        Packet before = resource.inbound();
        Packet after = resource.outbound();
        boolean source = !before.source().equals(after.source());
        boolean destination = !before.destination().equals(after.destination());
        boolean port = !before.destinationPort().equals(after.destinationPort());
        if (source || destination || port) {
            json.writeName("OutboundHeader");
            json.writeStartObject();
            if (source) {
                writeList("SourceAddresses", Cidr.host(after.source()).toString());
            }
            if (destination) {
                writeList("DestinationAddresses", Cidr.host(after.destination()).toString());
            }
            if (port) {
                writePorts("DestinationPortRanges", after.destinationPort());
            }
            json.writeEndObject();
        }
    }

    /** Begins the object of a component, with what decided there. */
    void start(Component component, int number) {
        components.start(number, component.id(), Optional.empty());
        if (component instanceof Component.Filter filter) {
            components.writeDecision(filter.step());
        } else if (component instanceof Component.RouteTaken taken) {
            RouteJson.write(json, taken.route());
        } else if (component instanceof Component.TransitGatewayRouteTaken taken) {
            writeTransitGatewayRoute(taken.route());
        }
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

    void writeRange(int from, int to) {
        json.writeStartObject();
        json.writeNumberProperty("From", from);
        json.writeNumberProperty("To", to);
        json.writeEndObject();
    }
}
