package io.vpcwhy.simulator.graph;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.ListenerRule;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jspecify.annotations.Nullable;

/**
 * The network of a snapshot: which gateway serves what, and a directed graph of {@link Place}s and {@link Move}s. Immutable
 * as far as anyone can see, and safe to share between threads.
 *
 * <p>The graph is built when it is first asked for, in time and memory in proportion to interfaces, subnets and routes: an
 * interface is joined to its subnet alone, and subnets to their VPC.
 */
public final class NetworkGraph {

    private final Snapshot snapshot;
    private final GatewayIndex gateways;
    private @Nullable Graph<Place, Move> graph;

    private NetworkGraph(Snapshot snapshot, GatewayIndex gateways) {
        this.snapshot = snapshot;
        this.gateways = gateways;
    }

    /** The graph of a snapshot's network. */
    public static NetworkGraph of(Snapshot snapshot) {
        return new NetworkGraph(snapshot, new GatewayIndex(snapshot));
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    /** The graph itself, for algorithms and for drawing; it cannot be changed. The first call builds it. */
    public synchronized Graph<Place, Move> graph() {
        if (graph == null) {
            graph = GraphBuilder.build(this);
        }
        return graph;
    }

    /** The internet gateway that is attached to a VPC. */
    public Optional<InternetGateway> internetGateway(String vpcId) {
        return gateways.internetGateway(vpcId);
    }

    /** The route table of what comes in through a gateway, where it has an edge association. */
    public Optional<RouteTable> edgeTable(String gatewayId) {
        return gateways.edgeTable(gatewayId);
    }

    /** The NAT gateway that an interface belongs to. */
    public Optional<NatGateway> natGateway(String networkInterfaceId) {
        return gateways.natGateway(networkInterfaceId);
    }

    /** The attachment of a VPC to a transit gateway: of several the one that works. */
    public Optional<TransitGatewayVpcAttachment> attachment(String transitGatewayId, String vpcId) {
        return gateways.attachment(transitGatewayId, vpcId);
    }

    /** The interface that a transit gateway has in a subnet. */
    public Optional<NetworkInterface> transitInterface(String subnetId) {
        return gateways.transitInterface(subnetId);
    }

    /** The load balancer that an interface is a node of. */
    public Optional<LoadBalancer> loadBalancer(NetworkInterface node) {
        InterfaceOwner owner = InterfaceOwner.of(node);
        Optional<LoadBalancer.Type> type = switch (owner.kind()) {
            case APPLICATION_LOAD_BALANCER -> Optional.of(LoadBalancer.Type.APPLICATION);
            case NETWORK_LOAD_BALANCER -> Optional.of(LoadBalancer.Type.NETWORK);
            case CLASSIC_LOAD_BALANCER -> Optional.of(LoadBalancer.Type.CLASSIC);
            default -> Optional.empty();
        };
        return type.flatMap(t -> owner.name().flatMap(name -> gateways.loadBalancer(t, name)));
    }

    /** The listeners of a load balancer that is no Classic one. */
    public List<Listener> listeners(LoadBalancer balancer) {
        return gateways.listeners(balancer.id());
    }

    /** The rules of a listener, its default one too; none where they were not collected. */
    public List<ListenerRule> rules(Listener listener) {
        return gateways.rules(listener.id());
    }

    /** The nodes of a load balancer. */
    public List<NetworkInterface> nodes(LoadBalancer balancer) {
        return balancer.subnetIds().stream()
                .flatMap(subnet -> snapshot.interfacesOfSubnet(subnet).stream())
                .filter(nic -> loadBalancer(nic)
                        .filter(owner -> owner.id().equals(balancer.id()))
                        .isPresent())
                .toList();
    }

    /** Whether targets of a group see the client's address and not the load balancer's. */
    public static boolean keepsClient(LoadBalancer balancer, TargetGroup group) {
        return balancer.type() == LoadBalancer.Type.NETWORK && group.keepsClients();
    }

    /** The interface of a VPC that holds a private address. */
    public Optional<NetworkInterface> holder(String vpcId, IpAddress address) {
        for (NetworkInterface nic : snapshot.interfacesWithAddress(address)) {
            if (nic.vpcId().equals(vpcId)) {
                return Optional.of(nic);
            }
        }
        return Optional.empty();
    }
}
