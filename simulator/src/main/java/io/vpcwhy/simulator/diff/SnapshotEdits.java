package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Makes edits on snapshots. What an edit is about and the snapshot does not hold is left as it is. */
final class SnapshotEdits {

    private SnapshotEdits() {}

    /** The snapshot as it would be after the edit. */
    static Snapshot made(Snapshot snapshot, Edit edit) {
        if (edit instanceof Edit.OfSecurityGroupRule rule) {
            return snapshot.find(SecurityGroup.class, rule.resourceId())
                    .map(group -> snapshot.with(edited(group, rule)))
                    .orElse(snapshot);
        }
        if (edit instanceof Edit.OfNetworkAclEntry entry) {
            return snapshot.find(NetworkAcl.class, entry.resourceId())
                    .map(acl -> snapshot.with(edited(acl, entry)))
                    .orElse(snapshot);
        }
        if (edit instanceof Edit.OfRoute route) {
            return snapshot.find(RouteTable.class, route.resourceId())
                    .map(table -> snapshot.with(edited(table, route)))
                    .orElse(snapshot);
        }
        if (edit instanceof Edit.OfTransitGatewayRoute route) {
            return snapshot.find(TransitGatewayRouteTable.class, route.resourceId())
                    .map(table -> snapshot.withAny(edited(table, route)))
                    .orElse(snapshot);
        }
        if (edit instanceof Edit.OfSecurityGroups groups) {
            return snapshot.find(NetworkInterface.class, groups.resourceId())
                    .map(nic -> snapshot.withAny(with(nic, groups.after())))
                    .orElse(snapshot);
        }
        if (edit instanceof Edit.OfAssociation association) {
            return associated(snapshot, association);
        }
        if (edit instanceof Edit.OfBlockPublicAccess options) {
            return snapshot.withBlockPublicAccess(edited(snapshot.blockPublicAccess(), options));
        }
        return edited(snapshot, (Edit.OfResource) edit);
    }

    private static SecurityGroup edited(SecurityGroup group, Edit.OfSecurityGroupRule edit) {
        Optional<EditFinder.Content> old = edit.before().map(EditFinder.Content::of);
        List<SecurityGroupRule> rules =
                replaced(group.rules(), rule -> old.equals(Optional.of(EditFinder.Content.of(rule))), edit.after());
        return new SecurityGroup(group.id(), group.name(), group.vpcId(), group.ownerId(), rules, group.tags());
    }

    private static NetworkAcl edited(NetworkAcl acl, Edit.OfNetworkAclEntry edit) {
        NetworkAclEntry any = edit.before().or(edit::after).orElseThrow();
        return with(
                acl,
                replaced(
                        acl.entries(),
                        entry -> entry.direction() == any.direction() && entry.number() == any.number(),
                        edit.after()),
                acl.subnetIds());
    }

    private static NetworkAcl with(NetworkAcl acl, List<NetworkAclEntry> entries, List<String> subnetIds) {
        return new NetworkAcl(acl.id(), acl.vpcId(), acl.isDefault(), entries, subnetIds, acl.tags());
    }

    private static RouteTable edited(RouteTable table, Edit.OfRoute edit) {
        Route any = edit.before().or(edit::after).orElseThrow();
        return table.withRoutes(
                replaced(table.routes(), route -> EditFinder.key(route).equals(EditFinder.key(any)), edit.after()));
    }

    private static TransitGatewayRouteTable edited(TransitGatewayRouteTable table, Edit.OfTransitGatewayRoute edit) {
        TransitGatewayRoute any = edit.before().or(edit::after).orElseThrow();
        return with(
                table,
                table.routes()
                        .map(routes -> replaced(
                                routes, route -> EditFinder.key(route).equals(EditFinder.key(any)), edit.after())));
    }

    private static TransitGatewayRouteTable with(
            TransitGatewayRouteTable table, Optional<List<TransitGatewayRoute>> routes) {
        return new TransitGatewayRouteTable(
                table.id(),
                table.transitGatewayId(),
                table.state(),
                routes,
                table.propagatingAttachmentIds(),
                table.tags());
    }

