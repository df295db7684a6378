package io.vpcwhy.simulator.scope;

/** A scope names what the snapshot does not tell of, so that nobody can say what it finds. */
public final class UnresolvedScopeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnresolvedScopeException(String message) {
        super(message);
    }
}
