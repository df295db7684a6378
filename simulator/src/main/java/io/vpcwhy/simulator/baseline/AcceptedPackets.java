package io.vpcwhy.simulator.baseline;

import io.vpcwhy.model.baseline.AcceptedFinding;
import io.vpcwhy.model.baseline.AcceptedHeader;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.space.HeaderProduct;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.space.IcmpRange;
import java.util.List;
import java.util.stream.IntStream;

/** Makes sets of packets of what baselines say. */
final class AcceptedPackets {

    private final HeaderSpaces spaces;

    AcceptedPackets(HeaderSpaces spaces) {
        this.spaces = spaces;
    }

    HeaderSpace of(AcceptedFinding finding) {
        return spaces.union(finding.headers().stream()
                .map(header -> spaces.of(product(header)))
                .toList());
    }

    private static HeaderProduct product(AcceptedHeader header) {
        IpFamily family = header.sources().get(0).family();
        return new HeaderProduct(
                family,
                header.sources(),
                header.destinations(),
                header.protocols().isEmpty() ? occurring(family) : header.protocols(),
                header.sourcePorts(),
                header.destinationPorts(),
                header.icmp().isEmpty()
                        ? List.of(IcmpRange.ALL)
                        : header.icmp().stream()
                                .map(types -> new IcmpRange(types.from(), types.to()))
                                .toList());
    }

    private static List<IpProtocol> occurring(IpFamily family) {
        return IntStream.rangeClosed(0, IpProtocol.MAX_NUMBER)
                .mapToObj(IpProtocol::new)
                .filter(protocol -> protocol.occursIn(family))
                .toList();
    }
}
