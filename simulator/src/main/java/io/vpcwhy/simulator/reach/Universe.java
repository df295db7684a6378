package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.route.AddressScope;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The addresses outside of a network: of the internet, and of networks that VPNs lead to. */
final class Universe {

    private final HeaderSpaces spaces;
    private final List<Cidr> own = new ArrayList<>();
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
            for (NetworkInterface.PrivateAddress address : nic.addresses()) {
                Stream.concat(Stream.of(address.address()), address.publicAddress().stream())
                        .filter(held -> held.family() == family && !inVpc(held))
                        .map(Cidr::host)
                        .forEach(own::add);
            }
        }
    }

    /** The addresses of an interface may be in no VPC of the snapshot, where its VPC was not collected. */
    private boolean inVpc(IpAddress address) {
        return vpcBlocks.stream().anyMatch(block -> block.contains(address));
    }

    /** The packets with an address of the internet at an end, other than those that interfaces of the network have. */
    HeaderSpace internet(End end) {
        return spaces.family(family)
                .difference(in(end, AddressScope.privateBlocks()))
                .difference(in(end, vpcBlocks))
                .difference(in(end, own));
    }

    /** The packets with an address at an end that may be on-premises: of no VPC, and of the internet or private. */
    HeaderSpace onPremises(End end) {
        return spaces.family(family)
                .difference(in(end, vpcBlocks))
                .difference(in(end, AddressScope.linkLocalBlocks()))
                .difference(in(end, own));
    }

    /** The packets with a certain address at an end. */
    HeaderSpace at(End end, IpAddress address) {
        return in(end, List.of(Cidr.host(address)));
    }

    private HeaderSpace in(End end, Collection<Cidr> blocks) {
        return end == End.SOURCE ? spaces.sourceIn(blocks) : spaces.destinationIn(blocks);
    }
}
