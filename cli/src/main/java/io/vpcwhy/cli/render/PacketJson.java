package io.vpcwhy.cli.render;

import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.Packet;
import tools.jackson.core.JsonGenerator;

/** Writes one packet by the names that flow logs have for its fields, and by EC2's for the type of an ICMP message. */
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
        packet.icmp().ifPresent(icmp -> write(json, icmp));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, IcmpType icmp) {
        json.writeName("IcmpTypeCode");
        json.writeStartObject();
        json.writeNumberProperty("Type", icmp.type());
        json.writeNumberProperty("Code", icmp.code());
        json.writeEndObject();
    }
}
