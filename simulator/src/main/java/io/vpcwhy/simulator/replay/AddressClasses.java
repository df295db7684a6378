package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Divides all addresses into classes, such that those of a class are in the same of some blocks. Blocks are nested or
 * apart, so that the narrowest block tells all that an address is in.
 */
final class AddressClasses {

    /** Where a class begins, and ends where the next begins. */
    private record Start(IpAddress first, int number) {}

    /** What addresses of a class have in common: their narrowest block, and a mark. */
    private record Kind(Cidr narrowest, String mark) {}

    private final int[] starts4;
    private final int[] classes4;
    private final long[] highs6;
    private final long[] lows6;
    private final int[] classes6;
    private final int count;

    /**
     * @param blocks that tell addresses apart
     * @param marked blocks whose addresses are told apart by their marks alone
     * @param mark of an address in a marked block
     */
    AddressClasses(Collection<Cidr> blocks, Collection<Cidr> marked, Function<IpAddress, String> mark) {
        Map<Kind, Integer> numbers = new HashMap<>();
        List<Start> v4 = new Sweep(IpFamily.IPV4, blocks, marked, mark, numbers).starts();
        List<Start> v6 = new Sweep(IpFamily.IPV6, blocks, marked, mark, numbers).starts();
        this.starts4 = new int[v4.size()];
        this.classes4 = new int[v4.size()];
        for (int i = 0; i < starts4.length; i++) {
            starts4[i] = (int) v4.get(i).first().low() ^ Integer.MIN_VALUE;
            classes4[i] = v4.get(i).number();
        }
        this.highs6 = new long[v6.size()];
        this.lows6 = new long[v6.size()];
        this.classes6 = new int[v6.size()];
        for (int i = 0; i < highs6.length; i++) {
            highs6[i] = v6.get(i).first().high();
            lows6[i] = v6.get(i).first().low();
            classes6[i] = v6.get(i).number();
        }
        this.count = numbers.size();
    }

    /** Whether no class begins within one of the cells. */
    boolean consistsOf(AddressCells cells) {
        for (int first : starts4) {
            if (!cells.begins(IpAddress.ofIpv4(first ^ Integer.MIN_VALUE))) {
                return false;
            }
        }
        for (int i = 0; i < highs6.length; i++) {
            if (!cells.begins(IpAddress.ofIpv6(highs6[i], lows6[i]))) {
                return false;
            }
        }
        return true;
    }

    /** Where the addresses of a family belong to another class than those before: the first of each range, ascending. */
    List<IpAddress> firsts(IpFamily family) {
        List<IpAddress> firsts = new ArrayList<>();
        if (family == IpFamily.IPV4) {
            for (int first : starts4) {
                firsts.add(IpAddress.ofIpv4(first ^ Integer.MIN_VALUE));
            }
        } else {
            for (int i = 0; i < highs6.length; i++) {
                firsts.add(IpAddress.ofIpv6(highs6[i], lows6[i]));
            }
        }
        return firsts;
    }

    /** The class of an address, from 0. */
    int of(IpAddress address) {
        return address.family() == IpFamily.IPV4 ? of4((int) address.low()) : of6(address.high(), address.low());
    }

    /** Number of classes, of both families together. */
    int count() {
        return count;
    }

    /** The class of an IPv4 address, from 0. */
    int of4(int address) {
        int wanted = address ^ Integer.MIN_VALUE;
        int low = 0;
        int length = starts4.length;
        while (length > 1) {
            int half = length >>> 1;
            low += starts4[low + half] <= wanted ? half : 0;
            length -= half;
        }
        return classes4[low];
    }

    /** The class of an IPv6 address, from 0. */
    int of6(long high, long low) {
        int from = 0;
        int length = highs6.length;
        while (length > 1) {
            int half = length >>> 1;
            int at = from + half;
            int byHigh = Long.compareUnsigned(highs6[at], high);
            boolean atOrBefore = byHigh < 0 || (byHigh == 0 && Long.compareUnsigned(lows6[at], low) <= 0);
            from += atOrBefore ? half : 0;
            length -= half;
        }
        return classes6[from];
    }

    /** Goes over the blocks of a family from the lowest address to the highest, and notes where something begins. */
    private static final class Sweep {

        private static final Comparator<Cidr> OUTER_FIRST =
                Comparator.comparing(Cidr::first).thenComparing(Cidr::prefixLength);

        private final NavigableSet<Cidr> plain = new TreeSet<>(OUTER_FIRST);
        private final NavigableSet<Cidr> marked = new TreeSet<>(OUTER_FIRST);
        private final Function<IpAddress, String> mark;
        private final Map<Kind, Integer> numbers;
        private final List<Start> starts = new ArrayList<>();
        private final Deque<Cidr> open = new ArrayDeque<>();

        Sweep(
                IpFamily family,
                Collection<Cidr> blocks,
                Collection<Cidr> marked,
                Function<IpAddress, String> mark,
                Map<Kind, Integer> numbers) {
            this.mark = mark;
            this.numbers = numbers;
            plain.add(Cidr.everything(family));
            blocks.stream().filter(block -> block.family() == family).forEach(plain::add);
            marked.stream().filter(block -> block.family() == family).forEach(this.marked::add);
        }

        List<Start> starts() {
            NavigableSet<Cidr> all = new TreeSet<>(plain);
            all.addAll(marked);
            for (Cidr block : all) {
                while (!open.isEmpty() && !open.getFirst().contains(block)) {
                    close();
                }
                open.push(block);
                begin(block.first());
            }
            while (open.size() > 1) {
                close();
            }
            return starts;
        }

        private void close() {
            Cidr closed = open.pop();
            boolean more = !closed.last().equals(open.getFirst().last());
            if (more) { // else the block around it ends there, too
                begin(closed.last().next());
            }
        }

        private void begin(IpAddress first) {
            Cidr narrowest = open.stream().filter(plain::contains).findFirst().orElseThrow();
            boolean isMarked = !marked.isEmpty() && open.stream().anyMatch(marked::contains);
            Kind kind = new Kind(narrowest, isMarked ? mark.apply(first) : "");
            int number = numbers.computeIfAbsent(kind, any -> numbers.size());
            int last = starts.size() - 1;
            if (last >= 0 && starts.get(last).first().equals(first)) {
                starts.remove(last--);
            }
            if (last < 0 || starts.get(last).number() != number) {
                starts.add(new Start(first, number));
            }
        }
    }
}
