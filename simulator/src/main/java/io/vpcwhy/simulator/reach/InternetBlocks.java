package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Tells sources on the internet in as few blocks as rules do: a block stands for those of its addresses that are on the
 * internet, so that all of it is {@code 0.0.0.0/0}.
 */
public final class InternetBlocks {

    private final HeaderSpaces spaces;
    private final Map<IpFamily, HeaderSpace> internet = new EnumMap<>(IpFamily.class);

    /** @param spaces the maker of the sets that are to be told */
    public InternetBlocks(Snapshot snapshot, HeaderSpaces spaces) {
        this.spaces = spaces;
        for (IpFamily family : IpFamily.values()) {
            internet.put(family, new Universe(snapshot, spaces, family).internet(End.SOURCE));
        }
    }

    /** The sources of some packets, widest blocks first within each family. */
    public List<Cidr> sources(HeaderSpace packets) {
        List<Cidr> found = new ArrayList<>();
        HeaderSpace sources = spaces.sourceIn(packets.sources());
        internet.forEach((family, all) -> add(sources.intersection(all), all, Cidr.everything(family), found));
        return found;
    }

    /**
     * What is left of the internet, in as few blocks: the addresses of it that are in none of some blocks.
     *
     * @param blocks of one family at least; the other is not spoken of where it has none
     */
    public List<Cidr> otherThan(List<Cidr> blocks) {
        List<Cidr> found = new ArrayList<>();
        HeaderSpace those = spaces.sourceIn(blocks);
        internet.forEach((family, all) -> {
            if (blocks.stream().anyMatch(block -> block.family() == family)) {
                add(all.difference(those), all, Cidr.everything(family), found);
            }
        });
        return found;
    }

    /** Some addresses of the internet, in blocks as wide as rules have them. */
    public List<Cidr> of(List<Cidr> blocks) {
        return sources(spaces.sourceIn(blocks));
    }

    private void add(HeaderSpace sources, HeaderSpace all, Cidr block, List<Cidr> found) {
        found.addAll(new WidestBlocks(spaces::sourceIn).of(sources, all, block));
    }
}
