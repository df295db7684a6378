package io.vpcwhy.simulator.explain;

import java.util.Optional;
import java.util.Set;

/**
 * Which of two ports is the service's. The registered services that AWS networks carry, then the ranges from which
 * clients take their ports.
 *
 * @see <a href="https://www.iana.org/assignments/service-names-port-numbers">IANA service names and ports</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html">Ephemeral ports</a>
 */
public final class ServicePorts {

    private static final int FIRST_UNPRIVILEGED = 1024;

    /** The lowest ephemeral port of Linux; Windows begins at 49152. */
    private static final int FIRST_EPHEMERAL = 32768;

    /** FTP opens its data connections from this port. */
    private static final int FTP_DATA = 20;

    private static final Set<Integer> REGISTERED = Set.of(
            1433, 1521, 1883, 2049, 2181, 2375, 2376, 2379, 2380, 3000, 3128, 3260, 3306, 3389, 4443, 4789, 5000, 5001,
            5044, 5060, 5061, 5432, 5439, 5601, 5671, 5672, 5900, 5985, 5986, 6081, 6379, 6443, 7001, 8000, 8008, 8080,
            8081, 8086, 8088, 8089, 8443, 8500, 8529, 8888, 9000, 9042, 9090, 9092, 9093, 9094, 9100, 9200, 9300, 9443,
            10250, 10255, 10256, 11211, 15672, 25565, 27017, 27018, 50070);

    /** What the number of a port says: of two ports nothing else counts. */
    public enum Kind {
        /** 20, from which FTP opens its data connections. */
        FTP_DATA,
        /** 0 to 1023. */
        SYSTEM,
        /** A registered service's that AWS networks carry. */
        REGISTERED,
        /** Likewise, within the ephemeral range. */
        REGISTERED_EPHEMERAL,
        EPHEMERAL,
        OTHER
    }

    private ServicePorts() {}

    /** The kind of a port. */
    public static Kind kind(int port) {
        if (port < FIRST_UNPRIVILEGED) {
            return port == FTP_DATA ? Kind.FTP_DATA : Kind.SYSTEM;
        }
        boolean ephemeral = port >= FIRST_EPHEMERAL;
        if (REGISTERED.contains(port)) {
            return ephemeral ? Kind.REGISTERED_EPHEMERAL : Kind.REGISTERED;
        }
        return ephemeral ? Kind.EPHEMERAL : Kind.OTHER;
    }

    /**
     * Whether the ports leave no doubt: a system port (0-1023) against one that clients use, or a registered service's
     * against an ephemeral one.
     *
     * @return true where the destination is the service, false where the source is, empty where in doubt
     */
    public static Optional<Boolean> clearlyToService(int source, int destination) {
        Kind from = kind(source);
        Kind to = kind(destination);
        if (from == Kind.FTP_DATA || to == Kind.FTP_DATA) {
            return Optional.empty();
        }
        if ((from == Kind.SYSTEM) != (to == Kind.SYSTEM)) {
            return isRegistered(from) || isRegistered(to) ? Optional.empty() : Optional.of(to == Kind.SYSTEM);
        }
        boolean againstEphemeral = isEphemeral(from) || isEphemeral(to);
        return isRegistered(from) != isRegistered(to) && againstEphemeral
                ? Optional.of(isRegistered(to))
                : Optional.empty();
    }

    /** As {@link #clearlyToService}, with the registered services and the ephemeral range to go by as well. */
    public static Optional<Boolean> probablyToService(int source, int destination) {
        Optional<Boolean> clearly = clearlyToService(source, destination);
        Kind from = kind(source);
        Kind to = kind(destination);
        // A system port that leaves doubt is FTP's, or faces another service's: a client's ephemeral port by chance.
        if (clearly.isPresent() || isSystem(from) || isSystem(to)) {
            return clearly;
        }
        if (isRegistered(from) != isRegistered(to)) {
            return Optional.of(isRegistered(to));
        }
        return isEphemeral(from) == isEphemeral(to) ? Optional.empty() : Optional.of(isEphemeral(from));
    }

    private static boolean isSystem(Kind kind) {
        return kind == Kind.SYSTEM || kind == Kind.FTP_DATA;
    }

    private static boolean isRegistered(Kind kind) {
        return kind == Kind.REGISTERED || kind == Kind.REGISTERED_EPHEMERAL;
    }

    private static boolean isEphemeral(Kind kind) {
        return kind == Kind.EPHEMERAL || kind == Kind.REGISTERED_EPHEMERAL;
    }
}
