package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The sightings of a table, connection by connection. */
final class ConnectionList {

    private final SightingTable table;
    private final List<NetworkInterface> interfaces;
    private final int[] heads;
    private final int[] next;

    ConnectionList(SightingTable table, Snapshot snapshot) {
        this.table = table;
        this.interfaces = List.copyOf(snapshot.all(NetworkInterface.class));
        this.heads = new int[2 * Integer.highestOneBit(Math.max(1, table.size()))];
        this.next = new int[table.size()];
        for (int i = 0; i < table.size(); i++) {
            int bucket = bucket(table.connection(i));
            next[i] = heads[bucket];
            heads[bucket] = i + 1;
        }
    }

    private int bucket(long connection) {
        return (int) connection & (heads.length - 1);
    }

    /** Gives each connection with all its sightings, by the numbers of their interfaces. */
    void forEach(Consumer<List<Sighting>> action) {
        forEach(any -> true, action);
    }

    /** Likewise those of which any sighting is asked for. */
    void forEach(Predicate<Sighting> which, Consumer<List<Sighting>> action) {
        for (int head : heads) {
            if (head == 0) {
                continue;
            }
            if (next[head - 1] == 0) {
                Sighting alone = table.sighting(head - 1);
                if (which.test(alone)) {
                    action.accept(List.of(alone));
                }
                continue;
            }
            for (List<Sighting> sightings : bucket(head).values()) {
                if (which.test(sightings.get(0))) {
                    apart(sightings).forEach(action);
                }
            }
        }
    }

    private Map<Long, List<Sighting>> bucket(int head) {
        Map<Long, List<Sighting>> connections = new TreeMap<>();
        for (int at = head; at != 0; at = next[at - 1]) {
            Sighting sighting = table.sighting(at - 1);
            connections
                    .computeIfAbsent(sighting.connection(), any -> new ArrayList<>())
                    .add(sighting);
        }
        return connections;
    }

    /** Addresses are used again in other VPCs: where two interfaces are the same end, each VPC has its own connection. */
    private Iterable<List<Sighting>> apart(List<Sighting> sightings) {
        sightings.sort(Comparator.comparingInt(Sighting::networkInterface));
        if (!isHeldTwice(sightings, true) && !isHeldTwice(sightings, false)) {
            return List.of(sightings);
        }
        return sightings.stream()
                .collect(Collectors.groupingBy(
                        each -> interfaces.get(each.networkInterface()).vpcId(), TreeMap::new, Collectors.toList()))
                .values();
    }

    private boolean isHeldTwice(List<Sighting> sightings, boolean low) {
        return sightings.size() > 1
                && sightings.stream()
                                .filter(each ->
                                        interfaces.get(each.networkInterface()).holds(each.address(low)))
                                .count()
                        > 1;
    }
}
