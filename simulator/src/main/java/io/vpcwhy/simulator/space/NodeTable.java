package io.vpcwhy.simulator.space;

import java.util.Arrays;
import java.util.BitSet;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;

/**
 * Reduced ordered binary decision diagrams in one table: a set of bit strings is a node, equal sets are the same node.
 *
 * <p>A node is an index. {@link #FALSE} and {@link #TRUE} are the empty and the full set; any other node asks for the bit
 * of its level and goes on to a node of a higher level. Nodes stay where they are until {@link #retain} is called, and
 * never move. Flat arrays without reference counts: by measurement faster than a library that counts them.
 *
 * @see <a href="https://doi.org/10.1109/TC.1986.1676819">Bryant, Graph-Based Algorithms for Boolean Function
 *     Manipulation</a>
 */
final class NodeTable {

    static final int FALSE = 0;
    static final int TRUE = 1;

    private static final int FIRST_CAPACITY = 1 << 12;
    /** Beyond 16 MiB of remembered results, the misses of the processor's caches cost what they save. */
    private static final int MOST_REMEMBERED = 1 << 20;

    private static final int AND = 1;
    private static final int OR = 2;
    private static final int DIFFERENCE = 3;
    private static final int EXISTS = 4;
    private static final int RENAME = 5;

    /** Four numbers a node: level, where the bit is 0, where it is 1, the next node of its bucket. */
    private int[] nodes = new int[4 * FIRST_CAPACITY];

    private int[] buckets = new int[FIRST_CAPACITY];
    /** Four numbers a result: operation, two operands, result; what is computed later takes the place. */
    private int[] results = new int[4 * FIRST_CAPACITY];

    private final int[] renamed;
    private int end = 2;
    private int free;
    private int count;

    /** @param renamed the level that {@link #rename} puts in place of each; doing it twice changes nothing */
    NodeTable(int[] renamed) {
        this.renamed = renamed.clone();
        nodes[4 * FALSE] = Integer.MAX_VALUE;
        nodes[4 * TRUE] = Integer.MAX_VALUE;
    }

    /** Number of nodes, those included which nothing needs any more. */
    int size() {
        return count;
    }

    /** The level of the bit that the node asks for; more than any where it is {@link #FALSE} or {@link #TRUE}. */
    int level(int node) {
        return nodes[4 * node];
    }

    /** What follows where the bit is 0. */
    int low(int node) {
        return nodes[4 * node + 1];
    }

    /** What follows where the bit is 1. */
    int high(int node) {
        return nodes[4 * node + 2];
    }

    /** The set which is {@code low} where the bit of the level is 0, and {@code high} where it is 1. */
    int node(int level, int low, int high) {
        if (low == high) {
            return low;
        }
        int bucket = mix(level, low, high) & buckets.length - 1;
        for (int node = buckets[bucket]; node != 0; node = nodes[4 * node + 3]) {
            if (low(node) == low && high(node) == high && level(node) == level) {
                return node;
            }
        }
        if (free == 0 && 4 * end == nodes.length) {
            grow();
            bucket = mix(level, low, high) & buckets.length - 1;
        }
        int node = allocate();
        nodes[4 * node] = level;
        nodes[4 * node + 1] = low;
        nodes[4 * node + 2] = high;
        nodes[4 * node + 3] = buckets[bucket];
        buckets[bucket] = node;
        return node;
    }

    int and(int a, int b) {
        if (a == b || b == TRUE) {
            return a;
        }
        if (a == FALSE || b == FALSE) {
            return FALSE;
        }
        return a == TRUE ? b : apply(AND, Math.min(a, b), Math.max(a, b));
    }

    int or(int a, int b) {
        if (a == b || b == FALSE) {
            return a;
        }
        if (a == TRUE || b == TRUE) {
            return TRUE;
        }
        return a == FALSE ? b : apply(OR, Math.min(a, b), Math.max(a, b));
    }

    int difference(int a, int b) {
        if (a == b || a == FALSE || b == TRUE) {
            return FALSE;
        }
        return b == FALSE ? a : apply(DIFFERENCE, a, b);
    }

