package io.vpcwhy.simulator.baseline;

/**
 * What was found, or a part of it with all packets that stand alike to the baseline.
 *
 * @param <T> a finding, or what else is found
 */
public record Compared<T>(T found, Standing standing) {}
