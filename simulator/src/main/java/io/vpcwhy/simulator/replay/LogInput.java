package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file or stream to replay.
 *
 * @param name what messages call it
 * @param opener opens it
 * @param again whether it can be opened more than once
 * @param path where it is, if it is a file
 * @param formats of the flow logs that write it, for lines that no header line precedes; empty where they are not known
 * @param bytes how much there is to read, as it is stored, where that is known
 */
public record LogInput(
        String name,
        Opener opener,
        boolean again,
        Optional<Path> path,
        List<FlowLogFormat> formats,
        OptionalLong bytes) {

    public LogInput {
        formats = List.copyOf(formats);
    }

    /** Opens a stream of bytes. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /** A file. */
    public static LogInput of(String name, Path file) {
        return new LogInput(
                name, () -> Files.newInputStream(file), true, Optional.of(file), List.of(), OptionalLong.empty());
    }

    /** What can be opened as often as need be. */
    public static LogInput of(String name, Opener opener) {
        return new LogInput(name, opener, true, Optional.empty(), List.of(), OptionalLong.empty());
    }

    /** A stream that can be read once. */
    public static LogInput once(String name, InputStream in) {
        return once(name, () -> in);
    }

    /** What can be opened once. */
    public static LogInput once(String name, Opener opener) {
        return new LogInput(name, opener, false, Optional.empty(), List.of(), OptionalLong.empty());
    }

    /** The same, of flow logs with those formats. */
    public LogInput withFormats(List<FlowLogFormat> known) {
        return new LogInput(name, opener, again, path, known, bytes);
    }

    /** The same, of which so much is to be read. */
    public LogInput withBytes(long size) {
        return new LogInput(name, opener, again, path, formats, OptionalLong.of(size));
    }

    /** A reader of all of it. */
    public FlowLogReader reader(FlowLogReadOptions options) throws IOException {
        FlowLogReadOptions own = options.orOneOf(formats);
        return path.isPresent()
                ? FlowLogReader.open(name, path.get(), own)
                : FlowLogReader.open(name, opener.open(), own);
    }
}
