package io.vpcwhy.model.scope;

import java.util.List;

/** A scope document that cannot be read. The message is one line about its first mistake and how many more it has. */
public final class ScopeException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<ScopeRemark> mistakes;

    /** @param mistakes all that were found, in the order of the document; at least one */
    public ScopeException(List<ScopeRemark> mistakes) {
        super(message(mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** All mistakes that were found. */
    public List<ScopeRemark> mistakes() {
        return mistakes;
    }

    private static String message(List<ScopeRemark> mistakes) {
        int more = mistakes.size() - 1;
        return mistakes.get(0) + (more == 0 ? "" : " (and " + more + " more)");
    }
}
