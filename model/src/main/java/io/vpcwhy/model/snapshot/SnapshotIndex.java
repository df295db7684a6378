package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.Subnet;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a snapshot is asked for other than by id. It keeps ids, not resources, so that it still holds when the rules of a
 * group or an ACL are changed.
 */
final class SnapshotIndex {

    private final Map<ResourceKind, Map<String, Found<AwsResource>>> resources;
    private final Map<String, String> aclBySubnet = new HashMap<>();
    private final Map<String, String> defaultAclByVpc = new HashMap<>();
    private final Map<String, String> routeTableBySubnet = new HashMap<>();
    private final Map<String, String> mainRouteTableByVpc = new HashMap<>();
    private volatile @Nullable InterfaceIndex interfaces;

    private SnapshotIndex(Map<ResourceKind, Map<String, Found<AwsResource>>> resources) {
        this.resources = resources;
    }

    static SnapshotIndex of(Map<ResourceKind, Map<String, Found<AwsResource>>> resources) {
        SnapshotIndex index = new SnapshotIndex(resources);
        for (Found<AwsResource> acl : all(resources, ResourceKind.NETWORK_ACL)) {
            index.add((NetworkAcl) acl.value());
        }
        for (Found<AwsResource> table : all(resources, ResourceKind.ROUTE_TABLE)) {
            index.add((RouteTable) table.value());
        }
        return index;
    }

    private static Collection<Found<AwsResource>> all(
            Map<ResourceKind, Map<String, Found<AwsResource>>> resources, ResourceKind kind) {
        return resources.getOrDefault(kind, Map.of()).values();
    }

    /** Of interfaces there may be a hundred thousand: their index is built when it is first asked for. */
    InterfaceIndex interfaces() {
        InterfaceIndex built = interfaces;
        if (built == null) {
            synchronized (this) {
                built = interfaces;
                if (built == null) {
                    built = InterfaceIndex.of(all(resources, ResourceKind.NETWORK_INTERFACE));
                    interfaces = built;
                }
            }
        }
        return built;
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

    Optional<String> networkAclId(Subnet subnet) {
        return Optional.ofNullable(aclBySubnet.get(subnet.id()))
                .or(() -> Optional.ofNullable(defaultAclByVpc.get(subnet.vpcId())));
    }

    Optional<String> routeTableId(Subnet subnet) {
        return Optional.ofNullable(routeTableBySubnet.get(subnet.id()))
                .or(() -> Optional.ofNullable(mainRouteTableByVpc.get(subnet.vpcId())));
    }
}
