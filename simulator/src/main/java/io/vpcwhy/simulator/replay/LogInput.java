package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.LogBlocks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A log to replay.
 *
 * @param name what messages call it
 * @param opener opens it
 * @param again whether it can be opened more than once
 */
public record LogInput(String name, Opener opener, boolean again) {

    /** Opens a stream of bytes. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /** A file. */
    public static LogInput of(String name, Path file) {
        return new LogInput(name, () -> Files.newInputStream(file), true);
    }

    /** A stream that can be read once. */
    public static LogInput once(String name, InputStream in) {
        return new LogInput(name, () -> in, false);
    }

    LogBlocks open(FlowLogReadOptions options) throws IOException {
        return LogBlocks.open(name, opener.open(), options);
    }
}
