package io.vpcwhy.simulator.reach;

import io.vpcwhy.simulator.space.HeaderSpace;

/**
 * What becomes of a set of packets; those in none of these sets are kept from arriving for certain.
 *
 * @param answered those that arrive and whose replies return
 * @param unanswered those that arrive and whose replies do not return, or not for certain
 * @param undecided those of which it is not known whether they arrive
 */
public record Arrivals(HeaderSpace answered, HeaderSpace unanswered, HeaderSpace undecided) {

    /** Those that arrive for certain. */
    public HeaderSpace arriving() {
        return answered.union(unanswered);
    }

    /** What becomes of these packets and of others. */
    public Arrivals and(Arrivals others) {
        return new Arrivals(
                answered.union(others.answered),
                unanswered.union(others.unanswered),
                undecided.union(others.undecided));
    }
}
