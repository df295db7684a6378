package io.vpcwhy.simulator.diff;

import io.vpcwhy.model.aws.AwsResource;
import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.PrefixList;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.aws.TransitGatewayRouteTable;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What of a resource a packet may see: not its tags and descriptions, nor the order of its lists. What edits of its parts
 * are about (rules, entries, routes, associations, security groups) is left out.
 */
final class SeenAttributes {

    private SeenAttributes() {}

    /** Equal for two versions of a resource between which no packet can tell, but for parts. */
    static Object of(AwsResource resource) {
        if (resource instanceof SecurityGroup group) {
            return List.of(group.vpcId(), group.ownerId());
        }
        if (resource instanceof NetworkAcl acl) {
            return List.of(acl.vpcId(), acl.isDefault());
        }
        if (resource instanceof RouteTable table) {
            return List.of(table.vpcId(), table.main(), new HashSet<>(table.gatewayIds()));
        }
        if (resource instanceof TransitGatewayRouteTable table) {
            return List.of(
                    table.transitGatewayId(),
                    table.state(),
                    table.routes().isPresent(),
                    new HashSet<>(table.propagatingAttachmentIds()));
        }
        if (resource instanceof NetworkInterface nic) {
            return of(nic);
        }
        if (resource instanceof Instance instance) {
            return new HashSet<>(instance.networkInterfaceIds());
        }
        return resource instanceof TargetGroup group ? of(group) : everything(resource);
    }

    /** What documents of their own tell of a resource; empty where they were not collected, or there are none such. */
    static Optional<? extends List<?>> parts(AwsResource resource) {
        if (resource instanceof PrefixList list) {
            return list.entries();
        }
        if (resource instanceof TransitGatewayRouteTable table) {
            return table.routes();
        }
        return resource instanceof TargetGroup group ? group.targets() : Optional.empty();
    }

    /** Likewise to {@link #of}, but for what {@link #parts} are. */
    static Object besideParts(AwsResource resource) {
        if (resource instanceof PrefixList list) {
            return list.id();
        }
        if (resource instanceof TransitGatewayRouteTable table) {
            return List.of(table.transitGatewayId(), table.state());
        }
        return resource instanceof TargetGroup group ? attributes(group) : of(resource);
    }

    private static Object of(NetworkInterface nic) {
        return List.of(
                nic.vpcId(),
                nic.subnetId(),
                nic.availabilityZone(),
                nic.ownerId(),
                nic.type(),
                nic.requesterId(),
                InterfaceOwner.of(nic),
                nic.attachment().map(NetworkInterface.Attachment::deviceIndex),
                nic.sourceDestCheck(),
                new HashSet<>(nic.addresses()),
                new HashSet<>(nic.prefixes()),
                nic.denyAllIgwTraffic(),
                nic.detached());
    }

    /** Health is told of targets and never judged. */
    private static Object of(TargetGroup group) {
        return List.of(
                attributes(group),
                group.targets()
                        .map(targets -> targets.stream()
                                .map(target -> List.of(target.targetId(), target.port()))
                                .collect(Collectors.toSet())));
    }

    private static Object attributes(TargetGroup group) {
        return List.of(
                group.protocol(),
                group.port(),
                group.vpcId(),
                group.targetType(),
                new HashSet<>(group.loadBalancerArns()),
                group.keepsClients());
    }

    private static Object everything(AwsResource resource) {
        List<Object> seen = new ArrayList<>();
        for (RecordComponent component : resource.getClass().getRecordComponents()) {
            if (component.getType() != Tags.class && !component.getName().equals("description")) {
                seen.add(unordered(value(resource, component)));
            }
        }
        return seen;
    }

    private static Object unordered(Object value) {
        if (value instanceof Optional<?> some) {
            return some.<Object>map(SeenAttributes::unordered);
        }
        return value instanceof Collection<?> all ? new HashSet<>(all) : value;
    }

    private static Object value(AwsResource resource, RecordComponent component) {
        try {
            return component.getAccessor().invoke(resource);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " of a public record cannot be read", e);
        }
    }
}
