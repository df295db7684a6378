package io.vpcwhy.cli.render;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.reach.InternetBlocks;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.space.Listing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** Says sets of addresses in few blocks, or by what they lack where that is shorter. */
final class AddressWords {

    private final InternetBlocks internet;
    private final Map<List<Cidr>, String> known = new HashMap<>();

    AddressWords(Snapshot snapshot) {
        this.internet = new InternetBlocks(snapshot, new HeaderSpaces());
    }

    /** Addresses of the internet, such as {@code 0.0.0.0/0 but 192.0.2.0/24}. */
    String ofInternet(List<Cidr> blocks) {
        return known.computeIfAbsent(blocks, any -> byFamily(any, this::ofInternet));
    }

    private String ofInternet(IpFamily family, List<Cidr> blocks) {
        List<Cidr> inside = internet.of(blocks);
        List<Cidr> others = internet.otherThan(blocks);
        return inside.size() <= others.size() + 1 ? list(inside) : Cidr.everything(family) + " but " + list(others);
    }

    /** Addresses of any network; single ones without their length. */
    static String blocks(List<Cidr> blocks) {
        return byFamily(blocks, (family, here) -> {
            Listing<Cidr> listing = Listing.ofBlocks(family, here);
            return listing.isEverything() || !listing.allBut()
                    ? list(here)
                    : Cidr.everything(family) + " but " + list(listing.items());
        });
    }

    private static String byFamily(List<Cidr> blocks, BiFunction<IpFamily, List<Cidr>, String> words) {
        List<String> texts = new ArrayList<>();
        for (IpFamily family : IpFamily.values()) {
            List<Cidr> here =
                    blocks.stream().filter(block -> block.family() == family).toList();
            if (!here.isEmpty()) {
                texts.add(words.apply(family, here));
            }
        }
        return String.join(", ", texts);
    }

    private static String list(List<Cidr> blocks) {
        return FindingWords.list(blocks.stream()
                .map(block ->
                        block.equals(Cidr.host(block.first())) ? block.first().toString() : block.toString())
                .toList());
    }
}
