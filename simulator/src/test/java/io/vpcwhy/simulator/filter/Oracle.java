package io.vpcwhy.simulator.filter;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.PrefixList;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * What AWS's documentation says of rules, written down in the plainest way and without any code of the filters: a rule
 * permits a packet, or does not, or is not known to, and all of a network is walked through for every question. Packets have
 * a protocol, and the ports or the ICMP type that it asks for.
 */
final class Oracle {

    private Oracle() {}

    static Outcome securityGroups(Snapshot snapshot, NetworkInterface nic, Direction direction, Packet packet) {
        boolean unknown = false;
        for (SecurityGroup group : snapshot.all(SecurityGroup.class)) {
            for (SecurityGroupRule rule : group.rules()) {
                if (!nic.groupIds().contains(group.id()) || rule.direction() != direction) {
                    continue;
                }
                if (!traffic(rule.traffic(), packet)) {
                    continue;
                }
                Outcome peer = peer(snapshot, rule.peer(), remote(direction, packet));
                if (peer == Outcome.ALLOW) {
                    return Outcome.ALLOW;
                }
                unknown |= peer == Outcome.UNKNOWN;
            }
        }
        return unknown ? Outcome.UNKNOWN : Outcome.DENY;
    }

    static Outcome networkAcl(NetworkAcl acl, Direction direction, Packet packet) {
        List<NetworkAclEntry> matching = new ArrayList<>();
        for (NetworkAclEntry entry : acl.entries()) {
            if (entry.direction() == direction
                    && traffic(entry.traffic(), packet)
                    && in(entry.cidr(), remote(direction, packet))) {
                matching.add(entry);
            }
        }
        matching.sort((one, other) -> one.number() - other.number());
        return !matching.isEmpty() && matching.get(0).allow() ? Outcome.ALLOW : Outcome.DENY;
    }

    static IpAddress remote(Direction direction, Packet packet) {
        return direction == Direction.INGRESS ? packet.source() : packet.destination();
    }

    private static boolean traffic(TrafficClass traffic, Packet packet) {
        int protocol = packet.protocol().orElseThrow().number();
        if (traffic instanceof TrafficClass.Ports ports) {
            return ports.protocol().number() == protocol
                    && packet.destinationPort().orElseThrow() >= ports.range().from()
                    && packet.destinationPort().orElseThrow() <= ports.range().to();
        }
        if (traffic instanceof TrafficClass.Icmp icmp) {
            if (icmp.protocol().number() != protocol) {
                return false;
            }
            int type = packet.icmp().orElseThrow().type();
            int code = packet.icmp().orElseThrow().code();
            return icmp.type().orElse(type) == type && icmp.code().orElse(code) == code;
        }
        if (traffic instanceof TrafficClass.WholeProtocol whole) {
            return whole.protocol().number() == protocol;
        }
        return true;
    }

    private static Outcome peer(Snapshot snapshot, RulePeer peer, IpAddress remote) {
        if (peer instanceof RulePeer.CidrPeer block) {
            return in(block.cidr(), remote) ? Outcome.ALLOW : Outcome.DENY;
        }
        if (peer instanceof RulePeer.PrefixListPeer named) {
            for (PrefixList list : snapshot.all(PrefixList.class)) {
                if (list.id().equals(named.prefixListId()) && list.entries().isPresent()) {
                    boolean listed = list.entries().get().stream().anyMatch(entry -> in(entry, remote));
                    return listed ? Outcome.ALLOW : Outcome.DENY;
                }
            }
            return Outcome.UNKNOWN;
        }
        return member(snapshot, ((RulePeer.GroupPeer) peer).groupId(), remote);
    }

    /** The two VPCs of a random network do not overlap and are peered; {@code sg-2...} is of the second one. */
    private static Outcome member(Snapshot snapshot, String groupId, IpAddress remote) {
        boolean held = false;
        for (NetworkInterface other : snapshot.all(NetworkInterface.class)) {
            for (NetworkInterface.PrivateAddress own : other.addresses()) {
                if (own.address().equals(remote)) {
                    held = true;
                    if (other.groupIds().contains(groupId)) {
                        return Outcome.ALLOW;
                    }
                }
            }
        }
        char vpc = groupId.charAt("sg-".length());
        boolean inItsVpc =
                in(Cidr.parse("10." + vpc + ".0.0/16"), remote) || in(Cidr.parse("2001:db8:" + vpc + "::/56"), remote);
        return inItsVpc && !held ? Outcome.UNKNOWN : Outcome.DENY;
    }

    static boolean in(Cidr block, IpAddress address) {
        String[] parts = block.toString().split("/", -1);
        IpAddress first = IpAddress.parse(parts[0]);
        if (first.family() != address.family()) {
            return false;
        }
        int width = address.family() == IpFamily.IPV4 ? 32 : 128;
        int host = width - Integer.parseInt(parts[1]);
        return number(first).shiftRight(host).equals(number(address).shiftRight(host));
    }

    private static BigInteger number(IpAddress address) {
        BigInteger low = new BigInteger(Long.toUnsignedString(address.low()));
        return address.family() == IpFamily.IPV4
                ? low.and(BigInteger.valueOf(0xFFFF_FFFFL))
                : new BigInteger(Long.toUnsignedString(address.high()))
                        .shiftLeft(64)
                        .add(low);
    }
}
