package io.vpcwhy.cli.report;

import io.vpcwhy.model.scope.AccessScope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rules after scopes, by ids that are the same wherever the scopes' files are: a file's name without its ending, with the
 * folders above it only as far as another scope has the same name.
 */
public final class ScopeRules {

    private static final String ENDING = ".json";

    private ScopeRules() {}

    /** The ids of the scopes, in their order; no two are the same. */
    public static List<String> ids(List<AccessScope> scopes) {
        return of(scopes).stream().map(ReportedRule::id).toList();
    }

    /** A rule for each scope, in their order; no two have the same id. */
    static List<ReportedRule> of(List<AccessScope> scopes) {
        List<ReportedRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (AccessScope scope : scopes) {
            String id = id(scope, scopes);
            for (int again = 2; !ids.add(id); again++) {
                id = id(scope, scopes) + "-" + again;
            }
            rules.add(rule(id, scope));
        }
        return rules;
    }

    private static ReportedRule rule(String id, AccessScope scope) {
        return new ReportedRule(
                id,
                scope.description().orElse("Ways through the network that the scope " + id + " is about"),
                "Each finding is a way through the network that this Network Access Scope is about, and names the rule that"
                        + " lets packets pass nearest to their destination. If the way is not meant to be, narrow that"
                        + " rule or take it out; if it is, describe it in the scope's ExcludePaths.");
    }

    private static String id(AccessScope scope, List<AccessScope> scopes) {
        int parts = 1;
        while (parts < depth(scope) && isShared(last(scope, parts), parts, scope, scopes)) {
            parts++;
        }
        return last(scope, parts);
    }

    private static boolean isShared(String id, int parts, AccessScope scope, List<AccessScope> scopes) {
        return scopes.stream()
                .anyMatch(other ->
                        !other.name().equals(scope.name()) && last(other, parts).equals(id));
    }

    private static int depth(AccessScope scope) {
        return Path.of(file(scope)).getNameCount();
    }

    /** The last parts of a scope's name. */
    private static String last(AccessScope scope, int parts) {
        Path path = Path.of(file(scope)).normalize();
        int from = Math.max(0, path.getNameCount() - parts);
        String id = path.subpath(from, path.getNameCount()).toString();
        String plain = id.endsWith(ENDING) ? id.substring(0, id.length() - ENDING.length()) : id;
        return plain.replace(path.getFileSystem().getSeparator(), "/") + logicalId(scope);
    }

    /** Templates hold several scopes, which are named after a number sign. */
    private static String logicalId(AccessScope scope) {
        return scope.name().substring(file(scope).length());
    }

    private static String file(AccessScope scope) {
        int sign = scope.name().lastIndexOf('#');
        return sign < 0 ? scope.name() : scope.name().substring(0, sign);
    }
}
