package io.vpcwhy.simulator.space;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The values of a field as people tell them: those that it has, or all but those that it lacks, whichever is shorter. Both
 * say exactly the same.
 *
 * @param allBut whether the items are those that it lacks
 * @param items ascending; none where every value is meant
 */
public record Listing<T>(boolean allBut, List<T> items) {

    /** About as many letters as "every ... but" takes. */
    private static final int ALL_BUT = "all but ".length();

    public Listing {
        items = List.copyOf(items);
    }

    /** Whether the field does not matter. */
    public boolean isEverything() {
        return allBut && items.isEmpty();
    }

    /**
     * Some ports.
     *
     * @param ranges disjoint and ascending
     */
    public static Listing<PortRange> ofPorts(List<PortRange> ranges) {
        return shorter(ranges, others(ranges, PortRange::from, PortRange::to, PortRange.MAX_PORT, PortRange::new));
    }

    /**
     * Some types and codes of ICMP.
     *
     * @param ranges disjoint and ascending
     */
    public static Listing<IcmpRange> ofIcmp(List<IcmpRange> ranges) {
        return shorter(
                ranges,
                others(
                        ranges,
                        range -> IcmpRange.number(range.from()),
                        range -> IcmpRange.number(range.to()),
                        IcmpRange.number(IcmpRange.ALL.to()),
                        IcmpRange::ofNumbers));
    }

    /**
     * Some addresses.
     *
     * @param blocks of that family, disjoint and ascending
     */
    public static Listing<Cidr> ofBlocks(IpFamily family, List<Cidr> blocks) {
        List<Cidr> others = new ArrayList<>();
        addOthers(Cidr.everything(family), blocks, others);
        return shorter(blocks, others);
    }

    /**
     * Some protocols of packets of a family. The ICMP of the other family is not spoken of: no packet has it.
     *
     * @param protocols ascending
     */
    public static Listing<IpProtocol> ofProtocols(IpFamily family, List<IpProtocol> protocols) {
        List<IpProtocol> ours =
                protocols.stream().filter(one -> one.occursIn(family)).toList();
        Set<IpProtocol> known = Set.copyOf(ours);
        List<IpProtocol> others = IntStream.rangeClosed(0, IpProtocol.MAX_NUMBER)
                .mapToObj(IpProtocol::new)
                .filter(one -> one.occursIn(family) && !known.contains(one))
                .toList();
        return ours.isEmpty() ? new Listing<>(false, protocols) : shorter(ours, others);
    }

    private static <T> Listing<T> shorter(List<T> values, List<T> others) {
        return others.isEmpty() || length(others) + ALL_BUT < length(values)
                ? new Listing<>(true, others)
                : new Listing<>(false, values);
    }

    private static int length(List<?> items) {
        return items.stream()
                .map(Object::toString)
                .collect(Collectors.joining(", "))
                .length();
    }

    private static <R> List<R> others(
            List<R> ranges,
            ToIntFunction<R> from,
            ToIntFunction<R> to,
            int last,
            BiFunction<Integer, Integer, R> make) {
        List<R> others = new ArrayList<>();
        int next = 0;
        for (R range : ranges) {
            if (from.applyAsInt(range) > next) {
                others.add(make.apply(next, from.applyAsInt(range) - 1));
            }
            next = to.applyAsInt(range) + 1;
        }
        if (next <= last) {
            others.add(make.apply(next, last));
        }
        return others;
    }

    private static void addOthers(Cidr block, List<Cidr> taken, List<Cidr> others) {
        List<Cidr> here = taken.stream().filter(block::overlaps).toList();
        if (here.isEmpty()) {
            others.add(block);
        } else if (here.stream().noneMatch(one -> one.contains(block))) {
            int length = block.prefixLength() + 1;
            IpAddress half = Cidr.of(block.first(), length).last().next();
            addOthers(Cidr.of(block.first(), length), here, others);
            addOthers(Cidr.of(half, length), here, others);
        }
    }
}
