package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.PrefixList;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpnConnection;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Every block of addresses that the configuration names. Two addresses with the same narrowest block are in the same
 * blocks, since blocks are nested or apart: no rule, route or range tells them from each other.
 */
final class MentionedBlocks {

    private final Set<Cidr> blocks = new HashSet<>();
    private final Map<IpFamily, NavigableSet<Integer>> lengths = new EnumMap<>(IpFamily.class);

    private MentionedBlocks() {
        for (IpFamily family : IpFamily.values()) {
            add(Cidr.everything(family));
        }
    }

    /** Those of everything. */
    static MentionedBlocks ofAll(Snapshot snapshot) {
        MentionedBlocks all = ofRoutes(snapshot);
        snapshot.all(SecurityGroup.class).forEach(all::add);
        snapshot.all(NetworkAcl.class).forEach(all::add);
        return all;
    }

    /** Those of everything but security groups and network ACLs: by these alone a packet is led. */
    static MentionedBlocks ofRoutes(Snapshot snapshot) {
        MentionedBlocks routes = new MentionedBlocks();
        routes.addRoutes(snapshot);
        return routes;
    }

    private void addRoutes(Snapshot snapshot) {
        snapshot.all(Vpc.class).forEach(vpc -> vpc.cidrs().forEach(this::add));
        snapshot.all(Subnet.class).forEach(subnet -> subnet.cidrs().forEach(this::add));
        snapshot.all(PrefixList.class).forEach(list -> list.entries().ifPresent(entries -> entries.forEach(this::add)));
        snapshot.all(RouteTable.class).forEach(table -> table.routes().forEach(this::add));
        snapshot.all(TransitGatewayRouteTable.class)
                .forEach(table -> table.routes().ifPresent(routes -> routes.forEach(this::add)));
        snapshot.all(VpnConnection.class).forEach(vpn -> vpn.routes().forEach(this::add));
    }

    /** The narrowest block that holds an address. */
    Cidr narrowest(IpAddress address) {
        for (int length : lengths(address.family()).descendingSet()) {
            Cidr block = Cidr.of(address, length);
            if (blocks.contains(block)) {
                return block;
            }
        }
        return Cidr.everything(address.family());
    }

    private void add(SecurityGroup group) {
        group.rules().forEach(rule -> {
            if (rule.peer() instanceof RulePeer.CidrPeer peer) {
                add(peer.cidr());
            }
        });
    }

    private void add(NetworkAcl acl) {
        for (Direction direction : Direction.values()) {
            for (NetworkAclEntry entry : acl.entries(direction)) {
                add(entry.cidr());
            }
        }
    }

    private void add(Route route) {
        if (route.destination() instanceof Route.Destination.CidrDestination to) {
            add(to.cidr());
        }
    }

    private void add(TransitGatewayRoute route) {
        if (route.destination() instanceof Route.Destination.CidrDestination to) {
            add(to.cidr());
        }
    }

    private void add(Cidr block) {
        if (blocks.add(block)) {
            lengths(block.family()).add(block.prefixLength());
        }
    }

    private NavigableSet<Integer> lengths(IpFamily family) {
        return lengths.computeIfAbsent(family, any -> new TreeSet<>());
    }
}
