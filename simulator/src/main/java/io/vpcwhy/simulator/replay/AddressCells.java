package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Divides all addresses at the beginnings and ends of blocks, and finds the cell of an address in a few steps whatever
 * their number. Immutable.
 */
final class AddressCells {

    private static final int PAGE_BITS = 8;
    private static final int PAGE = 1 << PAGE_BITS;

    private final int[] starts4;
    private final long[] starts6;
    private final int[] top = new int[1 << 16];
    private int[] pages = new int[16 * PAGE];
    private int pageCount;

    AddressCells(Collection<Cidr> blocks) {
        this.starts4 = starts(blocks, IpFamily.IPV4).stream()
                .mapToInt(first -> (int) first.low())
                .toArray();
        List<IpAddress> ofIpv6 = starts(blocks, IpFamily.IPV6);
        this.starts6 = new long[2 * ofIpv6.size()];
        for (int i = 0; i < ofIpv6.size(); i++) {
            starts6[2 * i] = ofIpv6.get(i).high();
            starts6[2 * i + 1] = ofIpv6.get(i).low();
        }
        for (int i = 0; i < top.length; i++) {
            top[i] = entry(i << 16, 16);
        }
        this.pages = Arrays.copyOf(pages, pageCount * PAGE);
    }

    private static List<IpAddress> starts(Collection<Cidr> blocks, IpFamily family) {
        TreeSet<IpAddress> starts = new TreeSet<>();
        starts.add(Cidr.everything(family).first());
        for (Cidr block : blocks) {
            if (block.family() == family) {
                starts.add(block.first());
                if (!block.last().equals(Cidr.everything(family).last())) {
                    starts.add(block.last().next());
                }
            }
        }
        return List.copyOf(starts);
    }

    /** The cell of a block, or, below 0, where there is a page of entries for its parts. */
    private int entry(int first, int bits) {
        int cell = search4(first);
        int last = first | ((1 << bits) - 1);
        if (search4(last) == cell) {
            return cell;
        }
        int page = pageCount++;
        if (pages.length < pageCount * PAGE) {
            pages = Arrays.copyOf(pages, 2 * pages.length);
        }
        for (int i = 0; i < PAGE; i++) {
            int part = bits - PAGE_BITS;
            int found = entry(first | (i << part), part);
            pages[page * PAGE + i] = found;
        }
        return -1 - page;
    }

    private int search4(int address) {
        int wanted = address ^ Integer.MIN_VALUE;
        int from = 0;
        int length = starts4.length;
        while (length > 1) {
            int half = length >>> 1;
            from += (starts4[from + half] ^ Integer.MIN_VALUE) <= wanted ? half : 0;
            length -= half;
        }
        return from;
    }

    /** The cell of an IPv4 address, from 0. */
    int of4(int address) {
        int found = top[address >>> 16];
        if (found < 0) {
            found = pages[(-1 - found) * PAGE + ((address >>> PAGE_BITS) & (PAGE - 1))];
            if (found < 0) {
                found = pages[(-1 - found) * PAGE + (address & (PAGE - 1))];
            }
        }
        return found;
    }

    /** The cell of an IPv6 address, after those of IPv4. */
    int of6(long high, long low) {
        int from = 0;
        int length = starts6.length / 2;
        while (length > 1) {
            int half = length >>> 1;
            int at = 2 * (from + half);
            int byHigh = Long.compareUnsigned(starts6[at], high);
            boolean atOrBefore = byHigh < 0 || (byHigh == 0 && Long.compareUnsigned(starts6[at + 1], low) <= 0);
            from += atOrBefore ? half : 0;
            length -= half;
        }
        return starts4.length + from;
    }

    /** Number of cells, of both families together. */
    int count() {
        return starts4.length + starts6.length / 2;
    }

    /** Whether a cell begins there. */
    boolean begins(IpAddress address) {
        if (address.family() == IpFamily.IPV4) {
            return starts4[search4((int) address.low())] == (int) address.low();
        }
        int at = 2 * (of6(address.high(), address.low()) - starts4.length);
        return starts6[at] == address.high() && starts6[at + 1] == address.low();
    }
}
