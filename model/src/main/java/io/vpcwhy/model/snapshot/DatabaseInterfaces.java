package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which network interfaces are whose database's. Few documents tell. What does is asked in this order:
 *
 * <ol>
 *   <li>ids or addresses of interfaces in the database's own document, and an endpoint that is an address;
 *   <li>the database's name in the interface's description, as ElastiCache, OpenSearch Service and DAX write it;
 *   <li>for the other interfaces of the service: one that stands in a subnet of the database's subnet group and carries
 *       exactly its security groups; one that is being added or removed counts neither for nor against it.
 * </ol>
 *
 * <p>A cluster or a replication group has the interfaces of its members, where the snapshot holds any. Immutable. Making
 * one takes time in proportion to the interfaces, and to the databases that share a subnet with each.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html">DB
 *     instances in a VPC</a>
 * @see <a href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/requester-managed-eni.html">Requester-managed
 *     network interfaces</a>
 */
public final class DatabaseInterfaces {

    private final Snapshot snapshot;
    private final Map<String, List<Database>> membersByCluster = new HashMap<>();
    private final Map<String, List<Database>> clustersByMember = new HashMap<>();
    private final Map<String, Set<Database>> ownersByInterface = new HashMap<>();
    private final Map<String, Set<String>> interfacesByDatabase = new HashMap<>();

    public DatabaseInterfaces(Snapshot snapshot) {
        this.snapshot = snapshot;
        Collection<Database> all = snapshot.all(Database.class);
        findMembers(all);
        List<Database> holders =
                all.stream().filter(database -> members(database).isEmpty()).toList();
        holders.forEach(this::findTold);
        findNamed(holders);
        findAlike(holders);
    }

    /** The databases whose interface it is or may be, clusters by their members; none where no database fits. */
    public List<Database> owners(NetworkInterface nic) {
        return List.copyOf(ownersByInterface.getOrDefault(nic.id(), Set.of()));
    }

    /**
     * What an interface is or may be one of, a cluster's being its members' too: where no database of the snapshot fits,
     * every kind of the service that the interface names; none where it is no database's.
     */
    public Set<Database.Kind> kinds(NetworkInterface nic) {
        Set<Database> owners = ownersByInterface.getOrDefault(nic.id(), Set.of());
        if (owners.isEmpty()) {
            return service(nic).map(Database.Service::kinds).map(Set::copyOf).orElse(Set.of());
        }
        return owners.stream()
                .flatMap(owner ->
                        Stream.concat(Stream.of(owner), clustersByMember.getOrDefault(owner.id(), List.of()).stream()))
                .map(Database::kind)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Database.Service> service(NetworkInterface nic) {
        return Database.Service.of(InterfaceOwner.of(nic).kind());
    }

    /** The interfaces that say that a database has them, and that are none's of the snapshot. */
    public List<UnclaimedInterface> unclaimed() {
        Set<String> claimed = new HashSet<>();
        List<Database> without = new ArrayList<>();
        for (Database database : snapshot.all(Database.class)) {
            DatabaseAttribution attribution = of(database);
            attribution.interfaces().forEach(nic -> claimed.add(nic.id()));
            if (attribution.interfaces().isEmpty() && !(attribution instanceof DatabaseAttribution.OutsideVpc)) {
                without.add(database);
            }
        }
        List<UnclaimedInterface> unclaimed = new ArrayList<>();
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            service(nic)
                    .filter(service -> !claimed.contains(nic.id()))
                    .ifPresent(service ->
                            unclaimed.add(new UnclaimedInterface(nic, service, perhaps(nic, service, without))));
        }
        return unclaimed;
    }

    private static List<Database> perhaps(NetworkInterface nic, Database.Service service, List<Database> without) {
        return without.stream()
                .filter(database -> database.kind().service() == service)
                .filter(database -> inVpc(database, nic))
                .filter(database ->
                        database.subnetIds().isEmpty() || database.subnetIds().contains(nic.subnetId()))
                .toList();
    }

