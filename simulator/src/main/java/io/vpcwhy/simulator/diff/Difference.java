package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.LikelyDatabasePort;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.exposure.InterfaceExposure;
import io.vpcwhy.simulator.reach.Station;
import io.vpcwhy.simulator.space.HeaderSpace;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Packets that fare otherwise after the edits than before: from every source to every destination, but from no interface to
 * itself.
 *
 * @param headers of the packets; at an end that is interfaces with any address of that family, for which those of the
 *     stations are meant (from the internet their public ones)
 * @param replies how many of the packets have replies that return, on the side of the edits on which they arrive
 * @param example one of the packets
 */
public record Difference(
        Turn turn, Party source, Party destination, HeaderSpace headers, Replies replies, Cause cause, Packet example) {

    private static final Set<InterfaceOwner.Kind> DATABASES = EnumSet.of(
            InterfaceOwner.Kind.RDS,
            InterfaceOwner.Kind.RDS_PROXY,
            InterfaceOwner.Kind.REDSHIFT,
            InterfaceOwner.Kind.ELASTICACHE,
            InterfaceOwner.Kind.DAX,
            InterfaceOwner.Kind.OPENSEARCH,
            InterfaceOwner.Kind.MEMORYDB);

    /** Why a reviewer looks at one difference before another, the first first. */
    public enum Concern {
        /** It comes from the internet. */
        INTERNET,
        /** It goes to a database, or to a port on which one likely listens. */
        DATABASE,
        /** It goes to a port by which machines are administered. */
        ADMINISTRATION,
        /** None of these. */
        OTHER
    }

    /** The first concern that it is. */
    public Concern concern() {
        if (source.isInternet()) {
            return Concern.INTERNET;
        }
        if (isDatabase()) {
            return Concern.DATABASE;
        }
        return isAdministration() ? Concern.ADMINISTRATION : Concern.OTHER;
    }

    /** Whether it goes to a database, or to a port on which one likely listens. */
    public boolean isDatabase() {
        boolean owned = destination.stations().stream()
                .map(Station::networkInterface)
                .anyMatch(nic -> DATABASES.contains(InterfaceOwner.of(nic).kind()));
        return owned
                || someOf(LikelyDatabasePort.ALL.stream()
                        .map(LikelyDatabasePort::port)
                        .toList());
    }

    /** Whether it goes to a port by which machines are administered. */
    public boolean isAdministration() {
        return someOf(InterfaceExposure.ADMIN_PORTS);
    }

    /** Where every port is meant, none of them says anything. */
    private boolean someOf(List<Integer> ports) {
        List<PortRange> open = headers.destinationPorts();
        return headers.protocols().contains(IpProtocol.TCP)
                && !open.equals(List.of(PortRange.ALL))
                && ports.stream().anyMatch(port -> open.stream().anyMatch(range -> range.contains(port)));
    }
}
