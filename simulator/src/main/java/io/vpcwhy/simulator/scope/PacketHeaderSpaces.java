package io.vpcwhy.simulator.scope;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.scope.PacketHeaderStatement;
import io.vpcwhy.model.scope.ResourceReference;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Packet header statements as sets of packets: every field holds, and a field holds where one of its items does.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/network-access-analyzer/packet-header-statement.html">Packet
 *     header statements</a>
 */
final class PacketHeaderSpaces {

    private final Snapshot snapshot;
    private final HeaderSpaces spaces;

    PacketHeaderSpaces(Snapshot snapshot, HeaderSpaces spaces) {
        this.snapshot = snapshot;
        this.spaces = spaces;
    }

    /**
     * The packets that a statement chooses, whose prefix lists the snapshot holds; a field that is left out chooses all
     * that are analyzed.
     */
    HeaderSpace of(PacketHeaderStatement statement) {
        List<HeaderSpace> fields = new ArrayList<>();
        if (!statement.protocols().isEmpty()) {
            fields.add(spaces.union(
                    statement.protocols().stream().map(spaces::protocol).toList()));
        }
        addresses(statement.sourceAddresses(), statement.sourcePrefixLists())
                .ifPresent(blocks -> fields.add(spaces.sourceIn(blocks)));
        addresses(statement.destinationAddresses(), statement.destinationPrefixLists())
                .ifPresent(blocks -> fields.add(spaces.destinationIn(blocks)));
        if (!statement.sourcePorts().isEmpty()) {
            fields.add(spaces.union(
                    statement.sourcePorts().stream().map(spaces::sourcePorts).toList()));
        }
        if (!statement.destinationPorts().isEmpty()) {
            fields.add(spaces.union(statement.destinationPorts().stream()
                    .map(spaces::destinationPorts)
                    .toList()));
        }
        return fields.stream().reduce(spaces.everything(), HeaderSpace::intersection);
    }

    /** Likewise, from whichever source. */
    HeaderSpace fromAnywhere(PacketHeaderStatement statement) {
        return of(new PacketHeaderStatement(
                statement.protocols(),
                List.of(),
                List.of(),
                List.of(),
                statement.destinationAddresses(),
                statement.destinationPrefixLists(),
                statement.destinationPorts()));
    }

    /** The packets that a scope is about at all, where nothing in it says more: TCP and UDP. */
    HeaderSpace analyzed() {
        return spaces.protocol(IpProtocol.TCP).union(spaces.protocol(IpProtocol.UDP));
    }

    private Optional<List<Cidr>> addresses(List<Cidr> blocks, List<ResourceReference> prefixLists) {
        if (!blocks.isEmpty()) {
            return Optional.of(blocks);
        }
        if (prefixLists.isEmpty()) {
            return Optional.empty();
        }
        List<Cidr> entries = new ArrayList<>();
        for (ResourceReference list : prefixLists) {
            entries.addAll(snapshot.prefixListEntries(list.id()).orElseThrow());
        }
        return Optional.of(entries);
    }
}
