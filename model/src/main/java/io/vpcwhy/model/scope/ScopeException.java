package io.vpcwhy.model.scope;

import io.vpcwhy.model.json.JsonRemark;
import java.util.List;

/** A scope document that cannot be read. The message is one line about its first mistake and how many more it has. */
public final class ScopeException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<JsonRemark> mistakes;

    /** @param mistakes all that were found, in the order of the document; at least one */
    public ScopeException(List<JsonRemark> mistakes) {
        super(message(mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All mistakes that were found. */
    public List<JsonRemark> mistakes() {
        return mistakes;
    }

    private static String message(List<JsonRemark> mistakes) {
        int more = mistakes.size() - 1;
        return mistakes.get(0) + (more == 0 ? "" : " (and " + more + " more)");
    }
}
