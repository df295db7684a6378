package io.vpcwhy.simulator.replay;

import java.util.List;

/**
 * A log in one or more files, such as those of a folder: a record of one file knows of those in the files before and after
 * it.
 *
 * @param inputs in their order
 */
public record LogSequence(List<LogInput> inputs) {

    public LogSequence {
        inputs = List.copyOf(inputs);
    }
}
