package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.PrefixList;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Compares two snapshots and tells every edit that a packet may see, by kind of resource and by id. What one snapshot
 * has no document of is left out, be it a kind or the parts of one resource: what it lacks was not deleted.
 */
final class EditFinder {

    /** Nothing in these decides about a packet. */
    private static final Set<ResourceKind> UNSEEN =
            EnumSet.of(ResourceKind.FLOW_LOG, ResourceKind.DATABASE, ResourceKind.ELASTIC_ADDRESS);

    /** Parts of these are in documents of their own. */
    private static final List<Class<? extends AwsResource>> PARTED =
            List.of(PrefixList.class, TransitGatewayRouteTable.class, TargetGroup.class);

    private final Snapshot before;
    private final Snapshot after;
    private final List<Edit> edits = new ArrayList<>();

    private EditFinder(Snapshot before, Snapshot after) {
        this.before = before;
        this.after = after;
    }

    static List<Edit> find(Snapshot before, Snapshot after) {
        EditFinder finder = new EditFinder(before, after);
        for (ResourceKind kind : ResourceKind.values()) {
            if (!UNSEEN.contains(kind) && before.collected(kind) && after.collected(kind)) {
                finder.compare(kind);
            }
        }
        if (!unevenOptions(before, after)) {
            finder.compareBlockPublicAccess();
        }
        return List.copyOf(finder.edits);
    }

    /** The kinds that one snapshot has documents of and the other has not. */
    static Set<ResourceKind> uneven(Snapshot before, Snapshot after) {
        Set<ResourceKind> uneven = EnumSet.noneOf(ResourceKind.class);
        for (ResourceKind kind : ResourceKind.values()) {
            if (!UNSEEN.contains(kind) && before.collected(kind) != after.collected(kind)) {
                uneven.add(kind);
            }
        }
        return uneven;
    }

    /** Whether one snapshot has documents of the Block Public Access options and the other has not. */
    static boolean unevenOptions(Snapshot before, Snapshot after) {
        return before.blockPublicAccess().isEmpty() != after.blockPublicAccess().isEmpty();
    }

    /** The resources whose parts one snapshot tells and the other does not, by id. */
    static List<String> unevenParts(Snapshot before, Snapshot after) {
        Set<String> uneven = new TreeSet<>();
        for (Class<? extends AwsResource> type : PARTED) {
            for (AwsResource was : before.all(type)) {
                after.find(type, was.id()).filter(is -> isUneven(was, is)).ifPresent(is -> uneven.add(is.id()));
            }
        }
        return List.copyOf(uneven);
    }

    /** Whether a snapshot has no document of something that the other one has. */
    static boolean isLacking(Snapshot snapshot, Snapshot other) {
        return uneven(snapshot, other).stream().anyMatch(other::collected)
                || (unevenOptions(snapshot, other)
                        && snapshot.blockPublicAccess().isEmpty())
                || unevenParts(snapshot, other).stream().anyMatch(id -> !tellsParts(snapshot, id));
    }

    private static boolean tellsParts(Snapshot snapshot, String id) {
        return PARTED.stream()
                .flatMap(type -> snapshot.find(type, id).stream())
                .anyMatch(resource -> SeenAttributes.parts(resource).isPresent());
    }

    private static boolean isUneven(AwsResource was, AwsResource is) {
        return SeenAttributes.parts(was).isPresent() != SeenAttributes.parts(is).isPresent();
    }

    private void compare(ResourceKind kind) {
        Map<String, AwsResource> old = byId(before.all(kind.type()));
        Map<String, AwsResource> recent = byId(after.all(kind.type()));
        Set<String> ids = new TreeSet<>(old.keySet());
        ids.addAll(recent.keySet());
        for (String id : ids) {
            Optional<AwsResource> was = Optional.ofNullable(old.get(id));
            Optional<AwsResource> is = Optional.ofNullable(recent.get(id));
            if (was.isEmpty() || is.isEmpty()) {
                edits.add(new Edit.OfResource(id, kind, was, is));
            } else if (isUneven(was.get(), is.get())) {
                if (!SeenAttributes.besideParts(was.get()).equals(SeenAttributes.besideParts(is.get()))) {
                    edits.add(new Edit.OfResource(id, kind, was, is));
                }
            } else if (!was.get().equals(is.get())) {
                compare(kind, was.get(), is.get());
            }
        }
        if (kind == ResourceKind.NETWORK_ACL) {
            compareAssociations(kind, acls(before), acls(after));
        }
        if (kind == ResourceKind.ROUTE_TABLE) {
            compareAssociations(kind, tables(before), tables(after));
        }
    }

    private static Map<String, AwsResource> byId(Collection<? extends AwsResource> all) {
        Map<String, AwsResource> byId = new TreeMap<>();
        all.forEach(resource -> byId.put(resource.id(), resource));
        return byId;
    }

    private void compare(ResourceKind kind, AwsResource was, AwsResource is) {
        if (was instanceof SecurityGroup group) {
            compareRules(group, (SecurityGroup) is);
        } else if (was instanceof NetworkAcl acl) {
            compareParts(
                    acl.entries(),
                    ((NetworkAcl) is).entries(),
                    entry -> List.of(entry.direction(), entry.number()),
                    (old, recent) -> new Edit.OfNetworkAclEntry(acl.id(), old, recent));
        } else if (was instanceof RouteTable table) {
            compareParts(
                    table.routes(),
                    ((RouteTable) is).routes(),
                    EditFinder::key,
                    (old, recent) -> new Edit.OfRoute(table.id(), old, recent));
        } else if (was instanceof TransitGatewayRouteTable table) {
            compareParts(
                    table.routes().orElse(List.of()),
                    ((TransitGatewayRouteTable) is).routes().orElse(List.of()),
                    EditFinder::key,
                    (old, recent) -> new Edit.OfTransitGatewayRoute(table.id(), old, recent));
        } else if (was instanceof NetworkInterface nic) {
            compareGroups(nic, (NetworkInterface) is);
        }
        if (!SeenAttributes.of(was).equals(SeenAttributes.of(is))) {
            edits.add(new Edit.OfResource(was.id(), kind, Optional.of(was), Optional.of(is)));
        }
    }

