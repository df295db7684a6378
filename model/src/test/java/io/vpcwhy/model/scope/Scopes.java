package io.vpcwhy.model.scope;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vpcwhy.model.json.JsonRemark;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads scopes that a test holds in memory. Written with single quotes, which JSON would want doubled. */
final class Scopes {

    private Scopes() {}

    static ScopeDocument document(String text, ScopeReadOptions options) throws ScopeException {
        byte[] content = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return ScopeReader.read("scope.json", new ByteArrayInputStream(content), options);
    }

    /** The one scope of a document. */
    static AccessScope read(String text) throws ScopeException {
        return only(document(text, ScopeReadOptions.AWS));
    }

    /** As {@link #read}, and with what is beyond AWS. */
    static AccessScope readBeyondAws(String text) throws ScopeException {
        return only(document(text, ScopeReadOptions.BEYOND_AWS));
    }

    private static AccessScope only(ScopeDocument document) {
        if (document.scopes().size() != 1) {
            throw new AssertionError("not one scope but " + document.scopes());
        }
        return document.scopes().get(0);
    }

    /** A scope with this one match path. */
    static String matching(String path) {
        return "{'MatchPaths': [" + path + "]}";
    }

    /** All that is said against a document, without the name of the file. */
    static List<String> refusal(String text, ScopeReadOptions options) {
        ScopeException refused = catchThrowableOfType(ScopeException.class, () -> document(text, options));
        if (refused == null) {
            throw new AssertionError("was read without complaint: " + text);
        }
        return refused.mistakes().stream()
                .map(JsonRemark::toString)
                .map(message -> message.substring("scope.json: ".length()))
                .toList();
    }
}
