package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the interfaces that are the ends of connections. */
final class EndFinder {

    private final Snapshot snapshot;
    private final LoggedTraffic logged;
    private final List<NetworkInterface> interfaces;
    private final Map<String, Integer> numbers = new HashMap<>();

    EndFinder(Snapshot snapshot, LoggedTraffic logged) {
        this.snapshot = snapshot;
        this.logged = logged;
        this.interfaces = List.copyOf(snapshot.all(NetworkInterface.class));
        for (NetworkInterface each : interfaces) {
            numbers.put(each.id(), numbers.size());
        }
    }

    NetworkInterface at(Sighting sighting) {
        return interfaces.get(sighting.networkInterface());
    }

    /** Whether the interface of a sighting is that end of the connection; else it passes its packets on. */
    boolean isEnd(Sighting sighting, boolean low) {
        return at(sighting).holds(sighting.address(low));
    }

    /** One end of a connection. */
    End find(List<Sighting> sightings, boolean low) {
        for (Sighting seen : sightings) {
            if (isEnd(seen, low)) {
                return end(seen, low, Optional.of(at(seen)), Optional.of(seen));
            }
        }
        Sighting any = sightings.get(0);
        return end(any, low, holder(any.address(low), sightings), Optional.empty());
    }

    private End end(Sighting seen, boolean low, Optional<NetworkInterface> holder, Optional<Sighting> own) {
        int number = holder.map(nic -> numbers.getOrDefault(nic.id(), -1)).orElse(-1);
        LoggedTraffic.Kept kept = holder.map(nic -> logged.kept(nic, number)).orElse(LoggedTraffic.Kept.NOTHING);
        return new End(low, seen.address(low), seen.port(low), holder, number, own, kept);
    }

    /** Who has an address: in a VPC in which the connection was seen, or the only one that does. */
    private Optional<NetworkInterface> holder(IpAddress address, List<Sighting> sightings) {
        List<NetworkInterface> holders = new ArrayList<>(snapshot.interfacesWithAddress(address));
        snapshot.interfaceWithPublicAddress(address).ifPresent(holders::add);
        Optional<NetworkInterface> near = holders.stream()
                .filter(nic ->
                        sightings.stream().anyMatch(seen -> at(seen).vpcId().equals(nic.vpcId())))
                .findFirst();
        return near.or(() -> holders.size() == 1 ? Optional.of(holders.get(0)) : Optional.empty());
    }
}
