package io.vpcwhy.simulator.remedy;

import io.vpcwhy.model.aws.BlockPublicAccessExclusion;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change of the configuration that lets more pass. Applying one takes time in proportion to the resources of its kind;
 * the snapshot's indexes stay as they are.
 */
public sealed interface Change {

    /** The snapshot as it would be after the change. */
    Snapshot applyTo(Snapshot snapshot);

    /** The snapshot as it would be after all of them, in their order. */
    static Snapshot applyAll(List<Change> changes, Snapshot snapshot) {
        Snapshot changed = snapshot;
        for (Change change : changes) {
            changed = change.applyTo(changed);
        }
        return changed;
    }

    /** How many interfaces beside the one in question it would open in the same way. */
    int otherInterfaces();

    /**
     * One more rule in a security group.
     *
     * @param otherInterfaces that carry the group too
     */
    record AuthorizeSecurityGroup(SecurityGroupRule rule, int otherInterfaces) implements Change {
        @Override
        public Snapshot applyTo(Snapshot snapshot) {
            SecurityGroup group =
                    snapshot.find(SecurityGroup.class, rule.groupId()).orElseThrow();
            List<SecurityGroupRule> rules = new ArrayList<>(group.rules());
            rules.add(rule);
            return snapshot.with(
                    new SecurityGroup(group.id(), group.name(), group.vpcId(), group.ownerId(), rules, group.tags()));
        }
    }

    /**
     * One more entry in a network ACL.
     *
     * @param reply whether it is for the answers and not for the requests
     * @param otherInterfaces in the ACL's subnets
     */
    record CreateNetworkAclEntry(String networkAclId, NetworkAclEntry entry, boolean reply, int otherInterfaces)
            implements Change {
        @Override
        public Snapshot applyTo(Snapshot snapshot) {
            return snapshot.with(
                    add(snapshot.find(NetworkAcl.class, networkAclId).orElseThrow(), entry));
        }

        static NetworkAcl add(NetworkAcl acl, NetworkAclEntry entry) {
            List<NetworkAclEntry> entries = new ArrayList<>(acl.entries());
            entries.add(entry);
            return new NetworkAcl(acl.id(), acl.vpcId(), acl.isDefault(), entries, acl.subnetIds(), acl.tags());
        }
    }

    /**
     * A subnet taken out of VPC Block Public Access.
     *
     * @param existingId the exclusion that the subnet has already, with a narrower mode, where it has one
     * @param otherInterfaces in the subnet
     */
    record ExcludeFromBlockPublicAccess(
            String subnetId, BlockPublicAccessExclusion.Mode mode, Optional<String> existingId, int otherInterfaces)
            implements Change {
        @Override
        public Snapshot applyTo(Snapshot snapshot) {
            return snapshot.with(
                    new BlockPublicAccessExclusion(existingId.orElse("proposed-" + subnetId), subnetId, mode, true));
        }
    }

    /**
     * A route in a route table: one more, or in place of the one to the same destination.
     *
     * @param replaces whether there is one
     * @param otherInterfaces whose packets the table routes
     */
    record SetRoute(String routeTableId, Route route, boolean replaces, int otherInterfaces) implements Change {
        @Override
        public Snapshot applyTo(Snapshot snapshot) {
            RouteTable table = snapshot.find(RouteTable.class, routeTableId).orElseThrow();
            List<Route> routes = new ArrayList<>(table.routes());
            routes.removeIf(other -> other.destination().equals(route.destination()));
            routes.add(route);
            return snapshot.with(table.withRoutes(routes));
        }
    }

    /**
     * An internet gateway attached to a VPC, where the routes that name it work then.
     *
     * @param otherInterfaces of the VPC that have a public address
     */
    record AttachInternetGateway(String internetGatewayId, String vpcId, int otherInterfaces) implements Change {
        @Override
        public Snapshot applyTo(Snapshot snapshot) {
            InternetGateway gateway =
                    snapshot.find(InternetGateway.class, internetGatewayId).orElseThrow();
            Snapshot changed = snapshot.with(new InternetGateway(
                    gateway.id(), List.of(new InternetGateway.Attachment(vpcId, "available")), gateway.tags()));
            for (RouteTable table : snapshot.all(RouteTable.class)) {
                if (table.vpcId().equals(vpcId) && table.routes().stream().anyMatch(this::leadsHere)) {
                    changed = changed.with(table.withRoutes(
                            table.routes().stream().map(this::revived).toList()));
                }
            }
            return changed;
        }

        private boolean leadsHere(Route route) {
            return route.target().id().equals(internetGatewayId);
        }

        private Route revived(Route route) {
            return leadsHere(route)
                    ? new Route(route.destination(), route.target(), Route.State.ACTIVE, route.origin())
                    : route;
        }
    }

    /** An interface that may pass on what is neither from nor to its own addresses. */
    record DisableSourceDestCheck(String networkInterfaceId) implements Change {
        @Override
        public Snapshot applyTo(Snapshot snapshot) {
            return snapshot.with(snapshot.find(NetworkInterface.class, networkInterfaceId)
                    .orElseThrow()
                    .withoutSourceDestCheck());
        }

        @Override
        public int otherInterfaces() {
            return 0;
        }
    }
}
