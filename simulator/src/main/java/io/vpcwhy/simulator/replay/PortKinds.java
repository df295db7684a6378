package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.explain.Glimpse;
import io.vpcwhy.simulator.explain.ServicePorts;
import io.vpcwhy.simulator.explain.ServicePorts.Kind;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What two ports say of which is the service's, in tables: {@link ServicePorts} was asked of one port of each kind. */
final class PortKinds {

    static final byte NOT_KNOWN = Glimpse.UNKNOWN;
    static final byte TO_SERVICE = Glimpse.YES;
    static final byte FROM_SERVICE = Glimpse.NO;

    private static final List<Kind> ORDER = List.of(Kind.values());
    private static final int KINDS = ORDER.size();

    private final byte[] kinds = new byte[PortRange.PORTS];
    private final byte[] clearly;
    private final byte[] probably;

    PortKinds() {
        int[] oneOf = new int[KINDS];
        for (int port = 0; port < PortRange.PORTS; port++) {
            int kind = ORDER.indexOf(ServicePorts.kind(port));
            kinds[port] = (byte) kind;
            oneOf[kind] = port;
        }
        clearly = table(oneOf, ServicePorts::clearlyToService);
        probably = table(oneOf, ServicePorts::probablyToService);
    }

    private static byte[] table(int[] oneOf, BiFunction<Integer, Integer, Optional<Boolean>> toService) {
        byte[] table = new byte[oneOf.length * oneOf.length];
        for (int from = 0; from < oneOf.length; from++) {
            for (int to = 0; to < oneOf.length; to++) {
                table[from * oneOf.length + to] = toService
                        .apply(oneOf[from], oneOf[to])
                        .map(is -> is ? TO_SERVICE : FROM_SERVICE)
                        .orElse(NOT_KNOWN);
            }
        }
        return table;
    }

    /** What the ports say without a doubt. */
    byte clearly(int source, int destination) {
        return clearly[kinds[source] * KINDS + kinds[destination]];
    }

    byte probably(int source, int destination) {
        return probably[kinds[source] * KINDS + kinds[destination]];
    }

    /** The kind of a port, as a number. */
    int kind(int port) {
        return kinds[port];
    }

    /** Whether it is a port that a service has by its number. */
    boolean isService(int port) {
        Kind kind = ORDER.get(kinds[port]);
        return kind != Kind.EPHEMERAL && kind != Kind.OTHER;
    }
}
