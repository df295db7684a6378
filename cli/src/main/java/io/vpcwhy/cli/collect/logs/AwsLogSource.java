package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.simulator.replay.LogInput;
import java.util.List;

/**
 * What a name turned out to be.
 *
 * @param name what messages call it
 * @param inputs what there is to read, in its order
 */
public record AwsLogSource(String name, List<LogInput> inputs) {

    public AwsLogSource {
        inputs = List.copyOf(inputs);
    }
}