    static Object key(Route route) {
        return List.of(route.destination(), route.origin() == Route.Origin.PROPAGATED);
    }

    static Object key(TransitGatewayRoute route) {
        return List.of(
                route.destination(),
                route.type(),
                route.type() == TransitGatewayRoute.Type.PROPAGATED ? route.attachmentId() : Optional.empty());
    }

    private <T> void compareParts(
            List<T> old, List<T> recent, Function<T, Object> key, BiFunction<Optional<T>, Optional<T>, Edit> edit) {
        Map<Object, T> left = new LinkedHashMap<>();
        recent.forEach(part -> left.put(key.apply(part), part));
        for (T part : old) {
            Optional<T> now = Optional.ofNullable(left.remove(key.apply(part)));
            if (!now.equals(Optional.of(part))) {
                edits.add(edit.apply(Optional.of(part), now));
            }
        }
        left.values().forEach(part -> edits.add(edit.apply(Optional.empty(), Optional.of(part))));
    }

    private void compareGroups(NetworkInterface was, NetworkInterface is) {
        if (!new HashSet<>(was.groupIds()).equals(new HashSet<>(is.groupIds()))) {
            edits.add(new Edit.OfSecurityGroups(was.id(), was.groupIds(), is.groupIds()));
        }
    }

    /** What a rule says. Its id and description no packet sees, nor who owns the group that it names. */
    record Content(Object direction, Object traffic, Object peer) {
        static Content of(SecurityGroupRule rule) {
            return new Content(rule.direction(), rule.traffic(), rule.peer());
        }
    }

    private void compareRules(SecurityGroup was, SecurityGroup is) {
        Map<Content, SecurityGroupRule> gone = byContent(was.rules());
        Map<Content, SecurityGroupRule> come = byContent(is.rules());
        Set<Content> kept = new HashSet<>(gone.keySet());
        kept.retainAll(come.keySet());
        gone.keySet().removeAll(kept);
        come.keySet().removeAll(kept);
        Map<String, SecurityGroupRule> byId = new LinkedHashMap<>();
        come.values().forEach(rule -> rule.id().ifPresent(id -> byId.put(id, rule)));
        for (SecurityGroupRule rule : gone.values()) {
            Optional<SecurityGroupRule> now = rule.id().flatMap(id -> Optional.ofNullable(byId.get(id)));
            now.ifPresent(kin -> come.remove(Content.of(kin)));
            edits.add(new Edit.OfSecurityGroupRule(was.id(), Optional.of(rule), now));
        }
        come.values()
                .forEach(
                        rule -> edits.add(new Edit.OfSecurityGroupRule(was.id(), Optional.empty(), Optional.of(rule))));
    }

    private static Map<Content, SecurityGroupRule> byContent(List<SecurityGroupRule> rules) {
        Map<Content, SecurityGroupRule> byContent = new LinkedHashMap<>();
        rules.forEach(rule -> byContent.putIfAbsent(Content.of(rule), rule));
        return byContent;
    }

    private static Map<String, String> acls(Snapshot snapshot) {
        Map<String, String> bySubnet = new TreeMap<>();
        snapshot.all(NetworkAcl.class)
                .forEach(acl -> acl.subnetIds().forEach(subnet -> bySubnet.put(subnet, acl.id())));
        return bySubnet;
    }

    private static Map<String, String> tables(Snapshot snapshot) {
        Map<String, String> bySubnet = new TreeMap<>();
        snapshot.all(RouteTable.class)
                .forEach(table -> table.subnetIds().forEach(subnet -> bySubnet.put(subnet, table.id())));
        return bySubnet;
    }

    private void compareAssociations(ResourceKind kind, Map<String, String> old, Map<String, String> recent) {
        Set<String> subnets = new TreeSet<>(old.keySet());
        subnets.addAll(recent.keySet());
        for (String subnet : subnets) {
            Optional<String> was = Optional.ofNullable(old.get(subnet));
            Optional<String> is = Optional.ofNullable(recent.get(subnet));
            if (!was.equals(is)) {
                edits.add(new Edit.OfAssociation(subnet, kind, was, is));
            }
        }
    }

    private void compareBlockPublicAccess() {
        Map<Object, BlockPublicAccess> recent = options(after);
        options(before).forEach((place, was) -> {
            Optional<BlockPublicAccess> is = Optional.ofNullable(recent.remove(place));
            if (!is.equals(Optional.of(was))) {
                edits.add(new Edit.OfBlockPublicAccess(Optional.of(was), is));
            }
        });
        recent.values().forEach(is -> edits.add(new Edit.OfBlockPublicAccess(Optional.empty(), Optional.of(is))));
    }

    private static Map<Object, BlockPublicAccess> options(Snapshot snapshot) {
        Map<Object, BlockPublicAccess> options = new LinkedHashMap<>();
        snapshot.blockPublicAccess().forEach(each -> options.put(List.of(each.accountId(), each.region()), each));
        return options;
    }
}
