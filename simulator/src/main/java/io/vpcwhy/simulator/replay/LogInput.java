package io.vpcwhy.simulator.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file or stream to replay.
 *
 * @param name what messages call it
 * @param opener opens it
 * @param again whether it can be opened more than once
 * @param path where it is, if it is a file
 */
public record LogInput(String name, Opener opener, boolean again, Optional<Path> path) {

    /** Opens a stream of bytes. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /** A file. */
    public static LogInput of(String name, Path file) {
        return new LogInput(name, () -> Files.newInputStream(file), true, Optional.of(file));
    }

    /** What can be opened as often as need be. */
    public static LogInput of(String name, Opener opener) {
        return new LogInput(name, opener, true, Optional.empty());
    }

    /** A stream that can be read once. */
    public static LogInput once(String name, InputStream in) {
        return new LogInput(name, () -> in, false, Optional.empty());
    }
}
