package io.vpcwhy.model.snapshot;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Reads the JSON documents of one file, be it one or several on end. */
final class DocumentReader {

    /** AWS's answers are less than fifteen levels deep. */
    static final int MAX_DEPTH = 100;

    /** In characters. The longest strings that AWS prints are policies and user data, of at most 64 KiB. */
    static final int MAX_STRING = 1 << 20;

    private static final int BUFFER = 1 << 16;
    private static final int SNIFFED = 256;

    private static final String JSON_EXPECTED = "the JSON output of AWS CLI commands is expected";

    // Interned names make the readers' switches compare by identity.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_STRING)
                    .build())
            .build();

    private final String file;
    private final Findings findings;

    private DocumentReader(String file) {
        this.file = file;
        this.findings = new Findings(file);
    }

    /** Over a document that is held in memory. */
    static JsonParser parser(String document) {
        return JSON.createParser(ObjectReadContext.empty(), document);
    }

    /**
     * Reads a file.
     *
     * @param mustBeJson whether content that does not begin as JSON is an error; else it is passed over, unless the
     *     name ends in {@code .json}
     */
    static Findings read(SnapshotSource source, boolean mustBeJson) throws SnapshotException {
        DocumentReader reader = new DocumentReader(source.name());
        try (InputStream raw = source.open()) {
            return reader.read(raw, mustBeJson || promisesJson(source.name()));
        } catch (IOException broken) {
            throw unreadable(source.name(), "", broken);
        }
    }

    /** Why a file could not be read. */
    static SnapshotException unreadable(String file, String path, IOException broken) {
        if (broken instanceof ArchiveLimits.ExceededException) {
            return new SnapshotException(file, path, String.valueOf(broken.getMessage()), ArchiveLimits.REMEDY);
        }
        if (broken instanceof EOFException) {
            return new SnapshotException(file, path, "ends before its content does", "a complete file is expected");
        }
        if (broken instanceof NoSuchFileException || broken instanceof FileNotFoundException) {
            return new SnapshotException(file, path, "does not exist", SnapshotReader.EXPECTED);
        }
        String reason =
                broken instanceof AccessDeniedException ? "permission denied" : String.valueOf(broken.getMessage());
        return new SnapshotException(file, path, "cannot be read: " + reason, "a readable file is expected");
    }

    // Apple's archiver adds to each file a binary one of the same name behind "._".
    private static boolean promisesJson(String name) {
        int slash = Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\'));
        String lower = name.substring(slash + 1).toLowerCase(Locale.ROOT);
        return !lower.startsWith("._") && (lower.endsWith(".json") || lower.endsWith(".json.gz"));
    }

    private Findings read(InputStream raw, boolean mustBeJson) throws IOException, SnapshotException {
        InputStream content = raw;
        if (!mustBeJson) {
            content = new BufferedInputStream(raw, BUFFER);
            if (!beginsAsJson(content)) {
                findings.json = false;
                return findings;
            }
        }
        // Opening the parser reads already, to learn the encoding.
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
            read(parser);
        } catch (JacksonException broken) {
            throw translated("", broken);
        }
        return findings;
    }

    /** Whether an object begins here; a stray brace, as in a template, is none. */
    private static boolean beginsAsJson(InputStream content) throws IOException {
        content.mark(SNIFFED);
        byte[] head = content.readNBytes(SNIFFED);
        content.reset();
        boolean open = false;
        for (byte b : head) {
            // Zero bytes and marks of byte order: PowerShell writes what it redirects as UTF-16.
            boolean blank = (b >= 0 && b <= ' ')
                    || b == (byte) 0xEF
                    || b == (byte) 0xBB
                    || b == (byte) 0xBF
                    || b == (byte) 0xFE
                    || b == (byte) 0xFF;
            if (!blank && !open && b != '{') {
                return false;
            }
            if (!blank && open) {
                return b == '"' || b == '}';
            }
            open |= b == '{';
        }
        return open;
    }

    private void read(JsonParser parser) throws SnapshotException {
        JsonCursor in = new JsonCursor(parser, file);
        try {
            while (in.nextDocument()) {
                findings.documents++;
                readDocument(in);
            }
            findings.lines = in.linesPassed();
        } catch (JacksonException broken) {
            throw translated(in.path(), broken);
        }
        if (findings.documents == 0) {
            throw new SnapshotException(file, "", "is empty", JSON_EXPECTED);
        }
    }

    private SnapshotException translated(String path, JacksonException broken) {
        if (broken instanceof JacksonIOException && broken.getCause() instanceof IOException cause) {
            return unreadable(file, path, cause);
        }
        if (broken instanceof StreamConstraintsException) {
            return new SnapshotException(
                    file,
                    "",
                    "exceeds what a snapshot needs: " + broken.getOriginalMessage(),
                    "at most " + MAX_DEPTH + " levels and " + MAX_STRING + " characters a string are expected");
        }
        String where = broken.getLocation() == null
                ? ""
                : "line " + broken.getLocation().getLineNr() + ", column "
                        + broken.getLocation().getColumnNr();
        // Between two fields Jackson says so in words alone.
        if (broken instanceof UnexpectedEndOfInputException
                || broken.getOriginalMessage().startsWith("Unexpected end-of-input")) {
            return new SnapshotException(
                    file, path, "ends in the middle of a document (" + where + ")", "a complete file is expected");
        }
        return new SnapshotException(
                file, path, "is no JSON (" + where + ": " + broken.getOriginalMessage() + ")", JSON_EXPECTED);
    }

    private void readDocument(JsonCursor in) throws SnapshotException {
        if (!in.atObject()) {
            in.skip();
            findings.otherDocuments++;
            return;
        }
        boolean any = false;
        for (in.object(); in.nextField(); ) {
            any |= readKey(in);
        }
        if (!any) {
            findings.otherDocuments++;
        }
    }

    /** Reads or skips what stands under one key; whether it was more than a plain value, such as a paging token. */
    private boolean readKey(JsonCursor in) throws SnapshotException {
        String key = in.field();
        findings.lastKey = key;
        ResourceReader reader = ResourceReaders.of(key);
        if (reader != null) {
            read(in, reader);
            return true;
        }
        boolean resources = in.atArray() || in.atObject();
        if (resources) {
            findings.skipped(key, count(in));
        }
        return resources;
    }

    private void read(JsonCursor in, ResourceReader reader) throws SnapshotException {
        findings.at(in.line());
        ResourceKind kind = reader.kind();
        if (kind != null) {
            findings.collected.add(kind);
        }
        if (reader.single()) {
            reader.read(in, findings);
            return;
        }
        reader.begin(findings);
        for (in.array(); in.nextElement(); ) {
            findings.at(in.line());
            reader.read(in, findings);
        }
    }

    private static long count(JsonCursor in) throws SnapshotException {
        if (in.atObject()) {
            in.skip();
            return 1;
        }
        long items = 0;
        for (in.array(); in.nextElement(); ) {
            in.skip();
            items++;
        }
        return items;
    }
}
