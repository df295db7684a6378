package io.vpcwhy.simulator.usage;

import java.util.Arrays;
import java.util.OptionalLong;

/** How much each rule was used, by its number. */
final class UseOfRules {

    private final Use[] certain;
    private final Use[] possible;
    private final long[] alone;

    UseOfRules(int rules) {
        this.certain = new Use[rules];
        this.possible = new Use[rules];
        this.alone = new long[rules];
        Arrays.fill(certain, Use.NONE);
        Arrays.fill(possible, Use.NONE);
    }

    /**
     * Adds what a kind of records used.
     *
     * @param byOneRule whether no two rules of security groups permit it
     * @param last Unix seconds, or {@link RuleWatch#NO_TIME}
     */
    void add(int[] deciding, int[] perhaps, boolean byOneRule, long records, long bytes, long last) {
        Use use = new Use(records, bytes, last < 0 ? OptionalLong.empty() : OptionalLong.of(last));
        for (int number : deciding) {
            certain[number] = certain[number].and(use);
            alone[number] += byOneRule ? records : 0;
        }
        for (int number : perhaps) {
            possible[number] = possible[number].and(use);
        }
    }

    Use certain(int number) {
        return certain[number];
    }

    Use possible(int number) {
        return possible[number];
    }

    /** Records that no other rule of the security groups permits. */
    long alone(int number) {
        return alone[number];
    }
}
