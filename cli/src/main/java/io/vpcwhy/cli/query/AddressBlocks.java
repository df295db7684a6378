package io.vpcwhy.cli.query;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.simulator.space.Listing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Addresses of one family, as shortly as it goes.
 *
 * @param allBut whether the blocks are those of the block around them that are meant not to be in
 * @param within a block that holds all of the addresses
 * @param blocks disjoint and ascending
 */
public record AddressBlocks(boolean allBut, Cidr within, List<Cidr> blocks) {

    /** About as many blocks as it costs to name the one around them. */
    private static final int COST_OF_WITHIN = 1;

    public AddressBlocks {
        blocks = List.copyOf(blocks);
    }

    /**
     * Those of some blocks.
     *
     * @param blocks of one family, disjoint and ascending; at least one
     */
    public static AddressBlocks of(List<Cidr> blocks) {
        IpFamily family = blocks.get(0).family();
        Cidr around = around(blocks);
        List<Cidr> others = new ArrayList<>();
        addOthers(around, blocks, others);
        if (others.size() + COST_OF_WITHIN < blocks.size() || (others.isEmpty() && blocks.size() > 1)) {
            return new AddressBlocks(true, around, others);
        }
        Listing<Cidr> listed = Listing.ofBlocks(family, blocks);
        return new AddressBlocks(listed.allBut(), Cidr.everything(family), listed.items());
    }

    private static Cidr around(Collection<Cidr> blocks) {
        Cidr around = blocks.iterator().next();
        for (Cidr block : blocks) {
            while (!around.contains(block)) {
                around = Cidr.of(around.first(), around.prefixLength() - 1);
            }
        }
        return around;
    }

    private static void addOthers(Cidr block, List<Cidr> taken, List<Cidr> others) {
        List<Cidr> here = taken.stream().filter(block::overlaps).toList();
        if (here.isEmpty()) {
            others.add(block);
        } else if (here.stream().noneMatch(one -> one.contains(block))) {
            int length = block.prefixLength() + 1;
            addOthers(Cidr.of(block.first(), length), here, others);
            addOthers(Cidr.of(Cidr.of(block.first(), length).last().next(), length), here, others);
        }
    }

    public IpFamily family() {
        return within.family();
    }

    /** Whether all addresses of the family are meant. */
    public boolean isEverything() {
        return allBut && blocks.isEmpty() && within.isEverything();
    }

    /** Whether one block is all that is to be named. */
    boolean isWithinAlone() {
        return allBut && blocks.isEmpty();
    }
}
