package io.vpcwhy.cli.render;

import io.vpcwhy.simulator.explain.Explanation;
import java.io.IOException;

/** Writes explanations one after the other, without keeping them. */
public interface ExplanationWriter extends AutoCloseable {

    void write(Explanation explanation) throws IOException;

    /** Writes what comes after the last explanation. */
    @Override
    void close() throws IOException;
}
