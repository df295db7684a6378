package io.vpcwhy.simulator.scope;

import java.util.List;

/** A scope names what the snapshot does not tell of, so that nobody can say what it finds. */
public final class UnresolvedScopeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param problems one for each name that leads nowhere: its place in the scope, and what is expected there */
    public UnresolvedScopeException(List<String> problems) {
        super(String.join(" | ", problems));
        this.problems = List.copyOf(problems);
    }

    /** Each name that leads nowhere, in the order of the scope. */
    public List<String> problems() {
        return problems;
    }
}
