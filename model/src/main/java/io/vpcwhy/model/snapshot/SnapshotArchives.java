package io.vpcwhy.model.snapshot;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Opens archives, which are known by their first bytes. Names of entries only name: nothing is written anywhere. */
final class SnapshotArchives {

    static final int BUFFER = 1 << 16;

    private static final int TAR_MAGIC_AT = 257;
    private static final int HEAD = 512;

    private SnapshotArchives() {}

    /** What the first bytes of a file show. */
    enum Format {
        NONE,
        ZIP,
        GZIP,
        TAR
    }

    /** The format of a stream that supports marks; it then stands at its beginning again. */
    static Format format(InputStream content) throws IOException {
        content.mark(HEAD);
        byte[] head = content.readNBytes(HEAD);
        content.reset();
        if (startsWith(head, 0, "PK\3\4") || startsWith(head, 0, "PK\5\6")) {
            return Format.ZIP;
        }
        if (head.length > 1 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
            return Format.GZIP;
        }
        return startsWith(head, TAR_MAGIC_AT, "ustar") ? Format.TAR : Format.NONE;
    }

    private static boolean startsWith(byte[] head, int at, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (head.length < at + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (head[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    static List<Findings> read(Path path, InputStream content, Format format) throws IOException, SnapshotException {
        return switch (format) {
            case ZIP -> readZip(path);
            case GZIP -> readGzip(path.toString(), content);
            case TAR -> readTar(path.toString(), content);
            case NONE -> throw new IllegalArgumentException(path + " is no archive");
        };
    }

    /** The bounded content of a stream that gzip packed. */
    static InputStream unpacked(InputStream packed) throws IOException {
        Counted counted = new Counted(packed);
        return new ArchiveLimits().bounded(new GZIPInputStream(counted, BUFFER), () -> counted.read);
    }

    private static List<Findings> readGzip(String name, InputStream packed) throws IOException, SnapshotException {
        InputStream content = new BufferedInputStream(unpacked(packed), BUFFER);
        return format(content) == Format.TAR
                ? readTar(name, content)
                : List.of(DocumentReader.read(SnapshotSource.of(name, () -> content), true));
    }

    private static List<Findings> readTar(String name, InputStream content) throws IOException, SnapshotException {
        List<Findings> found = new ArrayList<>();
        TarArchiveInputStream tar = new TarArchiveInputStream(content);
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (entry.isFile()) {
                found.add(DocumentReader.read(
                        SnapshotSource.of(name + "!" + entry.getName(), () -> new Unclosed(tar)), false));
            }
        }
        found.sort(Comparator.comparing(Findings::file));
        return found;
    }

    private static List<Findings> readZip(Path path) throws IOException, SnapshotException {
        try (ZipFile zip = new ZipFile(path.toFile())) {
            ArchiveLimits limits = new ArchiveLimits();
            List<SnapshotWorkers.Task> tasks = new ArrayList<>();
            for (ZipEntry entry : entries(zip)) {
                tasks.add(new SnapshotWorkers.Task(
                        source(path, zip, entry, limits), Optional.empty(), entry.getSize(), false));
            }
            tasks.sort(Comparator.comparing(task -> task.source().name()));
            return SnapshotWorkers.read(tasks);
        }
    }

    private static List<ZipEntry> entries(ZipFile zip) throws IOException {
        List<ZipEntry> files = new ArrayList<>();
        try {
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
                ZipEntry entry = all.nextElement();
                if (!entry.isDirectory()) {
                    files.add(entry);
                }
            }
        } catch (IllegalArgumentException badName) {
            // So the JDK says that a name is no text.
            throw new ZipException("the name of an entry is damaged");
        }
        return files;
    }

    private static SnapshotSource source(Path path, ZipFile zip, ZipEntry entry, ArchiveLimits limits)
            throws IOException {
        // An entry may lie about its packed size, but not about the archive's.
        long packed = Math.min(entry.getCompressedSize(), Files.size(path));
        return SnapshotSource.of(
                path + "!" + entry.getName(), () -> limits.bounded(zip.getInputStream(entry), () -> packed));
    }

    /** Knows how many bytes were read through it. */
    private static final class Counted extends FilterInputStream {
        private long read;

        Counted(InputStream content) {
            super(content);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            read += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int some = super.read(buffer, offset, length);
            read += Math.max(some, 0);
            return some;
        }
    }

    /** One entry of a stream of entries, which outlives it. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream content) {
            super(content);
        }

        @Override
        public void close() {}
    }
}
