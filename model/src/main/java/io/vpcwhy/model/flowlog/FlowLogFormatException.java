package io.vpcwhy.model.flowlog;

/**
 * A source as a whole cannot be read as a flow log. The message is one line: the place, what is wrong and what would be
 * right.
 */
public final class FlowLogFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FlowLogFormatException(String place, String problem) {
        super(Excerpt.of(place + ": " + problem, 2000));
    }
}
