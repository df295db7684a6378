package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.simulator.route.AddressScope;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Connections that are broken in the same way, while they are counted. */
final class BrokenGroup {

    /** Who talks to whom about what. */
    record Pair(String client, String server, int port, int protocol) {

        static Pair of(JudgedConnection connection) {
            return new Pair(
                    client(connection.client()),
                    server(connection.server()),
                    connection.server().port(),
                    connection.protocol());
        }

        /** Clients of the internet are told as one. */
        private static String client(End end) {
            return end.isOwn() || AddressScope.isPrivate(end.address()) ? server(end) : "";
        }

        private static String server(End end) {
            return end.holder().map(Pair::owner).orElseGet(() -> end.address().toString());
        }

        private static String owner(NetworkInterface nic) {
            InterfaceOwner owner = InterfaceOwner.of(nic);
            return owner.name()
                    .map(name -> owner.kind().name() + " " + name)
                    .or(() -> nic.tags().name())
                    .orElse(nic.id());
        }
    }

    /** What the connections of a group have in common. */
    record Failure(Pair pair, Conclusion conclusion) {

        static Failure of(JudgedConnection connection) {
            return new Failure(Pair.of(connection), connection.conclusion().orElseThrow());
        }
    }

    // By what does not depend on the order of records.
    private static final Comparator<JudgedConnection> FIRST = Comparator.comparingLong(JudgedConnection::first)
            .thenComparing(JudgedConnection::connection, Long::compareUnsigned);

    private final Side clients = new Side();
    private final Side servers = new Side();
    private JudgedConnection example;
    private long connections;
    private long records;
    private long answered;
    private long first = SightingTable.NO_TIME;
    private long last;

    BrokenGroup(JudgedConnection connection) {
        this.example = connection;
    }

    void add(JudgedConnection connection) {
        clients.add(connection.client());
        servers.add(connection.server());
        connections++;
        records += connection.records();
        first = Math.min(first, connection.first());
        last = Math.max(last, connection.last());
        if (FIRST.compare(connection, example) < 0) {
            example = connection;
        }
    }

    void addAnswered() {
        answered++;
    }

    Party client() {
        return clients.party(example.client());
    }

    Party server() {
        return servers.party(example.server());
    }

    JudgedConnection example() {
        return example;
    }

    long connections() {
        return connections;
    }

    long records() {
        return records;
    }

    long answered() {
        return answered;
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    /** The lowest of the interfaces and addresses at one side. */
    private static final class Side {

        private final NavigableSet<String> interfaces = new TreeSet<>();
        private final NavigableSet<IpAddress> addresses = new TreeSet<>(Comparator.comparing(IpAddress::family)
                .thenComparing(IpAddress::high, Long::compareUnsigned)
                .thenComparing(IpAddress::low, Long::compareUnsigned));

        void add(End end) {
            end.holder().ifPresent(nic -> keep(interfaces, nic.id()));
            keep(addresses, end.address());
        }

        private static <T> void keep(NavigableSet<T> lowest, T another) {
            lowest.add(another);
            if (lowest.size() > Party.MOST) {
                lowest.pollLast();
            }
        }

        Party party(End example) {
            return new Party(example.holder(), List.copyOf(interfaces), List.copyOf(addresses));
        }
    }
}
