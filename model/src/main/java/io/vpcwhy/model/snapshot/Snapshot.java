package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.BlockPublicAccessExclusion;
import io.vpcwhy.model.aws.Database;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.PrefixList;
import io.vpcwhy.model.aws.ResourceGroup;
import io.vpcwhy.model.aws.Route;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The resources of one or more accounts and Regions at one time. Immutable, and safe to share between threads.
 *
 * <p>A look-up by id is answered from a hash table; look-ups by address or membership from indexes that are built once.
 */
public final class Snapshot {

    private final Map<ResourceKind, Map<String, Found<AwsResource>>> resources;
    private final Map<ResourceKind, Set<Folder>> collected;
    private final Set<Database.Kind> databaseKinds;
    private final List<BlockPublicAccess> blockPublicAccess;
    private final List<ResourceGroup> resourceGroups;
    private final Map<String, Provenance> provenance;
    private final Map<String, Found<RuleLines>> ruleLines;
    private final SnapshotIndex index;
    private final Inventory inventory;

    /** What the names of folders tell of their documents. */
    record Folder(Optional<String> account, Optional<String> region) {

        static final Folder UNTOLD = new Folder(Optional.empty(), Optional.empty());

        private boolean isOf(Optional<String> wantedAccount, Optional<String> wantedRegion) {
            return !equals(UNTOLD)
                    && (account.isEmpty() || account.equals(wantedAccount))
                    && (region.isEmpty() || region.equals(wantedRegion));
        }
    }

