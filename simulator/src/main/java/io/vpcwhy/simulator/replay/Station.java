package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.simulator.explain.ConnectionHash;
import java.util.List;
import java.util.stream.LongStream;

/** An interface as records are met there. */
final class Station {

    /** Stands for no profile, where the cells of addresses are too coarse. */
    static final int NO_PROFILE = -1;

    private final NetworkInterface networkInterface;
    private final GroupPolicy groups;
    private final AclPolicy acl;
    private final EdgePolicy edge;
    private final PortView ports;
    private final int profile;
    private final long scope;
    private final int held4;
    private final int first4;
    private final boolean simple;
    private final int[] own4;
    private final long[] own6;
    private final boolean plain;

    /**
     * @param profile number of the three policies, or {@link #NO_PROFILE}
     * @param plain whether filters do not tell the interface's own addresses from each other
     */
    Station(
            NetworkInterface networkInterface,
            GroupPolicy groups,
            AclPolicy acl,
            EdgePolicy edge,
            PortView ports,
            int profile,
            boolean plain) {
        this.networkInterface = networkInterface;
        this.groups = groups;
        this.acl = acl;
        this.edge = edge;
        this.ports = ports;
        this.profile = profile;
        this.scope = ConnectionHash.scope(networkInterface.id());
        this.plain = plain;
        List<IpAddress> own = networkInterface.addresses().stream()
                .map(NetworkInterface.PrivateAddress::address)
                .toList();
        this.own4 = own.stream()
                .filter(address -> address.family() == IpFamily.IPV4)
                .mapToInt(address -> (int) address.low())
                .toArray();
        this.held4 = own4.length;
        this.first4 = held4 > 0 ? own4[0] : 0;
        this.simple = networkInterface.prefixes().isEmpty();
        this.own6 = own.stream()
                .filter(address -> address.family() == IpFamily.IPV6)
                .flatMapToLong(address -> LongStream.of(address.high(), address.low()))
                .toArray();
    }

    /** Its hash as the scope of connections. */
    long scope() {
        return scope;
    }

    NetworkInterface networkInterface() {
        return networkInterface;
    }

    GroupPolicy groups() {
        return groups;
    }

    AclPolicy acl() {
        return acl;
    }

    EdgePolicy edge() {
        return edge;
    }

    /** What its groups and its network ACL tell apart. */
    PortView ports() {
        return ports;
    }

    /** A number that interfaces with the same policies have, or {@link #NO_PROFILE}. */
    int profile() {
        return profile;
    }

    /** Whether kinds tell what its records are; else each is to be asked about. */
    boolean plain() {
        return plain;
    }

    /** Whether the interface holds the address. */
    boolean holds(int family, long high, long low) {
        if (family == 4) {
            if (held4 == 1 ? (int) low == first4 : held4 > 1 && holdsAmongSome((int) low)) {
                return true;
            }
        } else {
            for (int i = 0; i < own6.length; i += 2) {
                if (own6[i] == high && own6[i + 1] == low) {
                    return true;
                }
            }
        }
        return !simple && networkInterface.holds(address(family, high, low));
    }

    private boolean holdsAmongSome(int address) {
        for (int own : own4) {
            if (own == address) {
                return true;
            }
        }
        return false;
    }

    /** Whether all addresses that it holds are told one by one. */
    boolean simple() {
        return simple;
    }

    /** Whether the address is one of those that {@link #plain} speaks of. */
    boolean isOwn(int family, long high, long low) {
        return simple() && holds(family, high, low);
    }

    static IpAddress address(int family, long high, long low) {
        return family == 4 ? IpAddress.ofIpv4((int) low) : IpAddress.ofIpv6(high, low);
    }
}
