package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.FieldMatch;
import io.vpcwhy.simulator.filter.SecurityGroupFilter;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Security groups and network ACLs read as sets of packets: the same rules that {@link SecurityGroupFilter} and
 * {@link io.vpcwhy.simulator.filter.NetworkAclFilter} hold against one packet.
 */
final class RuleSpaces {

    /**
     * What a filter does with all packets.
     *
     * @param allowed those that pass for certain
     * @param unknown those of which nobody can tell, none of them allowed for certain
     */
    record Division(HeaderSpace allowed, HeaderSpace unknown) {

        HeaderSpace denied() {
            return allowed.union(unknown).complement();
        }
    }

    private record Groups(List<String> ids, Direction direction, Optional<IpAddress> remote) {}

    private record Group(String id, Direction direction, Optional<IpAddress> remote) {}

    private record Acl(String id, Direction direction, Optional<IpAddress> remote) {}

    /** A near and a far end, for which it is found out once which references admit it. */
    private record Meeting(Object place, Direction direction, IpAddress remote) {}

    /** Rules by blocks, united once; and what those admit that need to be asked about each far end. */
    private record Rules(Division byBlock, Map<RulePeer.GroupPeer, HeaderSpace> byReference) {}

    private final Snapshot snapshot;
    private final HeaderSpaces spaces;
    private final SecurityGroupFilter filter;
    private final Map<Groups, Rules> groupSets = new HashMap<>();
    private final Map<Group, Rules> groups = new HashMap<>();
    private final Map<Acl, HeaderSpace> acls = new HashMap<>();
    private final Map<Meeting, Map<RulePeer.GroupPeer, FieldMatch>> references = new HashMap<>();

    RuleSpaces(Snapshot snapshot, HeaderSpaces spaces) {
        this.snapshot = snapshot;
        this.spaces = spaces;
        this.filter = new SecurityGroupFilter(snapshot);
    }

    /**
     * The packets that an ACL allows into (ingress) or out of (egress) a subnet.
     *
     * @param remote the address of the far end, where all packets have the same: the set says nothing of it then, and is
     *     small
     */
    HeaderSpace allowedBy(String aclId, Direction direction, Optional<IpAddress> remote) {
        return acls.computeIfAbsent(
                new Acl(aclId, direction, remote),
                key -> read(snapshot.find(NetworkAcl.class, aclId).orElseThrow(), key));
    }

    /** Read from the last entry to the first, each of which goes before all that come after it. */
    private HeaderSpace read(NetworkAcl acl, Acl key) {
        HeaderSpace allowed = spaces.nothing();
        List<NetworkAclEntry> entries = acl.entries(key.direction());
        for (int i = entries.size() - 1; i >= 0; i--) {
            NetworkAclEntry entry = entries.get(i);
            HeaderSpace matched = spaces.traffic(entry.traffic())
                    .intersection(remoteIn(List.of(entry.cidr()), key.direction(), key.remote()));
            allowed = entry.allow() ? allowed.union(matched) : allowed.difference(matched);
        }
        return allowed;
    }

    /**
     * What the groups of an interface do with first packets.
     *
     * @param place the same for all interfaces and near addresses that filters alone tell apart
     * @param packet tells the two ends that rules with references are asked about
     * @param remote as for ACLs
     */
    Division dividedBy(
            NetworkInterface here, Object place, Direction direction, Packet packet, Optional<IpAddress> remote) {
        Rules rules = groupSets.computeIfAbsent(new Groups(here.groupIds(), direction, remote), this::unite);
        return rules.byReference().isEmpty() ? rules.byBlock() : withReferences(rules, here, place, direction, packet);
    }

    private Division withReferences(
            Rules rules, NetworkInterface here, Object place, Direction direction, Packet packet) {
        IpAddress remote = direction == Direction.INGRESS ? packet.source() : packet.destination();
        HeaderSpace allowed = rules.byBlock().allowed();
        HeaderSpace unknown = rules.byBlock().unknown();
        Map<RulePeer.GroupPeer, FieldMatch> members =
                references.computeIfAbsent(new Meeting(place, direction, remote), any -> new HashMap<>());
        for (Map.Entry<RulePeer.GroupPeer, HeaderSpace> rule :
                rules.byReference().entrySet()) {
            FieldMatch membership = members.computeIfAbsent(
                    rule.getKey(), peer -> filter.matchReference(peer, here, direction, packet));
            if (membership instanceof FieldMatch.Matches) {
                allowed = allowed.union(rule.getValue());
            } else if (membership instanceof FieldMatch.Unknown) {
                unknown = unknown.union(rule.getValue());
            }
        }
        return new Division(allowed, unknown.difference(allowed));
    }

    private Rules unite(Groups key) {
        List<HeaderSpace> allowed = new ArrayList<>();
        List<HeaderSpace> unknown = new ArrayList<>();
        Map<RulePeer.GroupPeer, HeaderSpace> references = new LinkedHashMap<>();
        for (String id : key.ids()) {
            Rules rules = groups.computeIfAbsent(new Group(id, key.direction(), key.remote()), this::read);
            allowed.add(rules.byBlock().allowed());
            unknown.add(rules.byBlock().unknown());
            rules.byReference().forEach((peer, traffic) -> references.merge(peer, traffic, HeaderSpace::union));
        }
        HeaderSpace permitted = spaces.union(allowed);
        return new Rules(new Division(permitted, spaces.union(unknown).difference(permitted)), references);
    }

    private Rules read(Group key) {
        Optional<SecurityGroup> group = snapshot.find(SecurityGroup.class, key.id());
        if (group.isEmpty()) {
            return new Rules(new Division(spaces.nothing(), spaces.everything()), Map.of());
        }
        List<HeaderSpace> allowed = new ArrayList<>();
        List<HeaderSpace> unknown = new ArrayList<>();
        Map<RulePeer.GroupPeer, HeaderSpace> references = new LinkedHashMap<>();
        for (SecurityGroupRule rule : group.get().rules()) {
            if (rule.direction() != key.direction()) {
                continue;
            }
            HeaderSpace matched = spaces.traffic(rule.traffic());
            if (rule.peer() instanceof RulePeer.GroupPeer reference) {
                references.merge(reference, matched, HeaderSpace::union);
                continue;
            }
            Optional<List<Cidr>> blocks = rule.peer() instanceof RulePeer.CidrPeer block
                    ? Optional.of(List.of(block.cidr()))
                    : snapshot.prefixListEntries(((RulePeer.PrefixListPeer) rule.peer()).prefixListId());
            if (blocks.isEmpty()) {
                unknown.add(matched);
            } else {
                allowed.add(matched.intersection(remoteIn(blocks.get(), key.direction(), key.remote())));
            }
        }
        return new Rules(new Division(spaces.union(allowed), spaces.union(unknown)), references);
    }

    private HeaderSpace remoteIn(Collection<Cidr> blocks, Direction direction, Optional<IpAddress> remote) {
        if (remote.isPresent()) {
            boolean in = blocks.stream().anyMatch(block -> block.contains(remote.get()));
            return in ? spaces.everything() : spaces.nothing();
        }
        return direction == Direction.INGRESS ? spaces.sourceIn(blocks) : spaces.destinationIn(blocks);
    }
}
