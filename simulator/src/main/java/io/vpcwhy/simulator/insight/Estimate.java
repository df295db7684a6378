package io.vpcwhy.simulator.insight;

/**
 * A number that may be estimated.
 *
 * @param error one standard error; 0 where it is counted
 */
public record Estimate(long count, long error) {

    static Estimate counted(long count) {
        return new Estimate(count, 0);
    }

    /** Whether it is counted. */
    public boolean isExact() {
        return error == 0;
    }
}