    private static <T> List<T> replaced(List<T> parts, Predicate<T> old, Optional<T> recent) {
        List<T> others = new ArrayList<>(parts);
        others.removeIf(old);
        recent.ifPresent(others::add);
        return others;
    }

    private static NetworkInterface with(NetworkInterface nic, List<String> groupIds) {
        return new NetworkInterface(
                nic.id(),
                nic.vpcId(),
                nic.subnetId(),
                nic.availabilityZone(),
                nic.ownerId(),
                nic.type(),
                nic.description(),
                nic.requesterManaged(),
                nic.requesterId(),
                nic.sourceDestCheck(),
                nic.addresses(),
                nic.prefixes(),
                groupIds,
                nic.attachment(),
                nic.status(),
                nic.denyAllIgwTraffic(),
                nic.connectionTracking(),
                nic.tags());
    }

    private static Snapshot associated(Snapshot snapshot, Edit.OfAssociation edit) {
        Snapshot changed = snapshot;
        for (Optional<String> id : List.of(edit.before(), edit.after())) {
            boolean joins = id.equals(edit.after());
            if (id.isEmpty()) {
                continue;
            }
            if (edit.kind() == ResourceKind.NETWORK_ACL) {
                Optional<NetworkAcl> acl = changed.find(NetworkAcl.class, id.get());
                if (acl.isPresent()) {
                    changed = changed.withAny(with(
                            acl.get(), acl.get().entries(), moved(acl.get().subnetIds(), edit.resourceId(), joins)));
                }
            } else {
                Optional<RouteTable> table = changed.find(RouteTable.class, id.get());
                if (table.isPresent()) {
                    changed = changed.withAny(
                            with(table.get(), moved(table.get().subnetIds(), edit.resourceId(), joins)));
                }
            }
        }
        return changed;
    }

    private static RouteTable with(RouteTable table, List<String> subnetIds) {
        return new RouteTable(
                table.id(), table.vpcId(), table.routes(), table.main(), subnetIds, table.gatewayIds(), table.tags());
    }

    private static List<String> moved(List<String> subnetIds, String subnetId, boolean joins) {
        return replaced(subnetIds, subnetId::equals, joins ? Optional.of(subnetId) : Optional.empty());
    }

    private static List<BlockPublicAccess> edited(List<BlockPublicAccess> options, Edit.OfBlockPublicAccess edit) {
        BlockPublicAccess any = edit.before().or(edit::after).orElseThrow();
        return replaced(
                options,
                each -> each.accountId().equals(any.accountId())
                        && each.region().equals(any.region()),
                edit.after());
    }

    /** What other edits are about stays as it is in the snapshot. */
    private static Snapshot edited(Snapshot snapshot, Edit.OfResource edit) {
        if (edit.after().isEmpty()) {
            return snapshot.without(edit.kind().type(), edit.resourceId());
        }
        AwsResource recent = edit.after().get();
        Optional<? extends AwsResource> held = snapshot.find(edit.kind().type(), edit.resourceId());
        return snapshot.withAny(edit.before().isPresent() && held.isPresent() ? withParts(recent, held.get()) : recent);
    }

    private static AwsResource withParts(AwsResource recent, AwsResource held) {
        if (recent instanceof SecurityGroup group) {
            return new SecurityGroup(
                    group.id(),
                    group.name(),
                    group.vpcId(),
                    group.ownerId(),
                    ((SecurityGroup) held).rules(),
                    group.tags());
        }
        if (recent instanceof NetworkAcl acl) {
            NetworkAcl own = (NetworkAcl) held;
            return with(acl, own.entries(), own.subnetIds());
        }
        if (recent instanceof RouteTable table) {
            RouteTable own = (RouteTable) held;
            return with(table, own.subnetIds()).withRoutes(own.routes());
        }
        if (recent instanceof TransitGatewayRouteTable table) {
            Optional<List<TransitGatewayRoute>> own = ((TransitGatewayRouteTable) held).routes();
            return own.isPresent() == table.routes().isPresent() ? with(table, own) : table;
        }
        return recent instanceof NetworkInterface nic ? with(nic, ((NetworkInterface) held).groupIds()) : recent;
    }
}
