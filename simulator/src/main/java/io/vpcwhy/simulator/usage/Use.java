package io.vpcwhy.simulator.usage;

import java.util.OptionalLong;

/**
 * How much a rule was used.
 *
 * @param records how many it decided
 * @param bytes in these
 * @param last Unix seconds of the end of the last one, where told
 */
public record Use(long records, long bytes, OptionalLong last) {

    static final Use NONE = new Use(0, 0, OptionalLong.empty());

    Use and(Use other) {
        return new Use(records + other.records, sum(bytes, other.bytes), Times.latest(last, other.last));
    }

    /** A sum that ends at the highest number. */
    static long sum(long one, long other) {
        long sum = one + other;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
