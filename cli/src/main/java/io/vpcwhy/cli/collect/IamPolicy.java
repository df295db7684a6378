package io.vpcwhy.cli.collect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The least that an identity must be allowed for a collection, made from the table of calls.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar of IAM policies</a>
 */
public final class IamPolicy {

    /** Asked for {@code --region all} alone. */
    private static final String REGIONS = "ec2:DescribeRegions";

    private IamPolicy() {}

    /**
     * The policy as a JSON document.
     *
     * @param others actions beside those of a collection
     */
    public static String document(Collection<String> others) {
        Set<String> actions = actions();
        actions.addAll(others);
        List<String> lines = new ArrayList<>();
        lines.add("{");
        lines.add("    \"Version\": \"2012-10-17\",");
        lines.add("    \"Statement\": [");
        lines.add("        {");
        lines.add("            \"Sid\": \"Vpcwhy\",");
        lines.add("            \"Effect\": \"Allow\",");
        lines.add("            \"Action\": [");
        lines.add("                \"" + String.join("\",\n                \"", actions) + "\"");
        lines.add("            ],");
        lines.add("            \"Resource\": \"*\"");
        lines.add("        }");
        lines.add("    ]");
        lines.add("}");
        return String.join("\n", lines);
    }

    /** Each action once. */
    static Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        actions.add(REGIONS);
        for (Call call : Calls.ALL) {
            actions.add(call.action());
            actions.addAll(call.otherActions());
        }
        return actions;
    }
}
