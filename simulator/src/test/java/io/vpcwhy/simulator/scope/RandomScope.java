package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.ip.Cidr;
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
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Scopes of one or two match paths and up to two exclude paths, about the ends and packets of a random network. */
final class RandomScope {

    private static final List<Cidr> BLOCKS = Stream.of(
                    "0.0.0.0/0",
                    "10.0.0.0/8",
                    "10.1.0.0/16",
                    "10.2.2.0/24",
                    "192.168.0.0/16",
                    "198.51.100.0/24",
                    "203.0.113.0/25",
                    "::/0")
            .map(Cidr::parse)
            .toList();
    private static final List<PortRange> PORTS =
            List.of(PortRange.of(22), new PortRange(80, 443), new PortRange(0, 1023), new PortRange(1024, 65_535));

    private final Snapshot snapshot;
    private final SplittableRandom random;

    RandomScope(Snapshot snapshot, SplittableRandom random) {
        this.snapshot = snapshot;
        this.random = random;
    }

    AccessScope next() {
        return new AccessScope("random", Optional.empty(), Map.of(), paths(1, 3), paths(0, 3));
    }

    private List<AccessScopePath> paths(int from, int to) {
        return Stream.generate(() -> new AccessScopePath(Optional.of(end()), Optional.of(end()), List.of()))
                .limit(random.nextInt(from, to))
                .toList();
    }

    private PathStatement end() {
        Optional<PacketHeaderStatement> packets = random.nextInt(3) == 0 ? Optional.of(packets()) : Optional.empty();
        boolean anywhere = packets.isPresent() && random.nextInt(3) == 0;
        return new PathStatement(anywhere ? Optional.empty() : Optional.of(resources()), packets);
    }

    private ResourceStatement resources() {
        NetworkInterface nic = oneOf(List.copyOf(snapshot.all(NetworkInterface.class)));
        return switch (random.nextInt(8)) {
            case 0, 1 -> new ResourceStatement.Typed(List.of(ResourceType.INTERNET_GATEWAY));
            case 2, 3 -> new ResourceStatement.Typed(List.of(ResourceType.NETWORK_INTERFACE));
            case 4 -> new ResourceStatement.Typed(List.of(ResourceType.VPN_GATEWAY, ResourceType.INSTANCE));
            case 5 ->
                snapshot.find(Subnet.class, nic.subnetId()).isPresent()
                        ? named(NamedKind.SUBNET, nic.subnetId())
                        : named(NamedKind.NETWORK_INTERFACE, nic.id());
            case 6 -> named(NamedKind.NETWORK_INTERFACE, nic.id());
            default ->
                nic.groupIds().isEmpty() || nic.groupIds().contains("sg-gone")
                        ? named(NamedKind.NETWORK_INTERFACE, nic.id())
                        : named(NamedKind.SECURITY_GROUP, nic.groupIds().get(0));
        };
    }

    private static ResourceStatement named(NamedKind kind, String id) {
        return new ResourceStatement.Named(
                List.of(new ResourceReference(kind, id, Optional.empty(), Optional.empty())));
    }

    private PacketHeaderStatement packets() {
        return new PacketHeaderStatement(
                random.nextBoolean() ? List.of(IpProtocol.TCP) : List.of(),
                random.nextInt(3) == 0 ? List.of(oneOf(BLOCKS), oneOf(BLOCKS)) : List.of(),
                List.of(),
                random.nextInt(4) == 0 ? List.of(oneOf(PORTS)) : List.of(),
                random.nextInt(3) == 0 ? List.of(oneOf(BLOCKS)) : List.of(),
                List.of(),
                random.nextBoolean() ? List.of(oneOf(PORTS)) : List.of());
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
