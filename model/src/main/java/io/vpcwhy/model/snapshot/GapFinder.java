package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcEndpoint;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds what a snapshot lacks: ids that are named and not there, kinds that were not collected, keys not read. */
public final class GapFinder {

    private static final Set<ResourceKind> NEEDED = EnumSet.of(
            ResourceKind.VPC,
            ResourceKind.SUBNET,
            ResourceKind.NETWORK_INTERFACE,
            ResourceKind.SECURITY_GROUP,
            ResourceKind.NETWORK_ACL,
            ResourceKind.ROUTE_TABLE);

    private static final int MOST_NAMED = 3;

    private final Snapshot snapshot;
    private final Map<String, Reference> missing = new LinkedHashMap<>();
    private final Map<String, Reference> withoutEntries = new LinkedHashMap<>();

    /** Who names a resource that is not there. */
    private static final class Reference {
        private final ResourceKind kind;
        private final String id;
        private final List<String> by = new ArrayList<>(MOST_NAMED);
        private int count;

        private Reference(ResourceKind kind, String id) {
            this.kind = kind;
            this.id = id;
        }

        private void add(String referrer) {
            count++;
            if (by.size() < MOST_NAMED && !by.contains(referrer)) {
                by.add(referrer);
            }
        }
    }

    private GapFinder(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** What is missing: kinds that are needed first, then resources, then what was not read. */
    public static List<Gap> find(Snapshot snapshot) {
        return new GapFinder(snapshot).find();
    }

    private List<Gap> find() {
        followInterfaces();
        followSecurityGroups();
        followSubnets();
        followRouteTables();
        followGateways();
        followDatabases();
        List<Gap> gaps = new ArrayList<>();
        for (ResourceKind kind : ResourceKind.values()) {
            if (!snapshot.collected(kind) && mayExist(kind)) {
                gaps.add(new Gap.NotCollected(kind, NEEDED.contains(kind)));
            }
        }
        snapshot.inventory().unanswered().forEach(missing -> gaps.add(new Gap.NotAnswered(missing)));
        if (snapshot.blockPublicAccess().isEmpty()) {
            gaps.add(new Gap.OptionsNotCollected());
        }
        for (Reference reference : missing.values()) {
            gaps.add(new Gap.MissingResource(reference.kind, reference.id, reference.by, reference.count));
        }
        for (Reference reference : withoutEntries.values()) {
            gaps.add(new Gap.MissingEntries(reference.id, reference.by, reference.count));
        }
        gaps.addAll(DatabaseGaps.find(snapshot));
        snapshot.inventory().skipped().forEach(skipped -> gaps.add(new Gap.Unread(skipped)));
        return gaps;
    }

    /** Listeners are asked for by load balancer and rules by listener: where there are none, nothing can be asked for. */
    private boolean mayExist(ResourceKind kind) {
        return switch (kind) {
            case LISTENER -> !knownToHaveNoListeners();
            case LISTENER_RULE -> snapshot.all(Listener.class).stream().anyMatch(Listener::hasRules);
            default -> true;
        };
    }

    /** Classic Load Balancers hold their listeners themselves; who asked for target groups asked beyond them. */
    private boolean knownToHaveNoListeners() {
        return snapshot.collected(ResourceKind.LOAD_BALANCER)
                && snapshot.collected(ResourceKind.TARGET_GROUP)
                && snapshot.all(LoadBalancer.class).stream()
                        .allMatch(balancer -> balancer.type() == LoadBalancer.Type.CLASSIC);
    }

    private void followInterfaces() {
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            require(Vpc.class, nic.vpcId(), nic);
            require(Subnet.class, nic.subnetId(), nic);
            nic.groupIds().forEach(id -> require(SecurityGroup.class, id, nic));
            nic.attachment()
                    .flatMap(NetworkInterface.Attachment::instanceId)
                    .ifPresent(id -> require(Instance.class, id, nic));
        }
        for (Instance instance : snapshot.all(Instance.class)) {
            instance.networkInterfaceIds().forEach(id -> require(NetworkInterface.class, id, instance));
        }
    }

    private void followSecurityGroups() {
        for (SecurityGroup group : snapshot.all(SecurityGroup.class)) {
            for (SecurityGroupRule rule : group.rules()) {
                if (rule.peer() instanceof RulePeer.GroupPeer peer) {
                    require(SecurityGroup.class, peer.groupId(), group);
                } else if (rule.peer() instanceof RulePeer.PrefixListPeer peer) {
                    requireEntries(peer.prefixListId(), group);
                }
            }
        }
    }

