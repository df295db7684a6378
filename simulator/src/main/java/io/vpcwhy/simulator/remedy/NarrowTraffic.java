package io.vpcwhy.simulator.remedy;

import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import java.util.Optional;

/** What a filter must open for a flow, and no more. */
public final class NarrowTraffic {

    private NarrowTraffic() {}

    /** What must be opened for the request; empty where the header does not tell. */
    public static Optional<TrafficClass> of(Packet request) {
        if (request.protocol().isEmpty()) {
            return Optional.empty();
        }
        IpProtocol protocol = request.protocol().get();
        if (!protocol.hasPorts()) {
            return Optional.of(TrafficClass.allOf(protocol));
        }
        return request.destinationPort().isPresent()
                ? Optional.of(new TrafficClass.Ports(
                        protocol, PortRange.of(request.destinationPort().getAsInt())))
                : Optional.empty();
    }

    /**
     * What a stateless filter must open for the answers to a request of a known protocol. The client's next connection
     * comes from another ephemeral port, so that all of them are opened, to that one client.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html">Ephemeral ports</a>
     */
    public static TrafficClass ofAnswers(Packet request) {
        IpProtocol protocol = request.protocol().orElseThrow();
        if (!protocol.hasPorts()) {
            return TrafficClass.allOf(protocol);
        }
        int port = request.sourcePort().orElse(PortRange.EPHEMERAL.from());
        PortRange range = PortRange.EPHEMERAL.contains(port) ? PortRange.EPHEMERAL : PortRange.of(port);
        return new TrafficClass.Ports(protocol, range);
    }
}
