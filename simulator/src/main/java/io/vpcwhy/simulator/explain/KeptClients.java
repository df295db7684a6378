package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.Instance;
import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.TargetGroup;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Which interfaces get packets from a load balancer or accelerator that keeps the client's address. The answers go back
 * there, wherever routes lead.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html">Client IP
 *     preservation</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/global-accelerator/latest/dg/preserve-client-ip-address.html">Preserve client IP
 *     addresses in Global Accelerator</a>
 */
final class KeptClients {

    private static final Set<String> OF_NETWORK_LOAD_BALANCERS =
            Set.of("TCP", "UDP", "TCP_UDP", "TLS", "QUIC", "TCP_QUIC");

    private final Map<String, List<Registration>> registrations = new HashMap<>();
    private final Set<String> unknownVpcs = new HashSet<>();
    private final Set<String> acceleratedVpcs = new HashSet<>();

    /**
     * An interface as a target.
     *
     * @param port at which it takes connections; empty where not told
     * @param loadBalancerArns the load balancers that forward to it
     */
    private record Registration(OptionalInt port, List<String> loadBalancerArns) {}

    KeptClients(NetworkGraph network) {
        Snapshot snapshot = network.snapshot();
        boolean told = snapshot.collected(ResourceKind.TARGET_GROUP);
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            if (nic.type().equals("global_accelerator_managed")) {
                acceleratedVpcs.add(nic.vpcId());
            } else if (nic.type().equals("network_load_balancer") && !told) {
                unknownVpcs.add(nic.vpcId());
            }
        }
        for (TargetGroup group : snapshot.all(TargetGroup.class)) {
            if (keepsClients(group)) {
                register(group, network);
            }
        }
    }

    private static boolean keepsClients(TargetGroup group) {
        return OF_NETWORK_LOAD_BALANCERS.contains(group.protocol()) && group.keepsClients();
    }

    private void register(TargetGroup group, NetworkGraph network) {
        if (group.targets().isEmpty() || group.vpcId().isEmpty()) {
            group.vpcId().ifPresent(unknownVpcs::add);
            return;
        }
        for (TargetGroup.Target target : group.targets().get()) {
            OptionalInt port = target.port().isPresent() ? target.port() : group.port();
            for (String id : interfaceIds(target.targetId(), group.vpcId().get(), network)) {
                registrations
                        .computeIfAbsent(id, any -> new ArrayList<>(1))
                        .add(new Registration(port, group.loadBalancerArns()));
            }
        }
    }

    private static List<String> interfaceIds(String targetId, String vpcId, NetworkGraph network) {
        Optional<IpAddress> address = IpAddress.tryParse(targetId);
        if (address.isPresent()) {
            return network.holder(vpcId, address.get()).map(NetworkInterface::id).stream()
                    .toList();
        }
        return network.snapshot()
                .find(Instance.class, targetId)
                .map(Instance::networkInterfaceIds)
                .orElse(List.of());
    }

    /** Whether an accelerator may hand over, with the client's address, what comes from the internet to a VPC. */
    boolean accelerated(String vpcId) {
        return acceleratedVpcs.contains(vpcId);
    }

    /**
     * The load balancers that may exchange a packet with an interface under their client's address.
     *
     * @return ARNs, none where no load balancer does; empty where it is not known
     */
    Optional<List<String>> loadBalancers(Subject subject, RemoteParty remote) {
        NetworkInterface here = subject.networkInterface();
        List<Registration> own = registrations.getOrDefault(here.id(), List.of());
        boolean unknown = unknownVpcs.contains(here.vpcId());
        if ((own.isEmpty() && !unknown) || isLoadBalancer(remote)) {
            return Optional.of(List.of());
        }
        if (unknown) {
            return Optional.empty();
        }
        List<String> arns = new ArrayList<>();
        for (Registration registration : own) {
            OptionalInt port = subject.localPort();
            boolean fits = port.isEmpty() || registration.port().isEmpty() || port.equals(registration.port());
            if (fits && registration.loadBalancerArns().isEmpty()) {
                return Optional.empty();
            }
            if (fits) {
                arns.addAll(registration.loadBalancerArns());
            }
        }
        return Optional.of(arns);
    }

    private static boolean isLoadBalancer(RemoteParty remote) {
        return remote instanceof RemoteParty.OwnInterface own
                && InterfaceOwner.of(own.networkInterface()).kind().isLoadBalancer();
    }
}
