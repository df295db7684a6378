package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.Rewrite;
import io.vpcwhy.simulator.trace.Header.End;
import java.util.Optional;
import java.util.Set;

/**
 * Packets that are sent, with the addresses apart that all of them have: sets of the other fields are small, and the same
 * for many interfaces.
 *
 * @param others the other fields of the packets, with whichever addresses of the family at fixed ends
 * @param outside the packets less those with addresses that are not outside; empty where no end is outside
 * @param source of all packets; empty where it is outside
 * @param destination likewise
 */
record Sent(
        HeaderSpace others,
        Optional<Universe.Outside> outside,
        Optional<IpAddress> source,
        Optional<IpAddress> destination) {

    /** The end that is no interface of the network, where one is. */
    Set<End> outsideEnd() {
        return source.isEmpty() ? Set.of(End.SOURCE) : destination.isEmpty() ? Set.of(End.DESTINATION) : Set.of();
    }

    /** A packet with the addresses of fixed ends. */
    Packet at(Packet packet) {
        return new Packet(
                source.orElseGet(packet::source),
                destination.orElseGet(packet::destination),
                packet.protocol(),
                packet.sourcePort(),
                packet.destinationPort(),
                packet.icmp());
    }

    /** A packet of a set of other fields, of those that are outside. */
    Optional<Packet> example(HeaderSpace others) {
        Optional<Packet> any = others.example();
        return outside.isEmpty() || any.isEmpty() || outside.get().holds(any.get())
                ? any
                : outside.get().exactly(others).example();
    }

    /** The packets of a set of other fields, with whichever addresses of the family at fixed ends. */
    HeaderSpace exactly(HeaderSpace others) {
        return outside.map(far -> far.exactly(others)).orElse(others);
    }

    /** The packets of a set of other fields, with certain addresses at fixed ends. */
    HeaderSpace packets(HeaderSpace others, Optional<IpAddress> from, Optional<IpAddress> to) {
        HeaderSpace exact = exactly(others);
        HeaderSpace sent =
                from.map(address -> exact.after(new Rewrite.Source(address))).orElse(exact);
        return to.map(address -> sent.after(new Rewrite.Destination(address))).orElse(sent);
    }
}
