package io.vpcwhy.cli.render;

import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.intent.IntentPart;
import io.vpcwhy.simulator.reach.InternetBlocks;
import io.vpcwhy.simulator.reach.WayEnd;
import io.vpcwhy.simulator.scope.Finding;
import io.vpcwhy.simulator.space.HeaderProduct;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The packets of findings, and of parts of intents, as they are told: a block of an end on the internet stands for those of its addresses that are on
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
        return of(finding.packets(), isInternet(finding.source()), isInternet(finding.destination()));
    }

    /** Likewise of a part of an intent's packets. */
    public List<HeaderProduct> of(IntentPart part, Intent intent) {
        return of(part.packets(), IntentWords.fromInternet(part, intent), IntentWords.toInternet(part, intent));
    }

    private List<HeaderProduct> of(HeaderSpace packets, boolean fromInternet, boolean toInternet) {
        return packets.describe().stream()
                .map(product -> new HeaderProduct(
                        product.family(),
                        told(fromInternet, product.sources()),
                        told(toInternet, product.destinations()),
                        product.protocols(),
                        product.sourcePorts(),
                        product.destinationPorts(),
                        product.icmp()))
                .toList();
    }

    /** Every address that packets are sent from. */
    List<Cidr> sources(Finding finding) {
        return told(isInternet(finding.source()), finding.packets().sources());
    }

    /** Every address that packets are sent to. */
    List<Cidr> destinations(Finding finding) {
        return told(isInternet(finding.destination()), finding.packets().destinations());
    }

    private static boolean isInternet(WayEnd end) {
        return end instanceof WayEnd.Internet;
    }

    private List<Cidr> told(boolean isInternet, List<Cidr> blocks) {
        return isInternet ? known.computeIfAbsent(blocks, internet::of) : blocks;
    }
}
