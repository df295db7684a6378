package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.AmazonService;
import io.vpcwhy.simulator.filter.RuleCodes;
import io.vpcwhy.simulator.filter.SecurityGroupFilter;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.route.Routing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the causes of records can turn on: which addresses, blocks and ports the filters of an interface may tell from
 * others. It says nothing of what they decide.
 */
final class Turn {

    private final Snapshot snapshot;
    private final Routing routing;
    private final RuleCodes codes;
    private final SecurityGroupFilter filter;
    private final Set<String> routeTargets = new HashSet<>();
    private final List<Cidr> routedBlocks = new ArrayList<>();
    private final List<Cidr> vpcBlocks = new ArrayList<>();
    private final boolean middlebox;

    Turn(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.routing = new Routing(snapshot);
        this.codes = new RuleCodes(snapshot);
        this.filter = new SecurityGroupFilter(snapshot);
        for (RouteTable table : snapshot.all(RouteTable.class)) {
            for (Route route : table.routes()) {
                routeTargets.add(route.target().id());
            }
            routedBlocks.addAll(routing.blocks(table));
        }
        snapshot.all(Subnet.class).forEach(subnet -> routedBlocks.addAll(subnet.cidrs()));
        snapshot.all(Vpc.class).forEach(vpc -> vpcBlocks.addAll(vpc.cidrs()));
        for (VpcPeeringConnection peering : snapshot.all(VpcPeeringConnection.class)) {
            vpcBlocks.addAll(peering.requester().cidrs());
            vpcBlocks.addAll(peering.accepter().cidrs());
        }
        this.middlebox = snapshot.all(RouteTable.class).stream()
                .flatMap(table -> table.routes().stream())
                .anyMatch(this::leadsThroughMiddlebox);
    }

    /** Whether a route may take packets between interfaces through something that is in between. */
    private boolean leadsThroughMiddlebox(Route route) {
        boolean local = switch (route.target().kind()) {
            case NETWORK_INTERFACE, INSTANCE, VPC_ENDPOINT -> true;
            default -> false;
        };
        return local
                && snapshot.blocks(route.destination()).orElse(List.of()).stream()
                        .anyMatch(block -> vpcBlocks.stream().anyMatch(block::overlaps));
    }

    /** The ranges of ports of every rule. */
    Set<PortRange> allPorts() {
        Set<PortRange> ranges = zero();
        snapshot.all(SecurityGroup.class).forEach(group -> addPorts(group, ranges));
        snapshot.all(NetworkAcl.class).forEach(acl -> addPorts(acl, ranges));
        return ranges;
    }

    /** The ranges of ports that the security groups of an interface tell apart. */
    Set<PortRange> portsOfGroups(NetworkInterface here) {
        Set<PortRange> ranges = zero();
        groups(here).forEach(group -> addPorts(group, ranges));
        return ranges;
    }

    /** The ranges of ports that a network ACL tells apart. */
    Set<PortRange> portsOfAcl(Optional<NetworkAcl> acl) {
        Set<PortRange> ranges = zero();
        acl.ifPresent(list -> addPorts(list, ranges));
        return ranges;
    }

    /** Without a protocol a port other than 0 is no ICMP message's. */
    private static Set<PortRange> zero() {
        Set<PortRange> ports = new HashSet<>();
        ports.add(PortRange.of(0));
        return ports;
    }

    /** The rules of the interface's groups for packets of a direction, group by group. */
    List<SecurityGroupRule> rules(NetworkInterface here, Direction direction) {
        return groups(here).stream()
                .flatMap(group -> group.rules().stream())
                .filter(rule -> rule.direction() == direction)
                .toList();
    }

    private static void addPorts(SecurityGroup group, Set<PortRange> ranges) {
        group.rules().forEach(rule -> addPorts(rule.traffic(), ranges));
    }

    private static void addPorts(NetworkAcl acl, Set<PortRange> ranges) {
        for (Direction direction : Direction.values()) {
            acl.entries(direction).forEach(entry -> addPorts(entry.traffic(), ranges));
        }
    }

