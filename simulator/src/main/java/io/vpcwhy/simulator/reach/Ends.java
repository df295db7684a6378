package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.trace.Header;
import java.util.Optional;

/**
 * The stations between which packets go.
 *
 * @param source empty where packets come from outside
 * @param sourceKind the same for all sources that filters alone tell apart; none is below 0
 * @param destination empty where packets go outside
 * @param destinationKind likewise
 */
record Ends(Optional<Station> source, int sourceKind, Optional<Station> destination, int destinationKind) {

    /** In the place of a kind of stations, where an end is outside. */
    private static final int OUTSIDE = -1;

    /** Where no station is to stand for others. */
    static final Ends NONE = new Ends(Optional.empty(), OUTSIDE, Optional.empty(), OUTSIDE);

    static Ends from(Station source, int kind) {
        return new Ends(Optional.of(source), kind, Optional.empty(), OUTSIDE);
    }

    static Ends to(Station destination, int kind) {
        return new Ends(Optional.empty(), OUTSIDE, Optional.of(destination), kind);
    }

    /** An interface, and the address of packets there that is on its side: any address where it passes packets on. */
    record Place(String networkInterfaceId, IpAddress near) {}

    /** What is the same for an interface and an address on its side, and all others that filters alone tell from them. */
    Object placeOf(NetworkInterface nic, IpAddress near) {
        if (isAt(source, nic) && source.orElseThrow().address().equals(near)) {
            return sourceKind;
        }
        boolean atDestination =
                isAt(destination, nic) && destination.orElseThrow().address().equals(near);
        return atDestination ? destinationKind : new Place(nic.id(), near);
    }

    /** Whether an interface is one of them. */
    boolean isEnd(NetworkInterface nic) {
        return isAt(source, nic) || isAt(destination, nic);
    }

    /** What a resource is between these ends: the source, the destination, or itself. */
    String role(String id) {
        if (source.isPresent() && source.get().networkInterface().id().equals(id)) {
            return "source";
        }
        boolean end = destination.isPresent()
                && destination.get().networkInterface().id().equals(id);
        return end ? "destination" : id;
    }

    /** What these ends see in the place of an interface that others see. */
    NetworkInterface inPlaceOf(NetworkInterface nic, Ends others) {
        if (isAt(others.source(), nic)) {
            return source.orElseThrow().networkInterface();
        }
        return isAt(others.destination(), nic) ? destination.orElseThrow().networkInterface() : nic;
    }

    private static boolean isAt(Optional<Station> station, NetworkInterface nic) {
        return station.isPresent() && station.get().networkInterface().id().equals(nic.id());
    }

    /** The header that packets between these ends have where those between others have another. */
    Header inPlaceOf(Header header, Ends others) {
        Packet packet = header.packet();
        return header.with(inPlaceOf(packet.source(), others), inPlaceOf(packet.destination(), others));
    }

    private IpAddress inPlaceOf(IpAddress address, Ends others) {
        return inPlaceOf(address, others.source(), source)
                .or(() -> inPlaceOf(address, others.destination(), destination))
                .orElse(address);
    }

    private static Optional<IpAddress> inPlaceOf(
            IpAddress address, Optional<Station> other, Optional<Station> station) {
        if (other.isEmpty()) {
            return Optional.empty();
        }
        if (address.equals(other.get().address())) {
            return Optional.of(station.orElseThrow().address());
        }
        return other.get()
                .publicAddress()
                .filter(address::equals)
                .flatMap(any -> station.orElseThrow().publicAddress());
    }
}
