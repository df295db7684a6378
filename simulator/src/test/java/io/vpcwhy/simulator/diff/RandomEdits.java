package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkAclEntry;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.PrefixList;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.aws.TransitGatewayRoute;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Changes a network in a few random places, as people do. The same seed makes the same edits. */
final class RandomEdits {

    private final SplittableRandom random;

    RandomEdits(long seed) {
        this.random = new SplittableRandom(seed);
    }

    Snapshot on(Snapshot snapshot, int count) {
        Snapshot edited = snapshot;
        for (int i = 0; i < count; i++) {
            edited = once(edited);
        }
        return edited;
    }

    /** Opens most security groups, so that more than nothing arrives. */
    Snapshot opened(Snapshot snapshot) {
        Snapshot opened = snapshot;
        for (SecurityGroup group : snapshot.all(SecurityGroup.class)) {
            if (random.nextInt(4) > 0) {
                List<SecurityGroupRule> rules = new ArrayList<>(group.rules());
                rules.add(everything(group, Direction.INGRESS));
                rules.add(everything(group, Direction.EGRESS));
                opened = opened.with(with(group, rules));
            }
        }
        return opened;
    }

    private static SecurityGroupRule everything(SecurityGroup group, Direction direction) {
        return new SecurityGroupRule(
                Optional.empty(),
                group.id(),
                direction,
                TrafficClass.ALL,
                new RulePeer.CidrPeer(Cidr.everything(IpFamily.IPV4)),
                Optional.empty());
    }

    /** Edits of rules and entries alone. */
    Snapshot ofFilters(Snapshot snapshot, int count) {
        Snapshot edited = snapshot;
        for (int i = 0; i < count; i++) {
            edited = switch (random.nextInt(4)) {
                case 0 -> rule(edited);
                case 1 -> entry(edited);
                default -> newEntry(edited);
            };
        }
        return edited;
    }

    private Snapshot newEntry(Snapshot snapshot) {
        Optional<NetworkAcl> some = oneOf(snapshot.all(NetworkAcl.class));
        if (some.isEmpty()) {
            return snapshot;
        }
        List<NetworkAclEntry> entries = new ArrayList<>(some.get().entries());
        Direction direction = random.nextBoolean() ? Direction.INGRESS : Direction.EGRESS;
        int number = random.nextInt(1, 5);
        entries.removeIf(entry -> entry.direction() == direction && entry.number() == number);
        entries.add(new NetworkAclEntry(
                number,
                direction,
                random.nextBoolean(),
                random.nextInt(3) == 0
                        ? TrafficClass.ALL
                        : TrafficClass.tcp(new PortRange(random.nextInt(2000), random.nextInt(2000, 65_536))),
                Cidr.parse(List.of("0.0.0.0/0", "10.0.0.0/8", "10.1.0.0/16", "10.2.1.0/24")
                        .get(random.nextInt(4)))));
        return snapshot.with(with(some.get(), entries));
    }

    private static SecurityGroup with(SecurityGroup group, List<SecurityGroupRule> rules) {
        return new SecurityGroup(group.id(), group.name(), group.vpcId(), group.ownerId(), rules, group.tags());
    }

    private static NetworkAcl with(NetworkAcl acl, List<NetworkAclEntry> entries) {
        return new NetworkAcl(acl.id(), acl.vpcId(), acl.isDefault(), entries, acl.subnetIds(), acl.tags());
    }

    private Snapshot once(Snapshot snapshot) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> rule(snapshot);
            case 3, 4 -> entry(snapshot);
            case 5, 6 -> route(snapshot);
            case 7 -> groups(snapshot);
            case 8 -> transitRoute(snapshot);
            default -> without(snapshot);
        };
    }

    private Snapshot rule(Snapshot snapshot) {
        Optional<SecurityGroup> some = oneOf(snapshot.all(SecurityGroup.class));
        Optional<SecurityGroup> other = oneOf(snapshot.all(SecurityGroup.class));
        if (some.isEmpty() || other.isEmpty()) {
            return snapshot;
        }
        SecurityGroup group = some.get();
        List<SecurityGroupRule> rules = new ArrayList<>(group.rules());
        if (!rules.isEmpty() && random.nextBoolean()) {
            rules.remove(random.nextInt(rules.size()));
        }
        oneOf(other.get().rules())
                .ifPresent(rule -> rules.add(new SecurityGroupRule(
                        Optional.empty(),
                        group.id(),
                        rule.direction(),
                        rule.traffic(),
                        rule.peer(),
                        Optional.empty())));
        return snapshot.with(with(group, rules));
    }

    private Snapshot entry(Snapshot snapshot) {
        Optional<NetworkAcl> some = oneOf(snapshot.all(NetworkAcl.class));
        if (some.isEmpty()) {
            return snapshot;
        }
        NetworkAcl acl = some.get();
        List<NetworkAclEntry> entries = new ArrayList<>(acl.entries());
        oneOf(acl.entries()).filter(entry -> !entry.implicit()).ifPresent(entry -> {
            entries.remove(entry);
            if (random.nextBoolean()) {
                entries.add(new NetworkAclEntry(
                        entry.number(), entry.direction(), !entry.allow(), entry.traffic(), entry.cidr()));
            }
        });
        return snapshot.with(with(acl, entries));
    }

    private Snapshot route(Snapshot snapshot) {
        Optional<RouteTable> some = oneOf(snapshot.all(RouteTable.class));
        Optional<RouteTable> other = oneOf(snapshot.all(RouteTable.class));
        if (some.isEmpty() || other.isEmpty()) {
            return snapshot;
        }
        List<Route> routes = new ArrayList<>(some.get().routes());
        oneOf(other.get().routes()).ifPresent(route -> {
            routes.removeIf(old -> old.destination().equals(route.destination()));
            if (random.nextInt(3) > 0) {
                routes.add(route);
            }
        });
        return snapshot.with(some.get().withRoutes(routes));
    }

    private Snapshot groups(Snapshot snapshot) {
        Optional<NetworkInterface> nic = oneOf(snapshot.all(NetworkInterface.class));
        Optional<NetworkInterface> other = oneOf(snapshot.all(NetworkInterface.class));
        return nic.isEmpty()
                ? snapshot
                : SnapshotEdits.made(
                        snapshot,
                        new Edit.OfSecurityGroups(
                                nic.get().id(),
                                nic.get().groupIds(),
                                other.get().groupIds()));
    }

    private Snapshot transitRoute(Snapshot snapshot) {
        Optional<TransitGatewayRouteTable> table = oneOf(snapshot.all(TransitGatewayRouteTable.class));
        Optional<TransitGatewayRoute> route =
                table.flatMap(TransitGatewayRouteTable::routes).flatMap(this::oneOf);
        return route.isEmpty()
                ? snapshot
                : SnapshotEdits.made(
                        snapshot, new Edit.OfTransitGatewayRoute(table.get().id(), route, Optional.empty()));
    }

    private Snapshot without(Snapshot snapshot) {
        List<Class<? extends AwsResource>> kinds =
                List.of(NetworkInterface.class, InternetGateway.class, VpcPeeringConnection.class, PrefixList.class);
        Class<? extends AwsResource> kind = kinds.get(random.nextInt(kinds.size()));
        return oneOf(snapshot.all(kind))
                .map(gone -> snapshot.without(kind, gone.id()))
                .orElse(snapshot);
    }

    private <T> Optional<T> oneOf(Collection<? extends T> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(List.<T>copyOf(all).get(random.nextInt(all.size())));
    }
}
