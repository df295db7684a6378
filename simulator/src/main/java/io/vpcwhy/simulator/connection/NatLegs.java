package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.aws.NetworkInterface;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What NAT gateways send out for those behind them. A NAT gateway gives each connection a port of its own, which no log
 * tells: the leg of one client is known only where all legs of the gateway to that server and port fare alike.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-records-examples.html">Traffic through a NAT
 *     gateway</a>
 */
final class NatLegs {

    /** From which NAT gateway to whom. */
    record Way(String gatewayInterface, String server, int port, int protocol) {

        private static Way of(NetworkInterface gateway, JudgedConnection connection) {
            return new Way(
                    gateway.id(),
                    connection.server().address().toString(),
                    connection.server().port(),
                    connection.protocol());
        }

        /** The way out of a connection that goes through a NAT gateway. */
        static Way inside(JudgedConnection connection) {
            return of(gateway(connection).orElseThrow(), connection);
        }
    }

    private final Map<Way, Legs> legs = new HashMap<>();

    /** The legs on one way: the broken ones, and what is said of any. */
    private record Legs(List<JudgedConnection> broken, Set<Optional<Conclusion>> fates) {}

    /** The interface of the NAT gateway that a connection goes through. */
    static Optional<NetworkInterface> gateway(JudgedConnection connection) {
        return connection.through().stream().filter(End::isNatGateway).findFirst();
    }

    /** Adds a connection that a NAT gateway opened. */
    void add(JudgedConnection connection) {
        Way way = Way.of(connection.client().holder().orElseThrow(), connection);
        Legs all = legs.computeIfAbsent(way, any -> new Legs(new ArrayList<>(), new HashSet<>()));
        all.fates().add(connection.conclusion());
        if (connection.isBroken()) {
            all.broken().add(connection);
        }
    }

    /** A connection without an answer, with what became of it beyond the NAT gateway. */
    JudgedConnection joined(JudgedConnection inner, Way way) {
        Legs outer = legs.get(way);
        if (outer == null || outer.fates().size() != 1 || outer.broken().isEmpty()) {
            return inner;
        }
        JudgedConnection leg = outer.broken().stream()
                .min((a, b) -> Long.compareUnsigned(a.connection(), b.connection()))
                .orElseThrow();
        Spot spot = leg.spot().orElseThrow();
        return switch (leg.conclusion().orElseThrow()) {
            case ANSWER_REJECTED_AT_CLIENT -> inner.with(Conclusion.ANSWER_REJECTED_ON_THE_WAY, spot);
            case REQUEST_REJECTED_AT_CLIENT -> inner.with(Conclusion.REQUEST_REJECTED_ON_THE_WAY, spot);
            default -> inner.with(leg.conclusion().orElseThrow(), spot);
        };
    }

    /** The legs that are broken, with their ways. */
    void forEachBroken(BiConsumer<Way, JudgedConnection> action) {
        legs.forEach((way, all) -> all.broken().forEach(leg -> action.accept(way, leg)));
    }
}