    private static void addPorts(TrafficClass traffic, Set<PortRange> ranges) {
        if (traffic instanceof TrafficClass.Ports ports) {
            ranges.add(ports.range());
        }
    }

    /** The blocks by which the security groups of an interface tell far ends apart. */
    Set<Cidr> blocksOfGroups(NetworkInterface here) {
        Set<Cidr> blocks = new HashSet<>();
        boolean references = false;
        for (SecurityGroup group : groups(here)) {
            for (SecurityGroupRule rule : group.rules()) {
                references |= rule.peer() instanceof RulePeer.GroupPeer;
                addBlocks(rule.peer(), blocks);
            }
        }
        if (references) {
            blocks.addAll(vpcBlocks);
            blocks.addAll(AddressScope.privateBlocks());
            Optional<Subnet> subnet = snapshot.find(Subnet.class, here.subnetId());
            subnet.ifPresent(own -> blocks.addAll(own.cidrs()));
            subnet.flatMap(snapshot::routeTableOf).ifPresent(table -> blocks.addAll(routing.blocks(table)));
        }
        return blocks;
    }

    /** The blocks by which a network ACL tells far ends apart. */
    Set<Cidr> blocksOfAcl(Optional<NetworkAcl> acl) {
        Set<Cidr> blocks = new HashSet<>();
        acl.ifPresent(list -> addBlocks(list, blocks));
        return blocks;
    }

    /** The blocks by which far ends are told apart before any rule is asked. */
    Set<Cidr> blocksOfSurroundings(NetworkInterface here) {
        Set<Cidr> blocks = new HashSet<>(AddressScope.privateBlocks());
        Optional<Subnet> subnet = snapshot.find(Subnet.class, here.subnetId());
        for (AmazonService service : AmazonService.values()) {
            blocks.addAll(service.blocks(snapshot.find(Vpc.class, here.vpcId()), subnet));
        }
        subnet.ifPresent(own -> blocks.addAll(own.cidrs()));
        subnet.flatMap(snapshot::routeTableOf).ifPresent(table -> blocks.addAll(routing.blocks(table)));
        return blocks;
    }

    /** The blocks by which anything tells far ends apart, but for who has them. */
    Set<Cidr> allBlocks() {
        Set<Cidr> blocks = new HashSet<>(AddressScope.privateBlocks());
        blocks.addAll(vpcBlocks);
        blocks.addAll(routedBlocks);
        snapshot.all(SecurityGroup.class)
                .forEach(group -> group.rules().forEach(rule -> addBlocks(rule.peer(), blocks)));
        snapshot.all(NetworkAcl.class).forEach(acl -> addBlocks(acl, blocks));
        for (AmazonService service : AmazonService.values()) {
            blocks.addAll(service.blocks(Optional.empty(), Optional.empty()));
            snapshot.all(Vpc.class).forEach(vpc -> blocks.addAll(service.blocks(Optional.of(vpc), Optional.empty())));
            for (Subnet subnet : snapshot.all(Subnet.class)) {
                Optional<Vpc> vpc = snapshot.find(Vpc.class, subnet.vpcId());
                blocks.addAll(service.blocks(vpc, Optional.of(subnet)));
            }
        }
        return blocks;
    }

    /** Whether a service of Amazon's is at an address, other than DHCP. */
    boolean isService(NetworkInterface here, IpAddress remote) {
        return Arrays.stream(AmazonService.values())
                .filter(service -> service != AmazonService.DHCP)
                .anyMatch(service -> isAt(service, here, remote));
    }

    /** Whether DHCP may come from an address or go to it. */
    boolean isNear(NetworkInterface here, IpAddress remote) {
        return isAt(AmazonService.DHCP, here, remote);
    }

    private boolean isAt(AmazonService service, NetworkInterface here, IpAddress remote) {
        return service
                .blocks(snapshot.find(Vpc.class, here.vpcId()), snapshot.find(Subnet.class, here.subnetId()))
                .stream()
                .anyMatch(block -> block.contains(remote));
    }

