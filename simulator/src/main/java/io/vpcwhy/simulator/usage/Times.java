package io.vpcwhy.simulator.usage;

import java.util.OptionalLong;

/**
 * From the first to the last second that records tell of.
 *
 * @param since Unix seconds, where told
 * @param until Unix seconds, where told
 */
public record Times(OptionalLong since, OptionalLong until) {

    static final Times NONE = new Times(OptionalLong.empty(), OptionalLong.empty());

    Times and(Times other) {
        OptionalLong first = since.isEmpty() || (other.since.isPresent() && other.since.getAsLong() < since.getAsLong())
                ? other.since
                : since;
        return new Times(first, latest(until, other.until));
    }

    static OptionalLong latest(OptionalLong one, OptionalLong other) {
        return one.isEmpty() || (other.isPresent() && other.getAsLong() > one.getAsLong()) ? other : one;
    }
}
