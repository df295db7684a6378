package io.vpcwhy.simulator.replay;

/**
 * Counts distinct things by their hashes: exactly while they are few, then by HyperLogLog. What it says does not depend
 * on the order in which it was told, nor on which parts were counted apart and united.
 *
 * @see <a href="https://algo.inria.fr/flajolet/Publications/FlFuGaMe07.pdf">Flajolet, Fusy, Gandouet, Meunier:
 *     HyperLogLog</a>
 */
final class Peers {

    /** As many are counted exactly. */
    static final int EXACT = 256;

    /** 2 to this many registers: the estimate is off by 2.3 % (standard error). */
    private static final int PRECISION = 11;

    private static final int REGISTERS = 1 << PRECISION;
    private static final double ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

    private long[] exact = new long[4];
    private int count;
    private byte[] registers = {};

    /** Takes note of one with that hash, of which all bits are random. */
    void add(long hash) {
        if (registers.length > 0) {
            register(hash);
        } else {
            addExact(hash == 0 ? 1 : hash);
        }
    }

    private void addExact(long hash) {
        int slot = slot(exact, hash);
        if (exact[slot] == hash) {
            return;
        }
        exact[slot] = hash;
        if (++count > EXACT) {
            estimateFromNow();
        } else if (2 * count > exact.length) {
            long[] larger = new long[2 * exact.length];
            for (long known : exact) {
                if (known != 0) {
                    larger[slot(larger, known)] = known;
                }
            }
            exact = larger;
        }
    }

    private static int slot(long[] table, long hash) {
        int slot = (int) hash & (table.length - 1);
        while (table[slot] != 0 && table[slot] != hash) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private void estimateFromNow() {
        registers = new byte[REGISTERS];
        for (long known : exact) {
            if (known != 0) {
                register(known);
            }
        }
        exact = new long[0];
    }

    private void register(long hash) {
        int register = (int) (hash >>> (Long.SIZE - PRECISION));
        int rank = Long.numberOfLeadingZeros((hash << PRECISION) | (1L << (PRECISION - 1))) + 1;
        if (registers[register] < rank) {
            registers[register] = (byte) rank;
        }
    }

    /** Takes over what another has counted. */
    void addAll(Peers other) {
        for (long known : other.exact) {
            if (known != 0) {
                add(known);
            }
        }
        if (other.registers.length > 0) {
            if (registers.length == 0) {
                estimateFromNow();
            }
            for (int i = 0; i < REGISTERS; i++) {
                registers[i] = (byte) Math.max(registers[i], other.registers[i]);
            }
        }
    }

    /** Whether {@link #count} is exact. */
    boolean isExact() {
        return registers.length == 0;
    }

    /** How many, or about how many. */
    long count() {
        if (isExact()) {
            return count;
        }
        double sum = 0;
        int empty = 0;
        for (byte rank : registers) {
            sum += Math.scalb(1.0, -rank);
            empty += rank == 0 ? 1 : 0;
        }
        double estimate = ALPHA * REGISTERS * REGISTERS / sum;
        boolean small = estimate <= 2.5 * REGISTERS && empty > 0;
        return Math.round(small ? REGISTERS * Math.log((double) REGISTERS / empty) : estimate);
    }
}
