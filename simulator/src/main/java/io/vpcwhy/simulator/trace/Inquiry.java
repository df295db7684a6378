package io.vpcwhy.simulator.trace;

/** A question that was asked of a header under way. */
public record Inquiry(Header header, Question question) {}
