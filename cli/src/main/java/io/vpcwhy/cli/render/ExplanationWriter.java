package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.explain.Explanation;

/** Writes explanations one after the other, without keeping them. */
public interface ExplanationWriter extends AutoCloseable {

    void write(Explanation explanation);

    /** Writes what comes after the last explanation. */
    @Override
    void close();
}