    /** The interfaces of a database of the snapshot. */
    public DatabaseAttribution of(Database database) {
        if (!snapshot.collected(ResourceKind.NETWORK_INTERFACE)) {
            return new DatabaseAttribution.NotCollected(ResourceKind.NETWORK_INTERFACE.command());
        }
        // Without the instances nobody knows whether one of them is set up like the cluster.
        if (database.kind().service() == Database.Service.RDS && !snapshot.collected(Database.Kind.DB_INSTANCE)) {
            return new DatabaseAttribution.NotCollected(Database.Kind.DB_INSTANCE.command());
        }
        List<Database> parts = members(database).isEmpty() ? List.of(database) : members(database);
        List<NetworkInterface> own = new ArrayList<>();
        List<NetworkInterface> shared = new ArrayList<>();
        Set<Database> others = new LinkedHashSet<>();
        for (NetworkInterface nic : interfaces(parts)) {
            List<Database> foreign =
                    owners(nic).stream().filter(owner -> !parts.contains(owner)).toList();
            (foreign.isEmpty() ? own : shared).add(nic);
            others.addAll(foreign);
        }
        if (!shared.isEmpty()) {
            boolean oneForEach = isOneForEach(parts, shared, others);
            return new DatabaseAttribution.Shared(own, shared, List.copyOf(others), oneForEach);
        }
        return own.isEmpty() ? nothing(parts.get(0)) : new DatabaseAttribution.Certain(own);
    }

    /** Each database has an interface at least: those without one of their own need one of the shared ones. */
    private boolean isOneForEach(List<Database> parts, List<NetworkInterface> shared, Set<Database> others) {
        List<Database> needy = parts.stream().filter(this::hasNoneAlone).toList();
        long rivals = others.stream().filter(this::hasNoneAlone).count();
        return needy.isEmpty() || shared.size() >= needy.size() + rivals;
    }

    private boolean hasNoneAlone(Database database) {
        return interfacesByDatabase.getOrDefault(database.id(), Set.of()).stream()
                .noneMatch(id -> ownersByInterface.getOrDefault(id, Set.of()).size() == 1);
    }

    private List<NetworkInterface> interfaces(List<Database> parts) {
        return parts.stream()
                .flatMap(part -> interfacesByDatabase.getOrDefault(part.id(), Set.of()).stream())
                .distinct()
                .flatMap(id -> snapshot.find(NetworkInterface.class, id).stream())
                .toList();
    }

    /** Why there is no interface of a database. */
    private DatabaseAttribution nothing(Database database) {
        if (database.kind() == Database.Kind.OPENSEARCH_DOMAIN
                && database.subnetIds().isEmpty()) {
            return new DatabaseAttribution.OutsideVpc();
        }
        if (!database.networkInterfaceIds().isEmpty()) {
            return new DatabaseAttribution.NotCollected(ResourceKind.NETWORK_INTERFACE.command());
        }
        return switch (database.kind()) {
            case REPLICATION_GROUP -> new DatabaseAttribution.NotCollected(Database.Kind.CACHE_CLUSTER.command());
            case SERVERLESS_CACHE, MEMORYDB_CLUSTER -> new DatabaseAttribution.Untold();
            default ->
                database.subnetIds().isEmpty()
                        ? new DatabaseAttribution.NotCollected(
                                database.kind().service().subnetsCommand())
                        : new DatabaseAttribution.NoneFound();
        };
    }

    private List<Database> members(Database cluster) {
        return membersByCluster.getOrDefault(cluster.id(), List.of());
    }

    private void findMembers(Collection<Database> all) {
        Map<String, List<Database>> byName = new HashMap<>();
        for (Database database : all) {
            byName.computeIfAbsent(database.name(), k -> new ArrayList<>()).add(database);
        }
        for (Database database : all) {
            for (Database cluster : database.clusterId().map(byName::get).stream()
                    .flatMap(List::stream)
                    .toList()) {
                if (database.isMemberOf(cluster)) {
                    membersByCluster
                            .computeIfAbsent(cluster.id(), k -> new ArrayList<>())
                            .add(database);
                    clustersByMember
                            .computeIfAbsent(database.id(), k -> new ArrayList<>())
                            .add(cluster);
                }
            }
        }
    }

