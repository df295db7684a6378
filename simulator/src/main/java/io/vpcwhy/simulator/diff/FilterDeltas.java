package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where filters may decide otherwise after some edits, by filter. More packets than those that do fare otherwise: that
 * they do is found out with these alone, which are few.
 */
final class FilterDeltas {

    private final HeaderSpaces spaces;
    private final Map<String, List<FilterDelta>> byFilter = new HashMap<>();

    private FilterDeltas(HeaderSpaces spaces) {
        this.spaces = spaces;
    }

    static FilterDeltas of(List<Edit> edits, Snapshot before, Snapshot after, HeaderSpaces spaces) {
        FilterDeltas deltas = new FilterDeltas(spaces);
        boolean rulesAlone = true;
        for (Edit edit : edits) {
            if (edit instanceof Edit.OfSecurityGroupRule rule) {
                rule.before().ifPresent(was -> deltas.add(was, before, edit));
                rule.after().ifPresent(is -> deltas.add(is, after, edit));
            } else if (edit instanceof Edit.OfNetworkAclEntry entry) {
                entry.before().ifPresent(was -> deltas.add(entry.resourceId(), was, edit));
                entry.after().ifPresent(is -> deltas.add(entry.resourceId(), is, edit));
            } else {
                rulesAlone = false;
                deltas.add(edit, before, after);
            }
        }
        if (!rulesAlone) {
            deltas.addReferences(before);
            deltas.addReferences(after);
        }
        return deltas;
    }

    /** Whether any of these filters may stand on a way elsewhere than at the ends of it. */
    boolean mayBeBetween(Snapshot snapshot) {
        return byFilter.keySet().stream()
                .anyMatch(id -> snapshot.find(SecurityGroup.class, id).isEmpty()
                        || snapshot.members(id).stream().anyMatch(nic -> passesOn(nic, snapshot)));
    }

    /** Whether packets may come by an interface that are for others. */
    static boolean passesOn(NetworkInterface nic, Snapshot snapshot) {
        InterfaceOwner.Kind owner = InterfaceOwner.of(nic).kind();
        boolean target = !snapshot.all(LoadBalancer.class).isEmpty();
        return target || owner.forwardsPackets() || !nic.sourceDestCheck();
    }

    /** Whether filters may meet packets between interfaces with other headers than they were sent with. */
    static boolean mayBeTranslated(Snapshot snapshot) {
        return !snapshot.all(NatGateway.class).isEmpty()
                || snapshot.all(NetworkInterface.class).stream().anyMatch(nic -> !nic.sourceDestCheck());
    }

    /** Of a filter; none where no edit is about it. */
    List<FilterDelta> of(Collection<String> filterIds) {
        List<FilterDelta> found = new ArrayList<>();
        for (String id : filterIds) {
            found.addAll(byFilter.getOrDefault(id, List.of()));
        }
        return found;
    }

    /** Rules and entries of a filter that came or went as a whole, and rules that name a prefix list. */
    private void add(Edit edit, Snapshot before, Snapshot after) {
        if (!(edit instanceof Edit.OfResource whole)) {
            return;
        }
        for (Snapshot snapshot : List.of(before, after)) {
            snapshot.find(SecurityGroup.class, whole.resourceId())
                    .ifPresent(group -> group.rules().forEach(rule -> add(rule, snapshot, edit)));
            snapshot.find(NetworkAcl.class, whole.resourceId())
                    .ifPresent(acl -> acl.entries().forEach(entry -> add(acl.id(), entry, edit)));
            if (whole.kind() == ResourceKind.PREFIX_LIST) {
                addNaming(whole, snapshot);
            }
        }
    }

    private void addNaming(Edit.OfResource list, Snapshot snapshot) {
        for (SecurityGroup group : snapshot.all(SecurityGroup.class)) {
            for (SecurityGroupRule rule : group.rules()) {
                if (rule.peer().equals(new RulePeer.PrefixListPeer(list.resourceId()))) {
                    add(rule, snapshot, list);
                }
            }
        }
    }

    /** Whether a rule admits members of a group turns on routes and on much else than the rule. */
    private void addReferences(Snapshot snapshot) {
        for (SecurityGroup group : snapshot.all(SecurityGroup.class)) {
            for (SecurityGroupRule rule : group.rules()) {
                if (rule.peer() instanceof RulePeer.GroupPeer) {
                    add(rule, Optional.empty(), snapshot);
                }
            }
        }
    }

    private void add(SecurityGroupRule rule, Snapshot snapshot, Edit edit) {
        add(rule, Optional.of(edit), snapshot);
    }

    private void add(SecurityGroupRule rule, Optional<Edit> edit, Snapshot snapshot) {
        if (rule.peer() instanceof RulePeer.GroupPeer peer) {
            boolean known = snapshot.find(SecurityGroup.class, peer.groupId()).isPresent();
            add(
                    rule.groupId(),
                    known ? Optional.of(peer.groupId()) : Optional.empty(),
                    true,
                    spaces.traffic(rule.traffic()),
                    edit);
            return;
        }
        Optional<List<Cidr>> blocks = rule.peer() instanceof RulePeer.CidrPeer block
                ? Optional.of(List.of(block.cidr()))
                : snapshot.prefixListEntries(((RulePeer.PrefixListPeer) rule.peer()).prefixListId());
        add(
                rule.groupId(),
                Optional.empty(),
                false,
                blocks.map(all -> matched(rule.traffic(), all, rule.direction()))
                        .orElseGet(() -> spaces.traffic(rule.traffic())),
                edit);
    }

    private void add(String aclId, NetworkAclEntry entry, Edit edit) {
        HeaderSpace matched = matched(entry.traffic(), List.of(entry.cidr()), entry.direction());
        add(aclId, Optional.empty(), false, matched, Optional.of(edit));
    }

    private void add(
            String filterId, Optional<String> peerGroupId, boolean named, HeaderSpace there, Optional<Edit> edit) {
        byFilter.computeIfAbsent(filterId, any -> new ArrayList<>())
                .add(new FilterDelta(filterId, peerGroupId, named, there, there.union(there.reversed()), edit));
    }

    private HeaderSpace matched(TrafficClass traffic, List<Cidr> remote, Direction direction) {
        HeaderSpace from = direction == Direction.INGRESS ? spaces.sourceIn(remote) : spaces.destinationIn(remote);
        return spaces.traffic(traffic).intersection(from);
    }

    /** Those of some deltas that are about packets between the members of some groups. */
    static List<FilterDelta> about(List<FilterDelta> deltas, Set<String> groupIds) {
        return deltas.stream()
                .filter(delta -> delta.peerGroupId().map(groupIds::contains).orElse(true))
                .toList();
    }
}
