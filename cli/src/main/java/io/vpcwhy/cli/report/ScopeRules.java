package io.vpcwhy.cli.report;

import io.vpcwhy.model.scope.AccessScope;
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
        ShortNames names = new ShortNames(scopes.stream().map(AccessScope::name).toList(), ScopeRules::last);
        for (AccessScope scope : scopes) {
            String name = names.of(scope.name());
            String id = name;
            for (int again = 2; !ids.add(id); again++) {
                id = name + "-" + again;
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

    /** The last parts of a scope's name. */
    private static String last(String name, int parts) {
        String file = file(name);
        String id = ShortNames.last(file, parts);
        String plain = id.endsWith(ENDING) ? id.substring(0, id.length() - ENDING.length()) : id;
        // Templates hold several scopes, which are named after a number sign.
        return plain + name.substring(file.length());
    }

    private static String file(String name) {
        int sign = name.lastIndexOf('#');
        return sign < 0 ? name : name.substring(0, sign);
    }
}
