package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What AWS offers at reserved addresses of every VPC. Neither security groups nor network ACLs filter traffic with them,
 * and flow logs leave it out.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html">Control traffic with security
 *     groups</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-limitations.html">Flow log limitations</a>
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html">Amazon DNS</a>
 */
public enum AmazonService {
    DNS(OptionalInt.of(53), "169.254.169.253", "fd00:ec2::253"),
    INSTANCE_METADATA(OptionalInt.of(80), "169.254.169.254", "fd00:ec2::254"),
    TIME_SYNC(OptionalInt.of(123), "169.254.169.123", "fd00:ec2::123"),
    WINDOWS_ACTIVATION(OptionalInt.of(1688), "169.254.169.250", "169.254.169.251"),
    TASK_METADATA(OptionalInt.of(80), "169.254.170.2"),
    POD_IDENTITY(OptionalInt.of(80), "169.254.170.23", "fd00:ec2::23"),
    DHCP(OptionalInt.of(67)),
    VPC_ROUTER(OptionalInt.empty(), "fe80:ec2::1");

    /** The port that a DHCP client sends from. */
    public static final int DHCP_CLIENT_PORT = 68;

    private static final IpAddress BROADCAST = IpAddress.parse("255.255.255.255");

    private final OptionalInt port;

    @SuppressWarnings("ImmutableEnumChecker") // made by Stream.toList, which nobody can change
    private final List<IpAddress> addresses;

    AmazonService(OptionalInt port, String... addresses) {
        this.port = port;
        this.addresses = Arrays.stream(addresses).map(IpAddress::parse).toList();
    }

    /** The port at which packets are for the service; empty where any of that address are. */
    public OptionalInt port() {
        return port;
    }

    /**
     * The service that a packet goes to or comes from.
     *
     * @param remote the end of the packet that is not the interface
     */
    public static Optional<AmazonService> of(
            Packet packet, IpAddress remote, Optional<Vpc> vpc, Optional<Subnet> subnet) {
        return at(remote, vpc, subnet).stream()
                .filter(service -> service == DHCP ? hasDhcpPorts(packet) : service.usesPort(packet, remote))
                .findFirst();
    }

    /** The services at an address, whichever ports they use; DHCP is at every address nearby. */
    private static List<AmazonService> at(IpAddress remote, Optional<Vpc> vpc, Optional<Subnet> subnet) {
        List<AmazonService> found = new ArrayList<>();
        // Not from afar: a stranger may send from port 67 as well.
        if (remote.equals(BROADCAST) || subnet.map(own -> own.contains(remote)).orElse(false)) {
            found.add(DHCP);
        }
        for (AmazonService service : values()) {
            if (service.addresses.contains(remote)) {
                found.add(service);
            }
        }
        if (vpc.flatMap(Vpc::primaryCidr)
                .map(cidr -> after(cidr, 2).equals(remote))
                .orElse(false)) {
            found.add(DNS);
        }
        if (subnet.isPresent()
                && subnet.get().cidrs().stream().anyMatch(cidr -> after(cidr, 1).equals(remote))) {
            found.add(VPC_ROUTER);
        }
        return found;
    }

    /** Where the service is for an interface of a subnet: at every address of these blocks, and nowhere else. */
    public List<Cidr> blocks(Optional<Vpc> vpc, Optional<Subnet> subnet) {
        List<Cidr> blocks = new ArrayList<>();
        addresses.forEach(address -> blocks.add(Cidr.host(address)));
        List<Cidr> near = subnet.map(Subnet::cidrs).orElse(List.of());
        switch (this) {
            case DHCP -> {
                blocks.add(Cidr.host(BROADCAST));
                blocks.addAll(near);
            }
            case DNS -> vpc.flatMap(Vpc::primaryCidr).ifPresent(cidr -> blocks.add(Cidr.host(after(cidr, 2))));
            case VPC_ROUTER -> near.forEach(cidr -> blocks.add(Cidr.host(after(cidr, 1))));
            default -> {}
        }
        return blocks;
    }

    private boolean usesPort(Packet packet, IpAddress remote) {
        OptionalInt theirs = packet.source().equals(remote) ? packet.sourcePort() : packet.destinationPort();
        return port.isEmpty() || theirs.isEmpty() || theirs.equals(port);
    }

    private static boolean hasDhcpPorts(Packet packet) {
        return packet.protocol().equals(Optional.of(IpProtocol.UDP))
                && (hasPorts(packet, DHCP_CLIENT_PORT, DHCP.port.orElseThrow())
                        || hasPorts(packet, DHCP.port.orElseThrow(), DHCP_CLIENT_PORT));
    }

    private static boolean hasPorts(Packet packet, int source, int destination) {
        return packet.sourcePort().equals(OptionalInt.of(source))
                && packet.destinationPort().equals(OptionalInt.of(destination));
    }

    private static IpAddress after(Cidr block, int offset) {
        IpAddress at = block.first();
        for (int i = 0; i < offset; i++) {
            at = at.next();
        }
        return at;
    }
}
