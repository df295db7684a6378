package io.vpcwhy.model.snapshot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A large document that is read in parts, each by a processor of its own.
 *
 * <p>The AWS CLI writes each element of a list on lines of its own, all indented alike. The file is cut where such an
 * element seems to begin, and each part is completed to a document: the first one by what closes the list, the others by
 * what opens it. That guess is then proven: only if each part is a whole document by the same key did every cut fall
 * between two elements of that list. Where any is not, nothing of this is used and the file is read as one.
 */
final class LargeFile {

    /** In bytes: what a further thread costs is lost in the time that this takes. */
    static final long PART_AT_LEAST = 8L << 20;

    private static final int WINDOW = 1 << 16;
    private static final byte[] CLOSING = {']', '}'};

    private final Path path;
    private final String key;
    private final long[] cuts;
    private final long size;

    private LargeFile(Path path, String key, long[] cuts, long size) {
        this.path = path;
        this.key = key;
        this.cuts = cuts;
        this.size = size;
    }

    /** The file in at most so many parts; empty where it is too small or not written as the AWS CLI does. */
    static Optional<LargeFile> of(Path path, long size, int parts) throws IOException {
        int most = (int) Math.min(parts, size / PART_AT_LEAST);
        if (most < 2) {
            return Optional.empty();
        }
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            String head = window(channel, 0);
            int list = head.indexOf("\": [\n");
            int quote = list < 0 ? -1 : head.lastIndexOf('"', list - 1);
            int brace = list < 0 ? -1 : head.indexOf('{', list);
            if (quote < 0
                    || brace < 0
                    || !head.substring(list + "\": [".length(), brace).isBlank()) {
                return Optional.empty();
            }
            String boundary = "}," + head.substring(list + "\": [".length(), brace + 1);
            long[] cuts = cuts(channel, size, most, boundary);
            return cuts.length == 0
                    ? Optional.empty()
                    : Optional.of(new LargeFile(path, head.substring(quote + 1, list), cuts, size));
        }
    }

    /** Positions of commas between elements, evenly spread. */
    private static long[] cuts(SeekableByteChannel channel, long size, int parts, String boundary) throws IOException {
        long[] cuts = new long[parts - 1];
        for (int i = 0; i < cuts.length; i++) {
            long near = size / parts * (i + 1);
            int found = window(channel, near).indexOf(boundary);
            if (found < 0) {
                return new long[0];
            }
            cuts[i] = near + found + 1;
        }
        return cuts;
    }

    // As Latin-1 every byte is a character, so that places in the text are places in the file.
    private static String window(SeekableByteChannel channel, long from) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(WINDOW);
        channel.position(from);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            // until it is full or the file ends
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.ISO_8859_1);
    }

    /** The parts, each a document. */
    List<SnapshotSource> parts() {
        List<SnapshotSource> parts = new ArrayList<>();
        for (int i = 0; i <= cuts.length; i++) {
            long from = i == 0 ? 0 : cuts[i - 1] + 1;
            long to = i == cuts.length ? size : cuts[i];
            byte[] before = i == 0 ? new byte[0] : ("{\"" + key + "\":[").getBytes(StandardCharsets.ISO_8859_1);
            byte[] after = i == cuts.length ? new byte[0] : CLOSING;
            parts.add(SnapshotSource.of(path.toString(), () -> part(before, from, to, after)));
        }
        return parts;
    }

    private InputStream part(byte[] before, long from, long to, byte[] after) throws IOException {
        SeekableByteChannel channel = Files.newByteChannel(path);
        channel.position(from);
        return new SequenceInputStream(Collections.enumeration(List.of(
                new ByteArrayInputStream(before),
                new FirstBytes(Channels.newInputStream(channel), to - from),
                new ByteArrayInputStream(after))));
    }

    /** What the whole file holds, if each part was a document by the same key. */
    Optional<Findings> joined(List<Findings> parts) throws SnapshotException {
        Findings whole = parts.get(0);
        int lines = whole.lines;
        for (int i = 1; i < parts.size(); i++) {
            Findings part = parts.get(i);
            boolean cutInList = parts.get(i - 1).lastKey.equals(key) && (i + 1 == parts.size() || part.documents == 1);
            if (!cutInList) {
                return Optional.empty();
            }
            part.part().follows(lines);
            lines += part.lines;
            whole.append(part);
        }
        return Optional.of(whole);
    }

    /** The first bytes of a stream. */
    private static final class FirstBytes extends InputStream {
        private final InputStream content;
        private long left;

        FirstBytes(InputStream content, long left) {
            this.content = content;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int one = left > 0 ? content.read() : -1;
            left -= one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = left > 0 ? content.read(buffer, offset, (int) Math.min(length, left)) : -1;
            left -= Math.max(read, 0);
            return read;
        }

        @Override
        public void close() throws IOException {
            content.close();
        }
    }
}
