package io.vpcwhy.model.flowlog;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A source after a look at its first bytes.
 *
 * @param in what to close in the end
 * @param gzip whether it is compressed
 * @param container what it holds
 */
record OpenSource(Closeable in, boolean gzip, Container container) {

    /** Firehose compresses what CloudWatch Logs has compressed before; more than that is no log. */
    private static final int MAX_GZIP = 2;

    /** The first line is looked for within so many bytes. */
    private static final int HEAD = 1 << 16;

    /**
     * Finds out what the source is.
     *
     * @param file where the bytes are from, if they are a file's
     * @throws FlowLogFormatException where it is of a kind that is not read
     */
    static OpenSource of(String source, InputStream raw, Optional<Path> file) throws IOException {
        Decompressed opened = decompress(source, raw);
        PeekedStream in = opened.in();
        byte[] head = opened.head();
        if (isParquet(head)) {
            return parquet(source, in, opened.gzip(), file);
        }
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
        }
        Container container = isDocument(head)
                ? JsonContainer.ofSource(source, new InputStreamReader(in, StandardCharsets.UTF_8))
                : new TextContainer(source, in);
        return new OpenSource(in, opened.gzip(), container);
    }

    /** Whether a source begins as Parquet does. */
    static boolean isParquet(byte[] head) {
        return starts(head, 'P', 'A', 'R', '1');
    }

    /**
     * A source without its compression.
     *
     * @param head its first bytes, to the end of the first line that is not blank; they are still there to be read
     */
    @SuppressWarnings("ArrayRecordComponent") // made and read within this class and LogBlocks
    record Decompressed(PeekedStream in, boolean gzip, byte[] head) {}

    /**
     * Takes the compression off a source.
     *
     * @throws FlowLogFormatException where it is of a kind that is not read
     */
    static Decompressed decompress(String source, InputStream raw) throws IOException {
        PeekedStream in = new PeekedStream(raw);
        byte[] head = in.head(HEAD);
        int gzip = 0;
        while (gzip < MAX_GZIP && starts(head, 0x1F, 0x8B)) {
            in = new PeekedStream(new GunzipStream(in));
            head = in.head(HEAD);
            gzip++;
        }
        refuse(source, head);
        return new Decompressed(in, gzip > 0, head);
    }

    private static OpenSource parquet(String source, InputStream in, boolean gzip, Optional<Path> file)
            throws IOException {
        // Its columns are found by what stands at the end, which a stream does not tell.
        try (in) {
            ParquetContainer container = gzip || file.isEmpty()
                    ? ParquetContainer.open(source, in)
                    : ParquetContainer.open(source, file.get());
            return new OpenSource(container, gzip, container);
        }
    }

    private static void refuse(String source, byte[] head) {
        String archive = starts(head, 'P', 'K', 3, 4)
                ? "a zip archive"
                : starts(head, 0x28, 0xB5, 0x2F, 0xFD)
                        ? "compressed with zstd"
                        : starts(head, 'B', 'Z', 'h')
                                ? "compressed with bzip2"
                                : starts(head, 0xFD, '7', 'z', 'X', 'Z') ? "compressed with xz" : "";
        if (!archive.isEmpty()) {
            throw new FlowLogFormatException(source, "it is " + archive + "; unpack it first, only gzip is read");
        }
        if (starts(head, 0xFF, 0xFE) || starts(head, 0xFE, 0xFF)) {
            throw new FlowLogFormatException(source, "it is UTF-16 text, as PowerShell's > writes; save it as UTF-8");
        }
    }

    /** Whether it is JSON that goes over more than one line, or one line too long to be looked at. */
    private static boolean isDocument(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        if (start == text.length() || (text.charAt(start) != '{' && text.charAt(start) != '[')) {
            return false;
        }
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        boolean cut = end == text.length() && head.length == HEAD;
        return cut || JsonContainer.isBeginning(text.substring(start, end));
    }

    private static boolean starts(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
