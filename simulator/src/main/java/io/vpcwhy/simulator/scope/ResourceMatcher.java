package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.Tags;
import io.vpcwhy.model.aws.TransitGatewayAttachment;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.aws.VpcEndpoint;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.aws.VpnGateway;
import io.vpcwhy.model.scope.NamedKind;
import io.vpcwhy.model.scope.ResourceReference;
import io.vpcwhy.model.scope.ResourceStatement;
import io.vpcwhy.model.scope.ResourceType;
import io.vpcwhy.model.scope.TagSelector;
import io.vpcwhy.model.snapshot.DatabaseInterfaces;
import io.vpcwhy.model.snapshot.Provenance;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.Place;
import io.vpcwhy.simulator.reach.WayEnd;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which resources a statement chooses. A VPC, subnet, security group, instance or database stands for the interfaces in
 * it. An interface that tells a service of databases alone is one of any kind of that service.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/network-access-analyzer/resource-statement.html">Resource
 *     statements</a>
 */
public final class ResourceMatcher {

    /** As AWS Network Firewall tags the endpoints that it makes, with the firewall's ARN. */
    private static final String FIREWALL_TAG = "Firewall";

    private final Snapshot snapshot;
    private final Map<String, VpcEndpoint> endpointByInterface = new HashMap<>();
    private Optional<DatabaseInterfaces> databases = Optional.empty();

    public ResourceMatcher(Snapshot snapshot) {
        this.snapshot = snapshot;
        for (VpcEndpoint endpoint : snapshot.all(VpcEndpoint.class)) {
            endpoint.networkInterfaceIds().forEach(id -> endpointByInterface.put(id, endpoint));
        }
    }

    /** Whether an end of a way is chosen. */
    boolean chooses(ResourceStatement statement, WayEnd end) {
        if (end instanceof WayEnd.AtInterface at) {
            return chooses(statement, at.station().networkInterface());
        }
        return choosesResource(statement, end.id())
                || (end instanceof WayEnd.Internet && choosesInternet(statement, end.id()));
    }

    /** Internet gateways as a type are the internet, by whatever leads there; one that is not known may be any. */
    private static boolean choosesInternet(ResourceStatement statement, String gatewayId) {
        if (statement instanceof ResourceStatement.Typed typed) {
            return typed.types().contains(ResourceType.INTERNET_GATEWAY);
        }
        return gatewayId.equals(Place.INTERNET.id())
                && statement instanceof ResourceStatement.Named named
                && named.resources().stream().anyMatch(reference -> reference.kind() == NamedKind.INTERNET_GATEWAY);
    }

    /** Whether an interface is chosen, by itself or by what it is in. */
    public boolean chooses(ResourceStatement statement, NetworkInterface nic) {
        if (statement instanceof ResourceStatement.Named named) {
            return named.resources().stream().anyMatch(reference -> stands(reference, nic));
        }
        if (statement instanceof ResourceStatement.Typed typed) {
            return typed.types().stream().anyMatch(type -> isOf(type, nic));
        }
        List<TagSelector> wanted = ((ResourceStatement.Tagged) statement).tags();
        return tags(nic).anyMatch(tags -> wanted.stream().anyMatch(selector -> carries(tags, selector)));
    }

    private boolean stands(ResourceReference reference, NetworkInterface nic) {
        String id = reference.id();
        return switch (reference.kind()) {
            case NETWORK_INTERFACE -> nic.id().equals(id);
            case INSTANCE -> instanceId(nic).equals(Optional.of(id));
            case SECURITY_GROUP -> nic.groupIds().contains(id);
            case SUBNET -> nic.subnetId().equals(id);
            case VPC -> nic.vpcId().equals(id);
            case VPC_ENDPOINT -> endpoint(nic).map(VpcEndpoint::id).equals(Optional.of(id));
            case VPC_ENDPOINT_SERVICE ->
                endpoint(nic).filter(e -> e.serviceName().endsWith(id)).isPresent();
            default -> false;
        };
    }

    private boolean isOf(ResourceType type, NetworkInterface nic) {
        return switch (type) {
            case NETWORK_INTERFACE -> true;
            case INSTANCE -> instanceId(nic).isPresent();
            case VPC_ENDPOINT -> endpoint(nic).isPresent();
            case DB_INSTANCE,
                    DB_CLUSTER,
                    CACHE_CLUSTER,
                    CACHE_REPLICATION_GROUP,
                    SERVERLESS_CACHE,
                    REDSHIFT_CLUSTER,
                    OPENSEARCH_DOMAIN -> isDatabase(type, nic);
            default -> false;
        };
    }