    private int apply(int operation, int a, int b) {
        int known = remembered(operation, a, b);
        if (known >= 0) {
            return known;
        }
        int level = Math.min(level(a), level(b));
        boolean asksA = level(a) == level;
        boolean asksB = level(b) == level;
        int low = binary(operation, asksA ? low(a) : a, asksB ? low(b) : b);
        int high = binary(operation, asksA ? high(a) : a, asksB ? high(b) : b);
        return remember(operation, a, b, node(level, low, high));
    }

    private int binary(int operation, int a, int b) {
        return switch (operation) {
            case AND -> and(a, b);
            case OR -> or(a, b);
            default -> difference(a, b);
        };
    }

    /** The bit strings which are in the set for some value of the bits from level {@code from} to before {@code to}. */
    int exists(int node, int from, int to) {
        int level = level(node);
        if (level >= to) {
            return node;
        }
        int range = from << 16 | to;
        int known = remembered(EXISTS, node, range);
        if (known >= 0) {
            return known;
        }
        int low = exists(low(node), from, to);
        int high = exists(high(node), from, to);
        return remember(EXISTS, node, range, level >= from ? or(low, high) : node(level, low, high));
    }

    /** The bit strings of the set with their levels changed over. */
    int rename(int node) {
        if (node <= TRUE) {
            return node;
        }
        int known = remembered(RENAME, node, 0);
        if (known >= 0) {
            return known;
        }
        int low = rename(low(node));
        int high = rename(high(node));
        return remember(RENAME, node, 0, choose(renamed[level(node)], low, high));
    }

    /** As {@link #node}, for nodes which may ask for bits before that level. */
    private int choose(int level, int low, int high) {
        if (level < level(low) && level < level(high)) {
            return node(level, low, high);
        }
        return or(and(node(level, TRUE, FALSE), low), and(node(level, FALSE, TRUE), high));
    }

    /** Forgets every node that none of the given ones needs. */
    void retain(IntStream needed) {
        BitSet marked = new BitSet(end);
        for (PrimitiveIterator.OfInt each = needed.iterator(); each.hasNext(); ) {
            mark(each.nextInt(), marked);
        }
        Arrays.fill(results, 0);
        free = 0;
        count = 0;
        for (int node = end - 1; node > TRUE; node--) {
            if (marked.get(node)) {
                count++;
            } else {
                nodes[4 * node + 3] = free;
                nodes[4 * node] = -1;
                free = node;
            }
        }
        fillBuckets();
    }

    private void mark(int node, BitSet marked) {
        if (node > TRUE && !marked.get(node)) {
            marked.set(node);
            mark(low(node), marked);
            mark(high(node), marked);
        }
    }

    private int allocate() {
        count++;
        if (free == 0) {
            return end++;
        }
        int node = free;
        free = nodes[4 * node + 3];
        return node;
    }

    private void grow() {
        if (nodes.length > Integer.MAX_VALUE / 2) {
            throw new OutOfMemoryError("a set of packets needs more than " + end + " nodes");
        }
        nodes = Arrays.copyOf(nodes, 2 * nodes.length);
        buckets = new int[nodes.length / 4];
        fillBuckets();
        if (results.length < 4 * MOST_REMEMBERED) {
            results = new int[nodes.length];
        }
    }

    private void fillBuckets() {
        Arrays.fill(buckets, 0);
        for (int node = 2; node < end; node++) {
            if (level(node) >= 0) {
                int bucket = mix(level(node), low(node), high(node)) & buckets.length - 1;
                nodes[4 * node + 3] = buckets[bucket];
                buckets[bucket] = node;
            }
        }
    }

    private int remembered(int operation, int a, int b) {
        int at = place(operation, a, b);
        return results[at] == operation && results[at + 1] == a && results[at + 2] == b ? results[at + 3] : -1;
    }

    private int remember(int operation, int a, int b, int result) {
        int at = place(operation, a, b);
        results[at] = operation;
        results[at + 1] = a;
        results[at + 2] = b;
        results[at + 3] = result;
        return result;
    }

    private int place(int operation, int a, int b) {
        return (mix(operation, a, b) & (results.length >> 2) - 1) << 2;
    }

    private static int mix(int a, int b, int c) {
        int hash = a * 0x9E3779B1 ^ b * 0x85EBCA6B ^ c * 0xC2B2AE35;
        hash = (hash ^ hash >>> 15) * 0x2C1B3C6D;
        return hash ^ hash >>> 13;
    }
}