    /** Whether the subnet of an interface counts for what references admit: by its routes to other VPCs or middleboxes. */
    boolean subnetsCount() {
        return middlebox
                || snapshot.all(Vpc.class).size() > 1
                || !snapshot.all(VpcPeeringConnection.class).isEmpty();
    }

    private void addBlocks(RulePeer peer, Set<Cidr> blocks) {
        if (peer instanceof RulePeer.CidrPeer block) {
            blocks.add(block.cidr());
        } else if (peer instanceof RulePeer.PrefixListPeer list) {
            snapshot.prefixListEntries(list.prefixListId()).ifPresent(blocks::addAll);
        }
    }

    private static void addBlocks(NetworkAcl acl, Set<Cidr> blocks) {
        for (Direction direction : Direction.values()) {
            for (NetworkAclEntry entry : acl.entries(direction)) {
                blocks.add(entry.cidr());
            }
        }
    }

    /** The groups that rules of the interface's groups name. */
    Set<String> referencedGroups(NetworkInterface here) {
        Set<String> ids = new TreeSet<>();
        for (SecurityGroup group : groups(here)) {
            for (SecurityGroupRule rule : group.rules()) {
                if (rule.peer() instanceof RulePeer.GroupPeer peer) {
                    ids.add(peer.groupId());
                }
            }
        }
        return ids;
    }

    /** Where members of groups are. */
    Set<Cidr> blocksOfMembers(Set<String> groupIds) {
        Set<Cidr> blocks = new HashSet<>();
        for (String id : groupIds) {
            for (NetworkInterface member : snapshot.members(id)) {
                blocks.addAll(member.prefixes());
                member.addresses().forEach(own -> {
                    blocks.add(Cidr.host(own.address()));
                    own.publicAddress().ifPresent(address -> blocks.add(Cidr.host(address)));
                });
            }
        }
        return blocks;
    }

    /**
     * What references can tell of a member's address: of which of the groups its holders are members, and where they are.
     * Where it is in its VPC counts only for the routes between two VPCs, or through a middlebox.
     */
    String mark(IpAddress address, Set<String> groupIds, NetworkInterface here) {
        StringBuilder mark = new StringBuilder();
        for (NetworkInterface holder : snapshot.interfacesWithAddress(address)) {
            mark.append(holder.vpcId()).append(' ');
            addGroups(holder, groupIds, mark);
            if (!holder.vpcId().equals(here.vpcId()) || middlebox) {
                mark.append(holder.subnetId()).append(' ');
            }
            if (routeTargets.contains(holder.id())) {
                mark.append(holder.id());
            }
            mark.append(';');
        }
        snapshot.interfaceWithPublicAddress(address).ifPresent(holder -> {
            mark.append("public ");
            addGroups(holder, groupIds, mark);
        });
        return mark.toString();
    }

    private static void addGroups(NetworkInterface holder, Set<String> groupIds, StringBuilder mark) {
        for (String id : groupIds) {
            if (holder.groupIds().contains(id)) {
                mark.append(id).append(' ');
            }
        }
    }

    /** Whether a route leads to the interface. */
    boolean isRouteTarget(NetworkInterface here) {
        return routeTargets.contains(here.id());
    }

    /** The blocks by which routes and subnets tell the near ends of packets apart. */
    List<Cidr> routedBlocks() {
        return routedBlocks;
    }

    Optional<Subnet> subnet(NetworkInterface here) {
        return snapshot.find(Subnet.class, here.subnetId());
    }

    Optional<NetworkAcl> acl(NetworkInterface here) {
        return subnet(here).flatMap(snapshot::networkAclOf);
    }

    RuleCodes codes() {
        return codes;
    }

    SecurityGroupFilter filter() {
        return filter;
    }

    private List<SecurityGroup> groups(NetworkInterface here) {
        return snapshot.findAll(SecurityGroup.class, here.groupIds());
    }
}
