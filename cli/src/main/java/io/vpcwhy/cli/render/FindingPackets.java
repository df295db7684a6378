package io.vpcwhy.cli.render;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.reach.InternetBlocks;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.space.HeaderProduct;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The packets of findings as they are told: a block of an end on the internet stands for those of its addresses that are on
 * the internet. Told exactly, each public address of the network itself would be a hole in every finding, and one more
 * such address would change them all.
 */
public final class FindingPackets {

    private final InternetBlocks internet;
    private final Map<List<Cidr>, List<Cidr>> known = new HashMap<>();

    public FindingPackets(Snapshot snapshot) {
        this.internet = new InternetBlocks(snapshot, new HeaderSpaces());
    }

    /** Products of fields that hold the packets. */
    public List<HeaderProduct> of(Finding finding) {
        return finding.packets().describe().stream()
                .map(product -> new HeaderProduct(
                        product.family(),
                        told(finding.source(), product.sources()),
                        told(finding.destination(), product.destinations()),
                        product.protocols(),
                        product.sourcePorts(),
                        product.destinationPorts(),
                        product.icmp()))
                .toList();
    }

    /** Every address that packets are sent from. */
    List<Cidr> sources(Finding finding) {
        return told(finding.source(), finding.packets().sources());
    }

    /** Every address that packets are sent to. */
    List<Cidr> destinations(Finding finding) {
        return told(finding.destination(), finding.packets().destinations());
    }

    private List<Cidr> told(WayEnd end, List<Cidr> blocks) {
        return end instanceof WayEnd.Internet ? known.computeIfAbsent(blocks, internet::of) : blocks;
    }
}