    private void followSubnets() {
        for (Subnet subnet : snapshot.all(Subnet.class)) {
            require(Vpc.class, subnet.vpcId(), subnet);
            if (snapshot.collected(ResourceKind.NETWORK_ACL)
                    && snapshot.networkAclOf(subnet).isEmpty()) {
                note(missing, ResourceKind.NETWORK_ACL, "the network ACL of " + subnet.id(), subnet);
            }
            if (snapshot.collected(ResourceKind.ROUTE_TABLE)
                    && snapshot.routeTableOf(subnet).isEmpty()) {
                note(missing, ResourceKind.ROUTE_TABLE, "the route table of " + subnet.id(), subnet);
            }
        }
        for (NetworkAcl acl : snapshot.all(NetworkAcl.class)) {
            acl.subnetIds().forEach(id -> require(Subnet.class, id, acl));
        }
    }

    private void followRouteTables() {
        for (RouteTable table : snapshot.all(RouteTable.class)) {
            require(Vpc.class, table.vpcId(), table);
            table.subnetIds().forEach(id -> require(Subnet.class, id, table));
            for (Route route : table.routes()) {
                if (route.destination() instanceof Route.Destination.PrefixListDestination list) {
                    requireEntries(list.prefixListId(), table);
                }
                // The target of a blackhole is gone: that it is not there is no gap.
                if (route.state() == Route.State.ACTIVE) {
                    kind(route.target())
                            .ifPresent(
                                    kind -> require(kind.type(), route.target().id(), table));
                }
            }
        }
    }

    private void followGateways() {
        for (NatGateway nat : snapshot.all(NatGateway.class)) {
            if (nat.available() || nat.state().equals("pending")) {
                nat.subnetId().ifPresent(id -> require(Subnet.class, id, nat));
                nat.networkInterfaceIds().forEach(id -> require(NetworkInterface.class, id, nat));
            }
        }
        for (VpcEndpoint endpoint : snapshot.all(VpcEndpoint.class)) {
            endpoint.subnetIds().forEach(id -> require(Subnet.class, id, endpoint));
            endpoint.networkInterfaceIds().forEach(id -> require(NetworkInterface.class, id, endpoint));
        }
    }

    private void followDatabases() {
        for (Database database : snapshot.all(Database.class)) {
            database.vpcId().ifPresent(id -> require(Vpc.class, id, database));
            database.subnetIds().forEach(id -> require(Subnet.class, id, database));
            database.securityGroupIds().forEach(id -> require(SecurityGroup.class, id, database));
            database.changingSecurityGroupIds().forEach(id -> require(SecurityGroup.class, id, database));
            database.networkInterfaceIds().forEach(id -> require(NetworkInterface.class, id, database));
        }
    }

    private static Optional<ResourceKind> kind(RouteTarget target) {
        return switch (target.kind()) {
            case INTERNET_GATEWAY -> Optional.of(ResourceKind.INTERNET_GATEWAY);
            case NAT_GATEWAY -> Optional.of(ResourceKind.NAT_GATEWAY);
            case TRANSIT_GATEWAY -> Optional.of(ResourceKind.TRANSIT_GATEWAY);
            case VPC_PEERING_CONNECTION -> Optional.of(ResourceKind.VPC_PEERING_CONNECTION);
            case NETWORK_INTERFACE -> Optional.of(ResourceKind.NETWORK_INTERFACE);
            case INSTANCE -> Optional.of(ResourceKind.INSTANCE);
            case VPC_ENDPOINT -> Optional.of(ResourceKind.VPC_ENDPOINT);
            case EGRESS_ONLY_INTERNET_GATEWAY -> Optional.of(ResourceKind.EGRESS_ONLY_INTERNET_GATEWAY);
            case VIRTUAL_PRIVATE_GATEWAY -> Optional.of(ResourceKind.VPN_GATEWAY);
            case LOCAL, LOCAL_GATEWAY, CARRIER_GATEWAY, CORE_NETWORK, ODB_NETWORK, IP_ADDRESS, UNKNOWN ->
                Optional.empty();
        };
    }

    private void requireEntries(String prefixListId, AwsResource by) {
        if (snapshot.prefixListEntries(prefixListId).isEmpty()) {
            note(withoutEntries, ResourceKind.PREFIX_LIST, prefixListId, by);
        }
    }

    /** A resource of a kind that was not collected at all is no gap of its own. */
    private void require(Class<? extends AwsResource> type, String id, AwsResource by) {
        ResourceKind kind = ResourceKind.of(type);
        if (snapshot.collected(kind) && snapshot.find(type, id).isEmpty()) {
            note(missing, kind, id, by);
        }
    }

    private static void note(Map<String, Reference> references, ResourceKind kind, String id, AwsResource by) {
        references.computeIfAbsent(id, k -> new Reference(kind, id)).add(by.id());
    }
}
