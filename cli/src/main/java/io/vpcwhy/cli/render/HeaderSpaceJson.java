package io.vpcwhy.cli.render;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.space.HeaderProduct;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.IcmpRange;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes sets of packets in the shape of AWS's AnalysisPacketHeader.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AnalysisPacketHeader.html">
 *     AnalysisPacketHeader</a>
 */
final class HeaderSpaceJson {

    private final JsonGenerator json;

    HeaderSpaceJson(JsonGenerator json) {
        this.json = json;
    }

    /** Packets of any of these headers. */
    void writeProducts(String name, List<HeaderProduct> products) {
        json.writeName(name);
        json.writeStartArray();
        for (HeaderProduct product : products) {
            json.writeStartObject();
            writeTexts("SourceAddresses", product.sources());
            writeTexts("DestinationAddresses", product.destinations());
            writePorts("SourcePortRanges", product.sourcePorts());
            writePorts("DestinationPortRanges", product.destinationPorts());
            if (!product.icmp().equals(List.of(IcmpRange.ALL))) {
                writeTexts("IcmpTypes", product.icmp());
            }
            if (!product.isEveryProtocol()) {
                writeTexts(
                        "Protocols",
                        product.protocols().stream().map(IpProtocol::number).toList());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /**
     * One header with every value that any packet of the set has, as AWS prints it: some combinations may not occur.
     *
     * @param sources the addresses of its packets, as they are to be told
     * @param destinations likewise
     */
    void writeAround(String name, List<Cidr> sources, List<Cidr> destinations, HeaderSpace packets) {
        json.writeName(name);
        json.writeStartObject();
        writeTexts("SourceAddresses", sources);
        writeTexts("DestinationAddresses", destinations);
        writePorts("SourcePortRanges", packets.sourcePorts());
        writePorts("DestinationPortRanges", packets.destinationPorts());
        List<IpProtocol> protocols = packets.protocols();
        if (protocols.size() == 1) {
            json.writeStringProperty(
                    "Protocol", Integer.toString(protocols.get(0).number()));
        }
        json.writeEndObject();
    }

    void writeBlocks(String name, List<Cidr> blocks) {
        writeTexts(name, blocks);
    }

    private void writeTexts(String name, List<?> values) {
        json.writeName(name);
        json.writeStartArray();
        values.forEach(value -> json.writeString(value.toString()));
        json.writeEndArray();
    }

    void writePorts(String name, List<PortRange> ranges) {
        json.writeName(name);
        json.writeStartArray();
        for (PortRange range : ranges) {
            json.writeStartObject();
            json.writeNumberProperty("From", range.from());
            json.writeNumberProperty("To", range.to());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
