package io.vpcwhy.model.scope;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Network Access Scope: it finds each path that matches at least one of its match paths and none of its exclude paths.
 *
 * @param name as a user would name it: the file, followed by {@code #} and the logical id where the file is a template
 * @param id such as {@code nis-0b1889d01c2801311}, where the document tells it
 * @param tags those of the scope itself
 * @param matchPaths at least one
 * @param excludePaths none or more
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/network-access-analyzer/working-with-network-access-scopes.html">
 *     Network Access Scopes</a>
 */
public record AccessScope(
        String name,
        Optional<String> id,
        Map<String, String> tags,
        List<AccessScopePath> matchPaths,
        List<AccessScopePath> excludePaths) {

    private static final String DESCRIPTION = "Description";

    public AccessScope {
        tags = Map.copyOf(tags);
        matchPaths = List.copyOf(matchPaths);
        excludePaths = List.copyOf(excludePaths);
        if (matchPaths.isEmpty()) {
            throw new IllegalArgumentException("a scope needs a match path");
        }
    }

    /** What the scope is for, as its tag {@code Description} says; empty where it has none. */
    public Optional<String> description() {
        return Optional.ofNullable(tags.get(DESCRIPTION));
    }
}
