package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.PrefixList;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpnConnection;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.route.AddressScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Random headers at the edges of a whole network: the first and last address of every block that it mentions, and those
 * just outside; ports that are special to AWS and those of rules; every protocol.
 */
public final class EdgeHeaders {

    private static final List<String> SPECIAL = List.of(
            "0.0.0.0",
            "255.255.255.255",
            "169.254.169.254",
            "169.254.169.253",
            "224.0.0.1",
            "93.184.216.34",
            "100.64.0.1",
            "fd00:ec2::253",
            "fd00:ec2::254",
            "fd00:ec2::23",
            "fe80:ec2::1",
            "2001:db8:77::1",
            "64:ff9b::808:808",
            "ff02::1");
    private static final List<Integer> PORTS =
            List.of(0, 22, 53, 67, 68, 80, 123, 443, 1023, 1024, 1688, 8080, 50_000, 65_534, 65_535);

    private final SplittableRandom random;
    private final List<IpAddress> addresses;
    private final List<IpAddress> held;
    private final List<Integer> ports;

    public EdgeHeaders(Snapshot snapshot, SplittableRandom random) {
        this.random = random;
        Set<IpAddress> edges = new TreeSet<>();
        SPECIAL.forEach(address -> edges.add(IpAddress.parse(address)));
        blocks(snapshot).forEach(block -> addEdges(block, edges));
        this.addresses = List.copyOf(edges);
        this.held = snapshot.all(NetworkInterface.class).stream()
                .flatMap(nic -> nic.addresses().stream())
                .map(NetworkInterface.PrivateAddress::address)
                .toList();
        Set<Integer> all = new TreeSet<>(PORTS);
        snapshot.all(SecurityGroup.class).stream()
                .flatMap(group -> group.rules().stream())
                .forEach(rule -> addPorts(rule.traffic(), all));
        this.ports = List.copyOf(all);
    }

    private static Stream<Cidr> blocks(Snapshot snapshot) {
        List<Cidr> blocks = new ArrayList<>(AddressScope.privateBlocks());
        snapshot.all(Vpc.class).forEach(vpc -> blocks.addAll(vpc.cidrs()));
        snapshot.all(Subnet.class).forEach(subnet -> blocks.addAll(subnet.cidrs()));
        snapshot.all(PrefixList.class).forEach(list -> list.entries().ifPresent(blocks::addAll));
        snapshot.all(VpnConnection.class).forEach(vpn -> blocks.addAll(vpn.routes()));
        for (VpcPeeringConnection peering : snapshot.all(VpcPeeringConnection.class)) {
            blocks.addAll(peering.requester().cidrs());
            blocks.addAll(peering.accepter().cidrs());
        }
        for (RouteTable table : snapshot.all(RouteTable.class)) {
            for (Route route : table.routes()) {
                snapshot.blocks(route.destination()).ifPresent(blocks::addAll);
            }
        }
        for (SecurityGroup group : snapshot.all(SecurityGroup.class)) {
            for (SecurityGroupRule rule : group.rules()) {
                if (rule.peer() instanceof RulePeer.CidrPeer peer) {
                    blocks.add(peer.cidr());
                }
            }
        }
        for (NetworkAcl acl : snapshot.all(NetworkAcl.class)) {
            for (Direction direction : Direction.values()) {
                acl.entries(direction).stream().map(NetworkAclEntry::cidr).forEach(blocks::add);
            }
        }
        return blocks.stream().distinct();
    }

    private static void addEdges(Cidr block, Set<IpAddress> edges) {
        edges.add(block.first());
        edges.add(block.last());
        edges.add(block.last().next());
        IpAddress first = block.first();
        edges.add(
                first.family() == IpFamily.IPV4
                        ? IpAddress.ofIpv4((int) (first.low() - 1))
                        : IpAddress.ofIpv6(first.low() == 0 ? first.high() - 1 : first.high(), first.low() - 1));
    }

    private static void addPorts(TrafficClass traffic, Set<Integer> ports) {
        if (traffic instanceof TrafficClass.Ports range) {
            ports.add(Math.max(0, range.range().from() - 1));
            ports.add(range.range().from());
            ports.add(range.range().to());
            ports.add(Math.min(PortRange.MAX_PORT, range.range().to() + 1));
        }
    }

    public IpAddress address(IpFamily family) {
        IpAddress address = addresses.get(random.nextInt(addresses.size()));
        return address.family() == family ? address : address(family);
    }

    /** An address that an interface holds. */
    public IpAddress holder(IpFamily family) {
        IpAddress address = held.get(random.nextInt(held.size()));
        return address.family() == family ? address : holder(family);
    }

    private int port() {
        return ports.get(random.nextInt(ports.size()));
    }

    /** A packet of which everything is known that its protocol has. */
    public Packet packet(IpAddress source, IpAddress destination) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> Packet.tcp(source, port(), destination, port());
            case 4, 5, 6 -> Packet.udp(source, port(), destination, port());
            case 7 -> Packet.icmp(source, destination, icmp(source.family()));
            case 8 -> random.nextBoolean() ? dhcp(source, destination) : Packet.tcp(source, 50_000, destination, 80);
            default -> other(source, destination);
        };
    }

    private Packet dhcp(IpAddress source, IpAddress destination) {
        return random.nextBoolean() ? Packet.udp(source, 67, destination, 68) : Packet.udp(source, 68, destination, 67);
    }

    private IcmpType icmp(IpFamily family) {
        int echo = family == IpFamily.IPV4 ? 8 : 128;
        return random.nextBoolean()
                ? new IcmpType(echo, 0)
                : new IcmpType(List.of(0, 3, 8, 129, 128, 255).get(random.nextInt(6)), random.nextInt(2) * 4);
    }

    private Packet other(IpAddress source, IpAddress destination) {
        IpProtocol protocol = new IpProtocol(random.nextBoolean() ? 47 : random.nextInt(256));
        boolean bare = !protocol.hasPorts() && !protocol.isIcmp();
        return bare ? Packet.of(protocol, source, destination) : Packet.of(new IpProtocol(50), source, destination);
    }
}
