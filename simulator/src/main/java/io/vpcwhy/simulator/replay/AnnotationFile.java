package io.vpcwhy.simulator.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file of annotations. It is written beside its place and moved there when all is written, so that no half of it looks
 * whole. The first failure is kept, and nothing is written after it. Safe for use by several threads.
 */
public final class AnnotationFile implements AutoCloseable {

    private final Path target;
    private final Path beside;
    private final List<Part> parts = new ArrayList<>();
    private @Nullable IOException failure;

    /**
     * @param target the file as it is named
     * @throws IOException where no file can be made there
     */
    public AnnotationFile(Path target) throws IOException {
        // What /dev/stdout stands for may be a pipe, which has no other path.
        this.target = Files.isRegularFile(target) ? target.toRealPath() : target.toAbsolutePath();
        this.beside = isReplaced()
                ? this.target.resolveSibling("." + this.target.getFileName() + "."
                        + ProcessHandle.current().pid())
                : Files.createTempFile("vpcwhy", ".annotations");
        Files.write(beside, new byte[0]);
    }

    /** A device or a pipe is not replaced but written to. */
    private boolean isReplaced() {
        return !Files.exists(target) || Files.isRegularFile(target);
    }

    /** What follows from one log; the logs follow each other. Of a log that is begun anew, what was written is dropped. */
    synchronized Part part(int number) {
        while (parts.size() <= number) {
            parts.add(new Part(parts.size()));
        }
        Part part = parts.get(number);
        perform(part::clear);
        return part;
    }

    /** Why the file could not be written, where that was so. */
    public synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Puts all that was written into its place. */
    public synchronized void finish() {
        perform(() -> {
            for (Part part : parts) {
                part.join();
            }
        });
        perform(() -> {
            if (isReplaced()) {
                Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            } else {
                try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.WRITE)) {
                    Files.copy(beside, out);
                }
            }
        });
    }

    /** Deletes what was not put into its place. */
    @Override
    public synchronized void close() throws IOException {
        for (Part part : parts) {
            part.close();
        }
        Files.deleteIfExists(beside);
    }

    private interface Writing {
        void perform() throws IOException;
    }

    private synchronized void perform(Writing writing) {
        if (failure != null) {
            return;
        }
        try {
            writing.perform();
        } catch (IOException e) {
            failure = e;
        }
    }

    /** What follows from one log: the first is written into the file, others beside it until all is there. */
    final class Part implements AnnotatedLines.Sink {

        private final Path file;
        private @Nullable FileChannel channel;

        private Part(int number) {
            this.file = number == 0 ? beside : beside.resolveSibling(beside.getFileName() + "." + number);
        }

        private FileChannel channel() throws IOException {
            if (channel == null) {
                channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            }
            return channel;
        }

        private void clear() throws IOException {
            if (channel != null) {
                channel.truncate(0);
            }
        }

        void write(AnnotatedLines lines) {
            perform(() -> lines.writeTo(this));
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            ByteBuffer rest = ByteBuffer.wrap(from, offset, count);
            while (rest.hasRemaining()) {
                channel().write(rest);
            }
        }

        private void join() throws IOException {
            boolean written = channel != null;
            closeChannel();
            if (written && !file.equals(beside)) {
                try (OutputStream out = Channels.newOutputStream(FileChannel.open(beside, StandardOpenOption.APPEND))) {
                    Files.copy(file, out);
                }
                Files.delete(file);
            }
        }

        private void closeChannel() throws IOException {
            if (channel != null) {
                channel.close();
                channel = null;
            }
        }

        private void close() throws IOException {
            closeChannel();
            if (!file.equals(beside)) {
                Files.deleteIfExists(file);
            }
        }
    }
}
