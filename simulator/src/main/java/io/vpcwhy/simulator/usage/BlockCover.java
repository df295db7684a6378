package io.vpcwhy.simulator.usage;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Few blocks that hold many, and little else. */
final class BlockCover {

    private BlockCover() {}

    /**
     * The blocks of some of one family, joined where that adds nothing, and then those that the smallest block holds
     * together, until few are left.
     *
     * @param most from 1
     */
    static List<Cidr> of(Collection<Cidr> some, int most) {
        List<Cidr> left = new ArrayList<>();
        some.stream().distinct().sorted().forEach(block -> append(left, block));
        while (left.size() > most) {
            int at = closest(left);
            Cidr joined = common(left.get(at), left.get(at + 1));
            left.subList(at, at + 2).clear();
            left.add(at, joined);
            left.removeIf(block -> !block.equals(joined) && joined.contains(block));
        }
        return List.copyOf(left);
    }

    /** Sorted blocks come after those that hold them; two halves of a block are the block. */
    private static void append(List<Cidr> to, Cidr block) {
        Cidr last = block;
        if (!to.isEmpty() && to.get(to.size() - 1).contains(block)) {
            return;
        }
        while (!to.isEmpty() && areHalves(to.get(to.size() - 1), last)) {
            last = common(to.remove(to.size() - 1), last);
        }
        to.add(last);
    }

    private static boolean areHalves(Cidr one, Cidr other) {
        return one.prefixLength() == other.prefixLength()
                && common(one, other).prefixLength() == one.prefixLength() - 1;
    }

    private static int closest(List<Cidr> sorted) {
        int best = 0;
        for (int i = 1; i + 1 < sorted.size(); i++) {
            if (common(sorted.get(i), sorted.get(i + 1)).prefixLength()
                    > common(sorted.get(best), sorted.get(best + 1)).prefixLength()) {
                best = i;
            }
        }
        return best;
    }

    /** The smallest block that holds both. */
    private static Cidr common(Cidr one, Cidr other) {
        IpAddress here = one.network();
        IpAddress there = other.network();
        int length = 0;
        int most = Math.min(one.prefixLength(), other.prefixLength());
        while (length < most && here.bit(length) == there.bit(length)) {
            length++;
        }
        return Cidr.of(here, length);
    }
}
