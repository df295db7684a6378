package io.vpcwhy.simulator.graph;

import io.vpcwhy.model.aws.InternetGateway;
import io.vpcwhy.model.aws.Listener;
import io.vpcwhy.model.aws.ListenerRule;
import io.vpcwhy.model.aws.LoadBalancer;
import io.vpcwhy.model.aws.NatGateway;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTable;
import io.vpcwhy.model.aws.TransitGatewayVpcAttachment;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which gateway serves which VPC, so that no packet asks all of them. */
final class GatewayIndex {

    private final Map<String, InternetGateway> internetGatewayByVpc = new HashMap<>();
    private final Map<String, RouteTable> edgeTableByGateway = new HashMap<>();
    private final Map<String, NatGateway> natGatewayByInterface = new HashMap<>();
    private final Map<String, TransitGatewayVpcAttachment> attachmentByGatewayAndVpc = new HashMap<>();
    private final Map<String, NetworkInterface> transitInterfaceBySubnet = new HashMap<>();

    private final Map<String, LoadBalancer> loadBalancerByName = new HashMap<>();
    private final Map<String, List<Listener>> listenersByLoadBalancer = new HashMap<>();
    private final Map<String, List<ListenerRule>> rulesByListener = new HashMap<>();

    GatewayIndex(Snapshot snapshot) {
        for (InternetGateway gateway : snapshot.all(InternetGateway.class)) {
            for (InternetGateway.Attachment attachment : gateway.attachments()) {
                if (gateway.attachedTo(attachment.vpcId())) {
                    internetGatewayByVpc.putIfAbsent(attachment.vpcId(), gateway);
                }
            }
        }
        for (RouteTable table : snapshot.all(RouteTable.class)) {
            table.gatewayIds().forEach(id -> edgeTableByGateway.putIfAbsent(id, table));
        }
        for (NatGateway nat : snapshot.all(NatGateway.class)) {
            nat.networkInterfaceIds().forEach(id -> natGatewayByInterface.putIfAbsent(id, nat));
        }
        for (TransitGatewayVpcAttachment attachment : snapshot.all(TransitGatewayVpcAttachment.class)) {
            attachmentByGatewayAndVpc.merge(
                    key(attachment.transitGatewayId(), attachment.vpcId()),
                    attachment,
                    (before, other) -> before.available() ? before : other);
        }
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            if (nic.type().equals("transit_gateway")) {
                transitInterfaceBySubnet.putIfAbsent(nic.subnetId(), nic);
            }
        }
        for (LoadBalancer balancer : snapshot.all(LoadBalancer.class)) {
            loadBalancerByName.putIfAbsent(key(balancer.type().name(), balancer.name()), balancer);
        }
        for (Listener listener : snapshot.all(Listener.class)) {
            listenersByLoadBalancer
                    .computeIfAbsent(listener.loadBalancerArn(), arn -> new ArrayList<>(1))
                    .add(listener);
        }
        for (ListenerRule rule : snapshot.all(ListenerRule.class)) {
            rulesByListener
                    .computeIfAbsent(rule.listenerArn(), arn -> new ArrayList<>(1))
                    .add(rule);
        }
    }

    Optional<LoadBalancer> loadBalancer(LoadBalancer.Type type, String name) {
        return Optional.ofNullable(loadBalancerByName.get(key(type.name(), name)));
    }

    List<Listener> listeners(String loadBalancerId) {
        return List.copyOf(listenersByLoadBalancer.getOrDefault(loadBalancerId, List.of()));
    }

    List<ListenerRule> rules(String listenerId) {
        return List.copyOf(rulesByListener.getOrDefault(listenerId, List.of()));
    }

    private static String key(String first, String second) {
        return first + ' ' + second;
    }

    Optional<InternetGateway> internetGateway(String vpcId) {
        return Optional.ofNullable(internetGatewayByVpc.get(vpcId));
    }

    Optional<RouteTable> edgeTable(String gatewayId) {
        return Optional.ofNullable(edgeTableByGateway.get(gatewayId));
    }

    Optional<NatGateway> natGateway(String networkInterfaceId) {
        return Optional.ofNullable(natGatewayByInterface.get(networkInterfaceId));
    }

    Optional<TransitGatewayVpcAttachment> attachment(String transitGatewayId, String vpcId) {
        return Optional.ofNullable(attachmentByGatewayAndVpc.get(key(transitGatewayId, vpcId)));
    }

    Optional<NetworkInterface> transitInterface(String subnetId) {
        return Optional.ofNullable(transitInterfaceBySubnet.get(subnetId));
    }
}
