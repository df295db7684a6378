package io.vpcwhy.simulator.insight;

/** Sums of numbers from 0 that end at the highest number there is: a log may hold any number of bytes. */
final class Sums {

    private Sums() {}

    /** The sum with what may be unknown, which is below 0. */
    static long add(long sum, long more) {
        long all = sum + Math.max(0, more);
        return all < 0 ? Long.MAX_VALUE : all;
    }

    /** The product of two numbers from 0. */
    static long times(long one, long other) {
        return Math.multiplyHigh(one, other) != 0 || one * other < 0 ? Long.MAX_VALUE : one * other;
    }
}
