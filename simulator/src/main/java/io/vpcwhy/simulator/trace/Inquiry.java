package io.vpcwhy.simulator.trace;

/**
 * A question that was asked of a header under way.
 *
 * @param stage of the way on which it was asked
 */
public record Inquiry(Header header, Question question, Stage stage) {

    /** The part of a packet's way there and back. */
    public enum Stage {
        /** The packet's own way. */
        THERE,
        /** The way of its reply. */
        BACK,
        /** The way from a load balancer, at which the packet's own way ends, to a target and back. */
        BEYOND
    }
}