    private Snapshot(
            Map<ResourceKind, Map<String, Found<AwsResource>>> resources,
            Map<ResourceKind, Set<Folder>> collected,
            Set<Database.Kind> databaseKinds,
            List<BlockPublicAccess> blockPublicAccess,
            List<ResourceGroup> resourceGroups,
            Map<String, Provenance> provenance,
            Map<String, Found<RuleLines>> ruleLines,
            SnapshotIndex index,
            Inventory inventory) {
        this.resources = resources;
        this.collected = collected;
        this.databaseKinds = databaseKinds;
        this.blockPublicAccess = blockPublicAccess;
        this.resourceGroups = resourceGroups;
        this.provenance = provenance;
        this.ruleLines = ruleLines;
        this.index = index;
        this.inventory = inventory;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The resource of that kind and id. */
    public <T extends AwsResource> Optional<T> find(Class<T> type, String id) {
        return Optional.ofNullable(table(type).get(id)).map(found -> type.cast(found.value()));
    }

    /** The resources of that kind and those ids, in the order of the ids; an id that is not there is passed over. */
    public <T extends AwsResource> List<T> findAll(Class<T> type, Collection<String> ids) {
        List<T> found = new ArrayList<>(ids.size());
        for (String id : ids) {
            find(type, id).ifPresent(found::add);
        }
        return Collections.unmodifiableList(found);
    }

    /** Every resource of a kind, in the order in which they were read. */
    public <T extends AwsResource> Collection<T> all(Class<T> type) {
        return new FoundValues<>(table(type).values(), type);
    }

    /** Whether a document of that kind was read, be it an empty one, and none is known to be missing. */
    public boolean collected(ResourceKind kind) {
        return collected.containsKey(kind);
    }

    /**
     * Whether a document of that kind, be it an empty one, was read from a folder that is named after what it is of.
     *
     * @param account twelve digits; empty where not known
     * @param region such as {@code us-east-1}; empty where not known
     */
    public boolean collectedFrom(ResourceKind kind, Optional<String> account, Optional<String> region) {
        return collected.getOrDefault(kind, Set.of()).stream().anyMatch(folder -> folder.isOf(account, region));
    }

    /** Whether a document of that kind of database was read, be it an empty one, and none is known to be missing. */
    public boolean collected(Database.Kind kind) {
        return databaseKinds.contains(kind);
    }

    /** Every interface that holds a private address, in whichever VPC: VPCs may overlap. */
    public List<NetworkInterface> interfacesWithAddress(IpAddress address) {
        return findAll(NetworkInterface.class, index.interfaces().interfaceIdsByAddress(address));
    }

    /** The interface that a public IPv4 address is translated to. */
    public Optional<NetworkInterface> interfaceWithPublicAddress(IpAddress address) {
        return index.interfaces().interfaceIdByPublicAddress(address).flatMap(id -> find(NetworkInterface.class, id));
    }

    /** The interfaces that carry a security group, in the order in which they were read. */
    public List<NetworkInterface> members(String securityGroupId) {
        return findAll(NetworkInterface.class, index.interfaces().memberIds(securityGroupId));
    }

    /** The interfaces of a subnet, in the order in which they were read. */
    public List<NetworkInterface> interfacesOfSubnet(String subnetId) {
        return findAll(NetworkInterface.class, index.interfaces().interfaceIdsOfSubnet(subnetId));
    }

    /** The interfaces that an instance names, or else those that say to be attached to it; the primary one first. */
    public List<NetworkInterface> interfacesOfInstance(String instanceId) {
        List<NetworkInterface> named = findAll(
                NetworkInterface.class,
                find(Instance.class, instanceId)
                        .map(Instance::networkInterfaceIds)
                        .orElse(List.of()));
        List<NetworkInterface> attached = named.isEmpty()
                ? findAll(NetworkInterface.class, index.interfaces().interfaceIdsOfInstance(instanceId))
                : named;
        return attached.stream()
                .sorted(Comparator.comparing((NetworkInterface nic) -> !isPrimary(nic))
                        .thenComparing(NetworkInterface::id))
                .toList();
    }

    /** The instance that an interface is attached to; empty where it is to none, or to one that the snapshot does not hold. */
    public Optional<Instance> instanceOf(NetworkInterface nic) {
        return nic.attachment()
                .flatMap(NetworkInterface.Attachment::instanceId)
                .flatMap(id -> find(Instance.class, id));
    }

    private static boolean isPrimary(NetworkInterface nic) {
        return nic.attachment().filter(NetworkInterface.Attachment::primary).isPresent();
    }

    /** The primary interface of an instance, or the one that it has; empty where the snapshot does not tell which. */
    public Optional<NetworkInterface> primaryInterfaceOfInstance(String instanceId) {
        List<NetworkInterface> attached = interfacesOfInstance(instanceId);
        List<NetworkInterface> primary = attached.size() == 1
                ? attached
                : attached.stream().filter(Snapshot::isPrimary).toList();
        return primary.size() == 1 ? Optional.of(primary.get(0)) : Optional.empty();
    }

    /** The blocks of a prefix list; empty where they were not collected. */
    public Optional<List<Cidr>> prefixListEntries(String prefixListId) {
        return find(PrefixList.class, prefixListId).flatMap(PrefixList::entries);
    }

    /** The blocks that a route is for; empty where those of its prefix list were not collected. */
    public Optional<List<Cidr>> blocks(Route.Destination destination) {
        return destination instanceof Route.Destination.CidrDestination block
                ? Optional.of(List.of(block.cidr()))
                : prefixListEntries(((Route.Destination.PrefixListDestination) destination).prefixListId());
    }

    /** The network ACL of a subnet: the one associated with it, else its VPC's default one. */
    public Optional<NetworkAcl> networkAclOf(Subnet subnet) {
        return index.networkAclId(subnet).flatMap(id -> find(NetworkAcl.class, id));
    }

    /** The route table of a subnet: the one associated with it, else its VPC's main one. */
    public Optional<RouteTable> routeTableOf(Subnet subnet) {
        return index.routeTableId(subnet).flatMap(id -> find(RouteTable.class, id));
    }

    /** The Block Public Access options of every account and Region that were collected. */
    public List<BlockPublicAccess> blockPublicAccess() {
        return blockPublicAccess;
    }

    /** What documents tell of resource groups; of one group there may be several. */
    public List<ResourceGroup> resourceGroups() {
        return resourceGroups;
    }

    /** Where a resource was read; empty for one that was not read from a document. */
    public Optional<Provenance> provenance(String id) {
        Provenance told = provenance.get(id);
        if (told != null) {
            return Optional.of(told);
        }
        for (Map<String, Found<AwsResource>> table : resources.values()) {
            Found<AwsResource> found = table.get(id);
            if (found != null && found.fromDocument()) {
                return Optional.of(found.where());
            }
        }
        return Optional.empty();
    }

    /** Where a rule of a security group was read; its group where nothing tells that of the rule, empty for none at all. */
    public Optional<Provenance> provenance(SecurityGroupRule rule) {
        Found<RuleLines> told = ruleLines.get(rule.groupId());
        OptionalInt line = told == null ? OptionalInt.empty() : told.value().of(rule);
        if (told != null && line.isPresent()) {
            return Optional.of(new Found<>(rule, told.place(), line.getAsInt()).where());
        }
        return rule.id().flatMap(this::provenance).or(() -> provenance(rule.groupId()));
    }

    /** What the documents held beside the resources, and what was passed over. */
    public Inventory inventory() {
        return inventory;
    }

    /** This snapshot with another version of one of its security groups. */
    public Snapshot with(SecurityGroup changed) {
        return replacing(ResourceKind.SECURITY_GROUP, changed);
    }

    /**
     * This snapshot with another version of one of its network ACLs.
     *
     * @throws IllegalArgumentException where it has other subnets than before
     */
    public Snapshot with(NetworkAcl changed) {
        boolean sameSubnets = find(NetworkAcl.class, changed.id())
                .filter(acl -> acl.subnetIds().equals(changed.subnetIds()))
                .isPresent();
        if (!sameSubnets) {
            throw new IllegalArgumentException(changed.id() + " is not in the snapshot or has other subnets there");
        }
        return replacing(ResourceKind.NETWORK_ACL, changed);
    }

    /**
     * This snapshot with other rules in all its security groups and network ACLs.
     *
     * @param groups makes a group with the same id of each group
     * @param acls makes an ACL with the same id and subnets of each ACL
     */
    public Snapshot with(UnaryOperator<SecurityGroup> groups, UnaryOperator<NetworkAcl> acls) {
        Map<ResourceKind, Map<String, Found<AwsResource>>> all = new EnumMap<>(resources);
        all.put(ResourceKind.SECURITY_GROUP, replacingEach(SecurityGroup.class, groups));
        all.put(ResourceKind.NETWORK_ACL, replacingEach(NetworkAcl.class, acls));
        return with(all, index);
    }

    private <T extends AwsResource> Map<String, Found<AwsResource>> replacingEach(
            Class<T> type, UnaryOperator<T> change) {
        Map<String, Found<AwsResource>> changed = new LinkedHashMap<>();
        table(type).forEach((id, found) -> changed.put(id, found.replaced(change.apply(type.cast(found.value())))));
        return changed;
    }

    /** This snapshot with a Block Public Access exclusion more. */
    public Snapshot with(BlockPublicAccessExclusion added) {
        return replacing(ResourceKind.BLOCK_PUBLIC_ACCESS_EXCLUSION, added);
    }

    /**
     * This snapshot with another version of one of its route tables.
     *
     * @throws IllegalArgumentException where it has other associations than before
     */
    public Snapshot with(RouteTable changed) {
        boolean sameAssociations = find(RouteTable.class, changed.id())
                .filter(table -> table.subnetIds().equals(changed.subnetIds())
                        && table.main() == changed.main()
                        && table.vpcId().equals(changed.vpcId()))
                .isPresent();
        if (!sameAssociations) {
            throw new IllegalArgumentException(
                    changed.id() + " is not in the snapshot or has other associations there");
        }
        return replacing(ResourceKind.ROUTE_TABLE, changed);
    }

    /** This snapshot with another version of one of its internet gateways. */
    public Snapshot with(InternetGateway changed) {
        return replacing(ResourceKind.INTERNET_GATEWAY, changed);
    }

    /**
     * This snapshot with another version of one of its interfaces. It takes time in proportion to their number, but no
     * index is built again.
     *
     * @throws IllegalArgumentException where it is found by another address, group or subnet than before
     */
    public Snapshot with(NetworkInterface changed) {
        boolean foundAlike = find(NetworkInterface.class, changed.id())
                .filter(nic -> nic.addresses().equals(changed.addresses())
                        && nic.prefixes().equals(changed.prefixes())
                        && nic.groupIds().equals(changed.groupIds())
                        && nic.subnetId().equals(changed.subnetId()))
                .isPresent();
        if (!foundAlike) {
            throw new IllegalArgumentException(
                    changed.id() + " is not in the snapshot or has other addresses, groups or another subnet there");
        }
        return replacing(ResourceKind.NETWORK_INTERFACE, changed);
    }

    /** This snapshot with another version of any resource, or with one more. Its indexes are built anew. */
    public Snapshot withAny(AwsResource changed) {
        return indexed(replaced(ResourceKind.of(changed.getClass()), changed));
    }

    /** This snapshot without a resource. Its indexes are built anew. */
    public Snapshot without(Class<? extends AwsResource> type, String id) {
        Map<ResourceKind, Map<String, Found<AwsResource>>> all = new EnumMap<>(resources);
        Map<String, Found<AwsResource>> table = new LinkedHashMap<>(table(type));
        table.remove(id);
        all.put(ResourceKind.of(type), table);
        return indexed(all);
    }

    /** This snapshot with other Block Public Access options. */
    public Snapshot withBlockPublicAccess(List<BlockPublicAccess> options) {
        return new Snapshot(
                resources,
                collected,
                databaseKinds,
                List.copyOf(options),
                resourceGroups,
                provenance,
                ruleLines,
                index,
                inventory);
    }

    private Snapshot indexed(Map<ResourceKind, Map<String, Found<AwsResource>>> all) {
        return with(all, SnapshotIndex.of(all));
    }

    private Snapshot replacing(ResourceKind kind, AwsResource changed) {
        return with(replaced(kind, changed), index);
    }

    private Map<ResourceKind, Map<String, Found<AwsResource>>> replaced(ResourceKind kind, AwsResource changed) {
        Map<ResourceKind, Map<String, Found<AwsResource>>> all = new EnumMap<>(resources);
        Map<String, Found<AwsResource>> table = new LinkedHashMap<>(resources.getOrDefault(kind, Map.of()));
        Found<AwsResource> before = table.get(changed.id());
        table.put(changed.id(), before == null ? new Found<>(changed, Found.NOWHERE, 1) : before.replaced(changed));
        all.put(kind, table);
        return all;
    }

    private Snapshot with(Map<ResourceKind, Map<String, Found<AwsResource>>> changed, SnapshotIndex found) {
        return new Snapshot(
                changed,
                collected,
                databaseKinds,
                blockPublicAccess,
                resourceGroups,
                provenance,
                ruleLines,
                found,
                inventory);
    }

    private Map<String, Found<AwsResource>> table(Class<? extends AwsResource> type) {
        return resources.getOrDefault(ResourceKind.of(type), Map.of());
    }

    /** Gathers resources; not safe for several threads. */
    public static final class Builder {

        private final Map<ResourceKind, Map<String, Found<AwsResource>>> resources = new EnumMap<>(ResourceKind.class);
        private final Map<ResourceKind, Set<Folder>> collected = new EnumMap<>(ResourceKind.class);
        private final Set<Database.Kind> databaseKinds = EnumSet.noneOf(Database.Kind.class);
        private final LinkedHashMap<String, BlockPublicAccess> blockPublicAccess = new LinkedHashMap<>();
        private final List<ResourceGroup> resourceGroups = new ArrayList<>();
        private final Map<String, Provenance> provenance = new LinkedHashMap<>();
        private final Map<String, Found<RuleLines>> ruleLines = new HashMap<>();
        private Inventory inventory = Inventory.EMPTY;

        private Builder() {}

        /** Says that a document of that kind was read. */
        public Builder collected(ResourceKind kind) {
            return collected(kind, Folder.UNTOLD);
        }

        /** Says that a document of that kind was read in a folder. */
        Builder collected(ResourceKind kind, Folder folder) {
            collected.computeIfAbsent(kind, any -> new HashSet<>()).add(folder);
            return this;
        }

        /** Says that a document of that kind of database was read. */
        public Builder collected(Database.Kind kind) {
            databaseKinds.add(kind);
            return this;
        }

        /**
         * Adds a resource; the same one again changes nothing.
         *
         * @return the resource of that kind and id which was there before and differs, if any; it is then kept
         */
        public Optional<AwsResource> add(AwsResource resource) {
            ResourceKind kind = ResourceKind.of(resource.getClass());
            collected(kind);
            if (resource instanceof Database database) {
                databaseKinds.add(database.kind());
            }
            Found<AwsResource> before = resources
                    .computeIfAbsent(kind, k -> new LinkedHashMap<>())
                    .putIfAbsent(resource.id(), new Found<>(resource, Found.NOWHERE, 1));
            return Optional.ofNullable(before).map(Found::value).filter(other -> !other.equals(resource));
        }

        /** Takes over a table that nobody else will change; the builder must not hold any of its kind. */
        Builder take(ResourceKind kind, Map<String, Found<AwsResource>> table) {
            if (!table.isEmpty()) {
                collected(kind);
                resources.put(kind, table);
            }
            return this;
        }

        /** Takes over where rules of security groups stand; what was told before stays. */
        Builder take(Map<String, Found<RuleLines>> lines) {
            lines.forEach(ruleLines::putIfAbsent);
            return this;
        }

        /** Adds a resource that must not be there yet with other content, and says so where it is. */
        public Builder with(AwsResource resource) {
            add(resource).ifPresent(other -> {
                throw new IllegalArgumentException(resource.id() + " is there already with other content");
            });
            return this;
        }

        public Builder from(String resourceId, Provenance where) {
            provenance.put(resourceId, where);
            return this;
        }

        /** Adds the Block Public Access options of an account and Region. */
        public Builder with(BlockPublicAccess options) {
            blockPublicAccess.put(
                    options.accountId().orElse("") + "/" + options.region().orElse(""), options);
            return this;
        }

        /** Adds what a document tells of a resource group. */
        public Builder with(ResourceGroup group) {
            resourceGroups.add(group);
            return this;
        }

        public Builder inventory(Inventory inventory) {
            this.inventory = inventory;
            return this;
        }

        public Snapshot build() {
            for (Inventory.Unanswered missing : inventory.unanswered()) {
                collected.keySet().removeIf(kind -> kind.command().equals(missing.command()));
                databaseKinds.removeIf(kind -> kind.command().equals(missing.command()));
            }
            return new Snapshot(
                    new EnumMap<>(resources),
                    new EnumMap<>(collected),
                    Set.copyOf(databaseKinds),
                    List.copyOf(blockPublicAccess.values()),
                    List.copyOf(resourceGroups),
                    provenance,
                    ruleLines,
                    SnapshotIndex.of(resources),
                    inventory);
        }
    }
}
