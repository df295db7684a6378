package io.vpcwhy.model.scope;

import io.vpcwhy.model.json.JsonRemark;
import java.util.List;

/**
 * What was read from one document.
 *
 * @param scopes at least one; several where the document is a template
 * @param warnings what AWS's pages leave in doubt: the scopes are read, and AWS may refuse them
 */
public record ScopeDocument(List<AccessScope> scopes, List<JsonRemark> warnings) {

    public ScopeDocument {
        scopes = List.copyOf(scopes);
        warnings = List.copyOf(warnings);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("a document has a scope");
        }
    }
}