    private boolean isDatabase(ResourceType type, NetworkInterface nic) {
        DatabaseInterfaces known = databases.orElseGet(() -> new DatabaseInterfaces(snapshot));
        databases = Optional.of(known);
        return known.kinds(nic).stream().anyMatch(kind -> kind.toString().equals(type.awsName()));
    }

    private Stream<Tags> tags(NetworkInterface nic) {
        Stream<Tags> around = Stream.concat(
                snapshot.find(Subnet.class, nic.subnetId()).map(Subnet::tags).stream(),
                snapshot.find(Vpc.class, nic.vpcId()).map(Vpc::tags).stream());
        Stream<Tags> instance = snapshot.instanceOf(nic).map(Instance::tags).stream();
        return Stream.concat(Stream.of(nic.tags()), Stream.concat(instance, around));
    }

    private static boolean carries(Tags tags, TagSelector selector) {
        return tags.get(selector.key())
                .filter(value ->
                        selector.values().isEmpty() || selector.values().contains(value))
                .isPresent();
    }

    private static Optional<String> instanceId(NetworkInterface nic) {
        return nic.attachment().flatMap(NetworkInterface.Attachment::instanceId);
    }

    private Optional<VpcEndpoint> endpoint(NetworkInterface nic) {
        return Optional.ofNullable(endpointByInterface.get(nic.id()));
    }

    /** Whether a resource on the way, that is no interface, is chosen. */
    boolean choosesResource(ResourceStatement statement, String id) {
        if (statement instanceof ResourceStatement.Named named) {
            return named.resources().stream().anyMatch(reference -> names(reference, id));
        }
        if (statement instanceof ResourceStatement.Typed typed) {
            return typed.types().stream().anyMatch(type -> isOf(type, id));
        }
        List<TagSelector> wanted = ((ResourceStatement.Tagged) statement).tags();
        return tagsOfResource(id)
                .filter(tags -> wanted.stream().anyMatch(selector -> carries(tags, selector)))
                .isPresent();
    }

    /**
     * Whether a resource is chosen that ways pass and that a scope may take for their end. An endpoint for inspection
     * gives packets back where they came from, so that as one of its type it is none.
     */
    boolean endsAt(ResourceStatement statement, String id) {
        if (statement instanceof ResourceStatement.Typed && inspects(id)) {
            return false;
        }
        boolean mayBeEnd = Stream.of(ResourceType.values()).anyMatch(type -> type.isPassedOrEnd() && isOf(type, id));
        return mayBeEnd && choosesResource(statement, id);
    }

    private boolean inspects(String id) {
        return snapshot.find(VpcEndpoint.class, id)
                .filter(endpoint -> endpoint.type().equals("GatewayLoadBalancer"))
                .isPresent();
    }

    private boolean names(ResourceReference reference, String id) {
        return switch (reference.kind()) {
            case NETWORK_FIREWALL ->
                snapshot.find(VpcEndpoint.class, id)
                        .flatMap(endpoint -> endpoint.tags().get(FIREWALL_TAG))
                        .filter(arn -> arn.equals(reference.id()))
                        .isPresent();
            case VPC_ENDPOINT_SERVICE ->
                snapshot.find(VpcEndpoint.class, id)
                        .filter(endpoint -> endpoint.serviceName().endsWith(reference.id()))
                        .isPresent();
            default -> reference.id().equals(id);
        };
    }

    private boolean isOf(ResourceType type, String id) {
        return switch (type) {
            case INTERNET_GATEWAY -> snapshot.find(InternetGateway.class, id).isPresent();
            case NAT_GATEWAY -> snapshot.find(NatGateway.class, id).isPresent();
            case TRANSIT_GATEWAY_ATTACHMENT ->
                snapshot.find(TransitGatewayVpcAttachment.class, id).isPresent()
                        || snapshot.find(TransitGatewayAttachment.class, id).isPresent();
            case VPC_ENDPOINT, VPC_ENDPOINT_SERVICE ->
                snapshot.find(VpcEndpoint.class, id).isPresent();
            case VPC_PEERING_CONNECTION ->
                snapshot.find(VpcPeeringConnection.class, id).isPresent();
            case VPN_GATEWAY -> snapshot.find(VpnGateway.class, id).isPresent();
            case CLASSIC_LOAD_BALANCER -> isLoadBalancer(id, true);
            case LOAD_BALANCER -> isLoadBalancer(id, false);
            case NETWORK_FIREWALL ->
                snapshot.find(VpcEndpoint.class, id).filter(this::isFirewall).isPresent();
            default -> false;
        };
    }