    private void findTold(Database database) {
        for (String id : database.networkInterfaceIds()) {
            snapshot.find(NetworkInterface.class, id).ifPresent(nic -> note(database, nic));
        }
        List<IpAddress> addresses = new ArrayList<>(database.addresses());
        database.endpoints().forEach(endpoint -> EndpointAddress.of(endpoint).ifPresent(addresses::add));
        for (IpAddress address : addresses) {
            List<NetworkInterface> holders = snapshot.interfacesWithAddress(address).stream()
                    .filter(nic -> inVpc(database, nic))
                    .toList();
            // VPCs may overlap: where several interfaces hold the address, it does not tell.
            if (holders.size() == 1) {
                note(database, holders.get(0));
            }
            snapshot.interfaceWithPublicAddress(address)
                    .filter(nic -> inVpc(database, nic))
                    .ifPresent(nic -> note(database, nic));
        }
    }

    private static boolean inVpc(Database database, NetworkInterface nic) {
        return database.vpcId().isEmpty() || database.vpcId().equals(Optional.of(nic.vpcId()));
    }

    private void findNamed(List<Database> databases) {
        Map<String, List<Database>> byName = new HashMap<>();
        for (Database database : databases) {
            byName.computeIfAbsent(database.name(), k -> new ArrayList<>()).add(database);
        }
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            InterfaceOwner owner = InterfaceOwner.of(nic);
            for (Database database :
                    owner.name().map(byName::get).stream().flatMap(List::stream).toList()) {
                boolean placed = database.subnetIds().isEmpty()
                        ? inVpc(database, nic)
                        : database.subnetIds().contains(nic.subnetId());
                if (database.kind().service().owner() == owner.kind() && placed) {
                    note(database, nic);
                }
            }
        }
    }

    private void findAlike(List<Database> databases) {
        Map<String, List<Database>> bySubnet = new LinkedHashMap<>();
        for (Database database : databases) {
            if (!interfacesByDatabase.containsKey(database.id())) {
                database.subnetIds()
                        .forEach(id -> bySubnet.computeIfAbsent(id, k -> new ArrayList<>())
                                .add(database));
            }
        }
        Set<String> told = Set.copyOf(ownersByInterface.keySet());
        bySubnet.forEach((subnetId, candidates) -> {
            for (NetworkInterface nic : snapshot.interfacesOfSubnet(subnetId)) {
                InterfaceOwner owner = InterfaceOwner.of(nic);
                for (Database database : candidates) {
                    if (!told.contains(nic.id()) && owner.name().isEmpty() && alike(database, nic, owner)) {
                        note(database, nic);
                    }
                }
            }
        });
    }

    /**
     * Whether an interface of the database's service stands in its subnets with exactly its security groups, those aside
     * that are being added or removed.
     */
    static boolean alike(Database database, NetworkInterface nic, InterfaceOwner owner) {
        return database.kind().service().owner() == owner.kind()
                && database.subnetIds().contains(nic.subnetId())
                && Set.copyOf(database.securityGroupIds()).equals(settledGroups(database, nic));
    }

    private static Set<String> settledGroups(Database database, NetworkInterface nic) {
        Set<String> groups = new HashSet<>(nic.groupIds());
        database.changingSecurityGroupIds().forEach(groups::remove);
        return groups;
    }

    private void note(Database database, NetworkInterface nic) {
        ownersByInterface.computeIfAbsent(nic.id(), k -> new LinkedHashSet<>()).add(database);
        interfacesByDatabase
                .computeIfAbsent(database.id(), k -> new LinkedHashSet<>())
                .add(nic.id());
    }
}
