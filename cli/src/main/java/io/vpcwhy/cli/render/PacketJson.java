package io.vpcwhy.cli.render;

import io.vpcwhy.model.ip.Packet;
import tools.jackson.core.JsonGenerator;

/** Writes one packet by the names that flow logs have for its fields. */
final class PacketJson {

    private PacketJson() {}

    static void write(JsonGenerator json, String name, Packet packet) {
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty("srcaddr", packet.source().toString());
        json.writeStringProperty("dstaddr", packet.destination().toString());
        packet.sourcePort().ifPresent(port -> json.writeNumberProperty("srcport", port));
        packet.destinationPort().ifPresent(port -> json.writeNumberProperty("dstport", port));
        packet.protocol().ifPresent(protocol -> json.writeNumberProperty("protocol", protocol.number()));
        json.writeEndObject();
    }
}
