package io.vpcwhy.model.scope;

import io.vpcwhy.model.json.JsonRemark;
import io.vpcwhy.model.json.JsonRemarks;
import io.vpcwhy.model.json.JsonTreeReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads scope documents. A document with a mistake is refused with all of its mistakes: what is not understood is never
 * passed over, since a scope that says less than its author meant would find less, or more, than it should.
 */
public final class ScopeReader {

    /** CloudFormation takes templates of at most 1 MB. */
    private static final int MAX_LENGTH = 4 << 20;

    private static final JsonTreeReader.Kind KIND = new JsonTreeReader.Kind(
            "a scope",
            "one scope document in JSON is expected; YAML has to be converted, such as by yq -o json",
            MAX_LENGTH);

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
        JsonRemarks remarks = new JsonRemarks(name);
        List<AccessScope> scopes = new ArrayList<>();
        try {
            new JsonTreeReader(KIND, remarks)
                    .read(content)
                    .ifPresent(document -> scopes.addAll(new ScopeWrapping(remarks, options).read(document)));
        } catch (IOException broken) {
            throw unreadable(name, broken);
        }
        if (remarks.mistakes() > 0) {
            throw new ScopeException(remarks.allMistakes());
        }
        return new ScopeDocument(scopes, remarks.warnings());
    }

    private static ScopeException unreadable(String name, IOException broken) {
        return new ScopeException(
                List.of(JsonRemark.unreadable(name, broken, "a Network Access Scope in JSON is expected")));
    }
}
