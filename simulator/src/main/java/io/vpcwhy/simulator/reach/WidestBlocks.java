package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.simulator.space.HeaderSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Tells addresses in as few blocks as can be, where a block stands for those of its addresses that can be there at
 * all.
 */
final class WidestBlocks {

    private final Function<Cidr, HeaderSpace> in;

    /** @param in the packets with an address of a block at the end of which blocks are told */
    WidestBlocks(Function<Cidr, HeaderSpace> in) {
        this.in = in;
    }

    /**
     * The blocks of some addresses, ascending.
     *
     * @param some of {@code all}
     * @param all that can be there
     * @param block in which they are looked for
     */
    List<Cidr> of(HeaderSpace some, HeaderSpace all, Cidr block) {
        List<Cidr> found = new ArrayList<>();
        add(some, all, block, found);
        return found;
    }

    private void add(HeaderSpace some, HeaderSpace all, Cidr block, List<Cidr> found) {
        HeaderSpace here = some.intersection(in.apply(block));
        if (here.isEmpty()) {
            return;
        }
        HeaderSpace whole = all.intersection(in.apply(block));
        if (here.equals(whole)) {
            found.add(block);
            return;
        }
        int length = block.prefixLength() + 1;
        Cidr low = new Cidr(block.first(), length);
        add(here, whole, low, found);
        add(here, whole, Cidr.of(next(low), length), found);
    }

    private static IpAddress next(Cidr block) {
        return block.last().next();
    }
}
