package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import java.util.OptionalInt;

/**
 * What a record is about, once that is worked out: a packet at an interface.
 *
 * @param packet with the addresses that it bore, as far as the record tells them
 */
public record Subject(NetworkInterface networkInterface, Direction direction, Packet packet) {

    /** The end that is not the interface. */
    public IpAddress remote() {
        return direction == Direction.INGRESS ? packet.source() : packet.destination();
    }

    /** The interface's end. */
    public IpAddress local() {
        return direction == Direction.INGRESS ? packet.destination() : packet.source();
    }

    /** The port at the interface's end; empty where the protocol has none or the record does not tell. */
    public OptionalInt localPort() {
        return direction == Direction.INGRESS ? packet.destinationPort() : packet.sourcePort();
    }
}
