package io.vpcwhy.simulator.space;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.IpProtocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The values of one field of a set, grouped by what they leave of the fields below it. The groups are in the order of
 * their lowest values, the blocks of a group are as few as can be and ascend.
 */
final class FieldBlocks {

    /**
     * The values which begin with some bits.
     *
     * @param high the bits, from the most significant on
     * @param low the bits after the 64th
     * @param length how many bits are given
     */
    private record Block(long high, long low, int length) {

        Block followedByOne(int bits) {
            return bits < 64
                    ? new Block(high | 1L << (63 - bits), low, 0)
                    : new Block(high, low | 1L << (127 - bits), 0);
        }

        int first(int bits) {
            return (int) (high >>> (64 - bits));
        }

        int last(int bits) {
            return first(bits) + (1 << (bits - length)) - 1;
        }

        Cidr cidr(IpFamily family, int length) {
            IpAddress network =
                    family == IpFamily.IPV4 ? IpAddress.ofIpv4((int) (high >>> 32)) : IpAddress.ofIpv6(high, low);
            return new Cidr(network, length);
        }
    }

    private final NodeTable table;
    private final HeaderField field;
    private final int bits;
    private final Map<Integer, List<Block>> byRest = new LinkedHashMap<>();

    private FieldBlocks(NodeTable table, HeaderField field, int bits) {
        this.table = table;
        this.field = field;
        this.bits = bits;
    }

    /** The addresses of a field, by the node that is left of the set; the set asks for no field before this one. */
    static Map<Integer, List<Cidr>> cidrs(NodeTable table, int set, HeaderField field, IpFamily family) {
        FieldBlocks found = new FieldBlocks(table, field, family.bits());
        found.walk(set, 0, new Block(0, 0, 0));
        Map<Integer, List<Cidr>> cidrs = new LinkedHashMap<>();
        found.byRest.forEach((rest, blocks) -> cidrs.put(
                rest,
                blocks.stream().map(block -> block.cidr(family, block.length)).toList()));
        return cidrs;
    }

    /** The numbers of a field as ranges, by the node that is left of the set; likewise. */
    static <R> Map<Integer, List<R>> ranges(
            NodeTable table, int set, HeaderField field, BiFunction<Integer, Integer, R> range) {
        FieldBlocks found = new FieldBlocks(table, field, field.bits());
        found.walk(set, 0, new Block(0, 0, 0));
        Map<Integer, List<R>> ranges = new LinkedHashMap<>();
        found.byRest.forEach((rest, blocks) -> ranges.put(rest, joined(blocks, field.bits(), range)));
        return ranges;
    }

    /** The protocols, by the node that is left of the set; the set does not ask for the family. */
    static Map<Integer, List<IpProtocol>> protocols(NodeTable table, int set) {
        Map<Integer, List<IpProtocol>> protocols = new LinkedHashMap<>();
        ranges(table, set, HeaderField.PROTOCOL, IntStream::rangeClosed)
                .forEach((rest, ranges) -> protocols.put(
                        rest,
                        ranges.stream()
                                .flatMapToInt(range -> range)
                                .mapToObj(IpProtocol::new)
                                .toList()));
        return protocols;
    }

    /** The lowest address of a field, of a set that asks for no other field and is not empty. */
    static IpAddress lowest(NodeTable table, int set, HeaderField field, IpFamily family) {
        Block at = new Block(0, 0, 0);
        int node = set;
        while (node != NodeTable.TRUE) {
            boolean one = table.low(node) == NodeTable.FALSE;
            if (one) {
                at = at.followedByOne(table.level(node) - field.first());
            }
            node = one ? table.high(node) : table.low(node);
        }
        return at.cidr(family, family.bits()).first();
    }

    private void walk(int set, int depth, Block at) {
        if (set == NodeTable.FALSE) {
            return;
        }
        int level = table.level(set);
        if (level >= field.first() + bits) {
            byRest.computeIfAbsent(set, rest -> new ArrayList<>()).add(new Block(at.high, at.low, depth));
            return;
        }
        boolean asked = level == field.first() + depth;
        walk(asked ? table.low(set) : set, depth + 1, at);
        walk(asked ? table.high(set) : set, depth + 1, at.followedByOne(depth));
    }

    private static <R> List<R> joined(List<Block> blocks, int bits, BiFunction<Integer, Integer, R> range) {
        List<R> ranges = new ArrayList<>();
        int from = blocks.get(0).first(bits);
        int to = blocks.get(0).last(bits);
        for (Block block : blocks.subList(1, blocks.size())) {
            if (block.first(bits) != to + 1) {
                ranges.add(range.apply(from, to));
                from = block.first(bits);
            }
            to = block.last(bits);
        }
        ranges.add(range.apply(from, to));
        return List.copyOf(ranges);
    }
}