    private boolean isLoadBalancer(String id, boolean classic) {
        return snapshot.find(LoadBalancer.class, id)
                .filter(balancer -> (balancer.type() == LoadBalancer.Type.CLASSIC) == classic)
                .isPresent();
    }

    /** People tag endpoints with keys of their own: what tells a firewall is its ARN, or AWS's own tag. */
    private boolean isFirewall(VpcEndpoint endpoint) {
        return endpoint.tags()
                        .get(FIREWALL_TAG)
                        .filter(ResourceMatcher::isFirewallArn)
                        .isPresent()
                || InterfaceOwner.isNetworkFirewall(endpoint.tags())
                || snapshot.findAll(NetworkInterface.class, endpoint.networkInterfaceIds()).stream()
                        .anyMatch(nic -> InterfaceOwner.of(nic).kind() == InterfaceOwner.Kind.NETWORK_FIREWALL);
    }

    private static boolean isFirewallArn(String value) {
        return ResourceReference.tryParse(value)
                .filter(reference -> reference.kind() == NamedKind.NETWORK_FIREWALL
                        && reference.account().isPresent())
                .isPresent();
    }

    private Optional<Tags> tagsOfResource(String id) {
        return Stream.<Optional<Tags>>of(
                        snapshot.find(InternetGateway.class, id).map(InternetGateway::tags),
                        snapshot.find(NatGateway.class, id).map(NatGateway::tags),
                        snapshot.find(VpcEndpoint.class, id).map(VpcEndpoint::tags),
                        snapshot.find(VpnGateway.class, id).map(VpnGateway::tags),
                        snapshot.find(VpcPeeringConnection.class, id).map(VpcPeeringConnection::tags))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether the snapshot holds what a scope names. */
    boolean known(ResourceReference reference) {
        return !isOfAnotherAccount(reference) && holds(reference);
    }

    /** Whether a scope names what another account has, by the id of a resource of the snapshot. */
    boolean isOfAnotherAccount(ResourceReference reference) {
        Optional<String> here = snapshot.provenance(reference.id()).flatMap(Provenance::account);
        return here.isPresent() && reference.account().isPresent() && !here.equals(reference.account());
    }

    private boolean holds(ResourceReference reference) {
        String id = reference.id();
        return switch (reference.kind()) {
            case NETWORK_INTERFACE -> snapshot.find(NetworkInterface.class, id).isPresent();
            case INSTANCE ->
                snapshot.find(Instance.class, id).isPresent()
                        || snapshot.all(NetworkInterface.class).stream()
                                .anyMatch(nic -> instanceId(nic).equals(Optional.of(id)));
            case SECURITY_GROUP -> snapshot.find(SecurityGroup.class, id).isPresent();
            case SUBNET -> snapshot.find(Subnet.class, id).isPresent();
            case VPC -> snapshot.find(Vpc.class, id).isPresent();
            case LOAD_BALANCER -> snapshot.find(LoadBalancer.class, id).isPresent();
            case NETWORK_FIREWALL, VPC_ENDPOINT_SERVICE ->
                snapshot.all(VpcEndpoint.class).stream().anyMatch(endpoint -> names(reference, endpoint.id()));
            case INTERNET_GATEWAY -> isOf(ResourceType.INTERNET_GATEWAY, id);
            case NAT_GATEWAY -> isOf(ResourceType.NAT_GATEWAY, id);
            case VPN_GATEWAY -> isOf(ResourceType.VPN_GATEWAY, id);
            case TRANSIT_GATEWAY_ATTACHMENT -> isOf(ResourceType.TRANSIT_GATEWAY_ATTACHMENT, id);
            case VPC_ENDPOINT -> isOf(ResourceType.VPC_ENDPOINT, id);
            case VPC_PEERING_CONNECTION -> isOf(ResourceType.VPC_PEERING_CONNECTION, id);
            case RESOURCE_GROUP, PREFIX_LIST -> false;
        };
    }
}
