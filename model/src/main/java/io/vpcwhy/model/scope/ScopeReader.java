package io.vpcwhy.model.scope;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads scope documents. A document with a mistake is refused with all of its mistakes: what is not understood is never
 * passed over, since a scope that says less than its author meant would find less, or more, than it should.
 */
public final class ScopeReader {

    private ScopeReader() {}

    /**
     * Reads a file.
     *
     * @throws ScopeException where it cannot be read, or has a mistake
     */
    public static ScopeDocument read(Path file, ScopeReadOptions options) throws ScopeException {
        try (InputStream content = Files.newInputStream(file)) {
            return read(file.toString(), content, options);
        } catch (IOException broken) {
            throw unreadable(file.toString(), broken);
        }
    }

    /**
     * Reads a document from a stream, and leaves closing it to the caller.
     *
     * @param name as the user would name it
     * @throws ScopeException where it cannot be read, or has a mistake
     */
    public static ScopeDocument read(String name, InputStream content, ScopeReadOptions options) throws ScopeException {
        ScopeRemarks remarks = new ScopeRemarks(name);
        List<AccessScope> scopes = new ScopeWrapping(remarks, options).read(tree(name, content, remarks));
        if (remarks.mistakes() > 0) {
            throw remarks.refusal();
        }
        return new ScopeDocument(scopes, remarks.warnings());
    }

    private static JsonValue tree(String name, InputStream content, ScopeRemarks remarks) throws ScopeException {
        try {
            return new JsonTreeReader(remarks).read(content);
        } catch (IOException broken) {
            throw unreadable(name, broken);
        }
    }

    private static ScopeException unreadable(String name, IOException broken) {
        boolean missing = broken instanceof NoSuchFileException || broken instanceof FileNotFoundException;
        String reason =
                broken instanceof AccessDeniedException ? "permission denied" : String.valueOf(broken.getMessage());
        return new ScopeException(List.of(new ScopeRemark(
                name,
                "",
                missing ? "does not exist" : "cannot be read: " + reason,
                "a Network Access Scope in JSON is expected")));
    }
}
