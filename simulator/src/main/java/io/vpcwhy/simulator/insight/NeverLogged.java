package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.AmazonService;
import io.vpcwhy.simulator.replay.WatchedRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Traffic that AWS says is in no flow log.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-limitations.html">Flow log limitations</a>
 */
final class NeverLogged {

    /** What AWS offers, by the numbers that are said here. */
    static final List<AmazonService> SERVICES = List.of(AmazonService.values());

    /** Stands for traffic that is logged. */
    static final int NONE = -1;

    /** Between an interface endpoint and a Network Load Balancer; what is below is a place in {@link #SERVICES}. */
    static final int ENDPOINT_AND_LOAD_BALANCER = SERVICES.size();

    /** The upper halves of the IPv6 addresses of services, in every VPC. */
    private static final long[] SERVICES6 = SERVICES.stream()
            .flatMap(service -> service.blocks(Optional.empty(), Optional.empty()).stream())
            .filter(block -> block.family() == IpFamily.IPV6)
            .mapToLong(block -> block.first().high())
            .distinct()
            .toArray();

    /** The lower half of the IPv6 address of a subnet's router. */
    private static final long ROUTER6 = 1;

    private static final int UDP = IpProtocol.UDP.number();
    private static final int DHCP_PORT = AmazonService.DHCP.port().orElseThrow();
    private static final byte ENDPOINT = 1;
    private static final byte LOAD_BALANCER = 2;

    private final Snapshot snapshot;
    private final List<NetworkInterface> interfaces;
    private final byte[] kinds;
    private final long[] dns;
    private final long[] router;

    NeverLogged(Snapshot snapshot, List<NetworkInterface> interfaces) {
        this.snapshot = snapshot;
        this.interfaces = interfaces;
        this.kinds = new byte[interfaces.size()];
        this.dns = new long[interfaces.size()];
        this.router = new long[interfaces.size()];
        for (int number = 0; number < kinds.length; number++) {
            NetworkInterface here = interfaces.get(number);
            kinds[number] = switch (InterfaceOwner.of(here).kind()) {
                case INTERFACE_ENDPOINT -> ENDPOINT;
                case NETWORK_LOAD_BALANCER -> LOAD_BALANCER;
                default -> 0;
            };
            Optional<Vpc> vpc = snapshot.find(Vpc.class, here.vpcId());
            Optional<Subnet> subnet = snapshot.find(Subnet.class, here.subnetId());
            dns[number] = last4(AmazonService.DNS.blocks(vpc, subnet));
            router[number] = last4(AmazonService.VPC_ROUTER.blocks(vpc, subnet));
        }
    }

    /** The last of the IPv4 addresses: those of the interface's own VPC and subnet are behind those of every VPC. */
    private static long last4(List<Cidr> blocks) {
        return blocks.stream()
                .filter(block -> block.family() == IpFamily.IPV4)
                .mapToLong(block -> block.first().low())
                .reduce(NONE, (any, last) -> last);
    }

    /** What a record is that should not be there, or {@link #NONE}. */
    int of(WatchedRecord record, int here, int far) {
        if (far >= 0 && (kinds[here] ^ kinds[far]) == (ENDPOINT ^ LOAD_BALANCER)) {
            return ENDPOINT_AND_LOAD_BALANCER;
        }
        return isNearService(record, here, far) ? service(record, here) : NONE;
    }

    /** Leaves out most of what is not, at little cost. */
    private boolean isNearService(WatchedRecord record, int here, int far) {
        if (far == FarEnds.SPECIAL) {
            return true;
        }
        if (record.family() == 6) {
            return record.remoteLow() == ROUTER6 || isService6(record.remoteHigh());
        }
        int port = record.localPort();
        return record.remoteLow() == dns[here]
                || record.remoteLow() == router[here]
                || (record.values().protocol() == UDP && (port == DHCP_PORT || port == AmazonService.DHCP_CLIENT_PORT));
    }

    private static boolean isService6(long high) {
        for (long service : SERVICES6) {
            if (service == high) {
                return true;
            }
        }
        return false;
    }

    private int service(WatchedRecord record, int here) {
        IpAddress remote = record.remote();
        IpProtocol protocol = new IpProtocol(Math.max(0, record.values().protocol()));
        OptionalInt source = port(protocol, record.values().sourcePort());
        OptionalInt destination = port(protocol, record.values().destinationPort());
        Packet packet = new Packet(
                record.isIngress() ? remote : record.local(),
                record.isIngress() ? record.local() : remote,
                Optional.of(protocol),
                source,
                destination,
                Optional.empty());
        NetworkInterface nic = interfaces.get(here);
        return AmazonService.of(
                        packet,
                        remote,
                        snapshot.find(Vpc.class, nic.vpcId()),
                        snapshot.find(Subnet.class, nic.subnetId()))
                .map(SERVICES::indexOf)
                .orElse(NONE);
    }

    private static OptionalInt port(IpProtocol protocol, int port) {
        return protocol.hasPorts() && port >= 0 ? OptionalInt.of(port) : OptionalInt.empty();
    }
}
