package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The addresses outside of a network: of the internet, and of networks that VPNs lead to. */
final class Universe {

    private final HeaderSpaces spaces;
    private final Set<IpAddress> own = new HashSet<>();
    private final Map<End, HeaderSpace> ownAt = new EnumMap<>(End.class);
    private final List<Cidr> vpcBlocks;
    private final IpFamily family;

    Universe(Snapshot snapshot, HeaderSpaces spaces, IpFamily family) {
        this.spaces = spaces;
        this.family = family;
        this.vpcBlocks = snapshot.all(Vpc.class).stream()
                .flatMap(vpc -> vpc.cidrs().stream())
                .filter(cidr -> cidr.family() == family)
                .toList();
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            Optional<Vpc> vpc = snapshot.find(Vpc.class, nic.vpcId());
            for (NetworkInterface.PrivateAddress address : nic.addresses()) {
                addUnlessIn(vpc, address.address());
                address.publicAddress().ifPresent(held -> addUnlessIn(vpc, held));
            }
        }
    }

    /** Nearly all addresses are in the VPC of their interface: few are looked for in every VPC. */
    private void addUnlessIn(Optional<Vpc> vpc, IpAddress address) {
        boolean inside = vpc.isPresent() && vpc.get().contains(address);
        if (address.family() == family && !inside && !inVpc(address)) {
            own.add(address);
        }
    }

    /** The addresses of an interface may be in no VPC of the snapshot, where its VPC was not collected. */
    private boolean inVpc(IpAddress address) {
        return vpcBlocks.stream().anyMatch(block -> block.contains(address));
    }

    /** The packets with an address of the internet at an end, other than those that interfaces of the network have. */
    HeaderSpace internet(End end) {
        return outside(end).exactly(aroundInternet(end));
    }

    /** Likewise, with the addresses that interfaces of the network have on the internet. */
    HeaderSpace aroundInternet(End end) {
        return spaces.family(family)
                .difference(in(end, AddressScope.privateBlocks()))
                .difference(in(end, AddressScope.unroutedBlocks()))
                .difference(in(end, vpcBlocks));
    }

    /**
     * The packets with an address at an end that may be on-premises: of no VPC, and of the internet or private; with the
     * addresses that interfaces of the network have on the internet.
     */
    HeaderSpace aroundOnPremises(End end) {
        return spaces.family(family).difference(in(end, vpcBlocks)).difference(in(end, AddressScope.unroutedBlocks()));
    }

    /** Packets with an end outside, which no interface of the network has. */
    Outside outside(End end) {
        return new Outside(end);
    }

    /**
     * The addresses outside as a set are as many pieces as the network has public addresses, which would be in every set of
     * packets: it is left out until somebody wants to have it.
     */
    final class Outside {

        private final End end;

        private Outside(End end) {
            this.end = end;
        }

        boolean holds(Packet packet) {
            return !own.contains(end == End.SOURCE ? packet.source() : packet.destination());
        }

        /** The packets of a set that are outside. */
        HeaderSpace exactly(HeaderSpace around) {
            return around.difference(ownAt.computeIfAbsent(
                    end, any -> in(any, own.stream().sorted().map(Cidr::host).toList())));
        }
    }

    private HeaderSpace in(End end, Collection<Cidr> blocks) {
        return end == End.SOURCE ? spaces.sourceIn(blocks) : spaces.destinationIn(blocks);
    }
}
