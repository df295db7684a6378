package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a snapshot is asked for other than by id. It keeps ids, not resources, so that it still holds when the rules of a
 * group or an ACL are changed.
 */
final class SnapshotIndex {

    private final Map<IpAddress, List<String>> byAddress = new HashMap<>();
    private final Map<Cidr, List<String>> byPrefix = new HashMap<>();
    private final Set<Integer> prefixLengths = new TreeSet<>();
    private final Map<IpAddress, String> byPublicAddress = new HashMap<>();
    private final Map<String, List<String>> byGroup = new HashMap<>();
    private final Map<String, List<String>> bySubnet = new HashMap<>();
    private final Map<String, String> aclBySubnet = new HashMap<>();
    private final Map<String, String> defaultAclByVpc = new HashMap<>();
    private final Map<String, String> routeTableBySubnet = new HashMap<>();
    private final Map<String, String> mainRouteTableByVpc = new HashMap<>();

    private SnapshotIndex() {}

    static SnapshotIndex of(Map<ResourceKind, Map<String, AwsResource>> resources) {
        SnapshotIndex index = new SnapshotIndex();
        for (AwsResource nic : all(resources, ResourceKind.NETWORK_INTERFACE)) {
            index.add((NetworkInterface) nic);
        }
        for (AwsResource acl : all(resources, ResourceKind.NETWORK_ACL)) {
            index.add((NetworkAcl) acl);
        }
        for (AwsResource table : all(resources, ResourceKind.ROUTE_TABLE)) {
            index.add((RouteTable) table);
        }
        return index;
    }

    private static Collection<AwsResource> all(
            Map<ResourceKind, Map<String, AwsResource>> resources, ResourceKind kind) {
        return resources.getOrDefault(kind, Map.of()).values();
    }

    private void add(NetworkInterface nic) {
        for (NetworkInterface.PrivateAddress own : nic.addresses()) {
            append(byAddress, own.address(), nic.id());
            own.publicAddress().ifPresent(address -> byPublicAddress.put(address, nic.id()));
        }
        for (Cidr prefix : nic.prefixes()) {
            append(byPrefix, prefix, nic.id());
            prefixLengths.add(prefix.prefixLength());
        }
        for (String group : nic.groupIds()) {
            append(byGroup, group, nic.id());
        }
        append(bySubnet, nic.subnetId(), nic.id());
    }

    private void add(NetworkAcl acl) {
        for (String subnet : acl.subnetIds()) {
            aclBySubnet.put(subnet, acl.id());
        }
        if (acl.isDefault()) {
            defaultAclByVpc.put(acl.vpcId(), acl.id());
        }
    }

    private void add(RouteTable table) {
        for (String subnet : table.subnetIds()) {
            routeTableBySubnet.put(subnet, table.id());
        }
        if (table.main()) {
            mainRouteTableByVpc.put(table.vpcId(), table.id());
        }
    }

    private static <K> void append(Map<K, List<String>> map, K key, String id) {
        map.computeIfAbsent(key, k -> new ArrayList<>(1)).add(id);
    }

    List<String> interfaceIdsByAddress(IpAddress address) {
        List<String> exact = byAddress.getOrDefault(address, List.of());
        if (prefixLengths.isEmpty()) {
            return exact;
        }
        List<String> found = new ArrayList<>(exact);
        for (int length : prefixLengths) {
            if (length <= address.family().bits()) {
                for (String id : byPrefix.getOrDefault(Cidr.of(address, length), List.of())) {
                    if (!found.contains(id)) {
                        found.add(id);
                    }
                }
            }
        }
        return found;
    }

    Optional<String> interfaceIdByPublicAddress(IpAddress address) {
        return Optional.ofNullable(byPublicAddress.get(address));
    }

    List<String> memberIds(String groupId) {
        return byGroup.getOrDefault(groupId, List.of());
    }

    List<String> interfaceIdsOfSubnet(String subnetId) {
        return bySubnet.getOrDefault(subnetId, List.of());
    }

    Optional<String> networkAclId(Subnet subnet) {
        return Optional.ofNullable(aclBySubnet.get(subnet.id()))
                .or(() -> Optional.ofNullable(defaultAclByVpc.get(subnet.vpcId())));
    }

    Optional<String> routeTableId(Subnet subnet) {
        return Optional.ofNullable(routeTableBySubnet.get(subnet.id()))
                .or(() -> Optional.ofNullable(mainRouteTableByVpc.get(subnet.vpcId())));
    }
}
