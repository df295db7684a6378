package io.vpcwhy.simulator.exposure;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.scope.AccessScope;
import io.vpcwhy.model.scope.AccessScopePath;
import io.vpcwhy.model.scope.NamedKind;
import io.vpcwhy.model.scope.PacketHeaderStatement;
import io.vpcwhy.model.scope.PathStatement;
import io.vpcwhy.model.scope.ResourceReference;
import io.vpcwhy.model.scope.ResourceStatement;
import io.vpcwhy.model.scope.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scopes that exposure is a question of: from the internet to interfaces. */
final class InternetScopes {

    private InternetScopes() {}

    static AccessScope toEverything() {
        return scope(new ResourceStatement.Typed(List.of(ResourceType.NETWORK_INTERFACE)), Optional.empty());
    }

    /** By TCP to instances. */
    static AccessScope toInstances() {
        return scope(new ResourceStatement.Typed(List.of(ResourceType.INSTANCE)), Optional.of(tcp(List.of())));
    }

    /** By TCP to some interfaces, at one of some ports. */
    static AccessScope to(List<NetworkInterface> interfaces, List<PortRange> ports) {
        List<ResourceReference> named = interfaces.stream()
                .map(nic -> new ResourceReference(
                        NamedKind.NETWORK_INTERFACE, nic.id(), Optional.empty(), Optional.empty()))
                .toList();
        return scope(new ResourceStatement.Named(named), Optional.of(tcp(ports)));
    }

    private static PacketHeaderStatement tcp(List<PortRange> ports) {
        return new PacketHeaderStatement(
                List.of(IpProtocol.TCP), List.of(), List.of(), List.of(), List.of(), List.of(), ports);
    }

    private static AccessScope scope(ResourceStatement destination, Optional<PacketHeaderStatement> packets) {
        PathStatement source = new PathStatement(
                Optional.of(new ResourceStatement.Typed(List.of(ResourceType.INTERNET_GATEWAY))), Optional.empty());
        AccessScopePath path = new AccessScopePath(
                Optional.of(source), Optional.of(new PathStatement(Optional.of(destination), packets)), List.of());
        return new AccessScope("exposed", Optional.empty(), Map.of(), List.of(path), List.of());
    }
}
