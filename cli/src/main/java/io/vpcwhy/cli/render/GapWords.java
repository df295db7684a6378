package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.model.snapshot.Inventory;
import io.vpcwhy.simulator.scope.PathGaps;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says a gap of a snapshot in a line. */
public final class GapWords {

    private GapWords() {}

    static String text(Gap gap) {
        if (gap instanceof Gap.MissingResource missing) {
            String what =
                    missing.id().contains(" ") ? missing.id() : missing.kind().singular() + " " + missing.id();
            return what + " is missing" + by(missing.referencedBy(), missing.references());
        }
        if (gap instanceof Gap.MissingEntries entries) {
            return "the entries of prefix list " + entries.prefixListId() + " were not collected"
                    + by(entries.referencedBy(), entries.references());
        }
        if (gap instanceof Gap.NotCollected not) {
            return not.kind().plural() + " were not collected" + (not.needed() ? ", and explaining needs them" : "");
        }
        if (gap instanceof Gap.MissingSubnetGroup group) {
            return "the subnets of subnet group " + group.name() + " were not collected"
                    + by(group.referencedBy(), group.references());
        }
        if (gap instanceof Gap.DatabasesNotCollected databases) {
            return "databases of kind " + databases.kind() + " were not collected; interfaces of theirs are "
                    + first(databases.interfaces(), databases.count());
        }
        if (gap instanceof Gap.NotAnswered not) {
            return notAnswered(not.what());
        }
        if (gap instanceof Gap.OptionsNotCollected) {
            return "the options of VPC Block Public Access were not collected";
        }
        return skipped(((Gap.Unread) gap).skipped());
    }

    /** All of what could hide a way, kinds that were not collected on one line. */
    static List<String> shortly(PathGaps gaps) {
        return Stream.concat(shortly(gaps.gaps()).stream(), prefixes(gaps).stream())
                .toList();
    }

    /** Each of them, kinds that were not collected on one line. */
    public static List<String> shortly(List<Gap> gaps) {
        List<String> lines = new ArrayList<>();
        List<String> kinds = new ArrayList<>();
        for (Gap gap : gaps) {
            if (gap instanceof Gap.NotCollected not) {
                kinds.add(not.kind().plural());
            } else if (gap instanceof Gap.OptionsNotCollected) {
                kinds.add("the options of VPC Block Public Access");
            } else {
                lines.add(text(gap));
            }
        }
        if (!kinds.isEmpty()) {
            lines.add(0, "not collected: " + String.join(", ", kinds));
        }
        return lines;
    }

    /** Each of them. */
    static List<String> each(PathGaps gaps) {
        return Stream.concat(gaps.gaps().stream().map(GapWords::text), prefixes(gaps).stream())
                .toList();
    }

    private static List<String> prefixes(PathGaps gaps) {
        return gaps.withPrefixes().stream()
                .map(nic -> "the addresses of " + nic.id() + " in its delegated prefixes are not looked at as ends")
                .toList();
    }

    private static String notAnswered(Inventory.Unanswered what) {
        String place = what.region().map(region -> " in " + region).orElse("")
                + what.account().map(account -> " of " + account).orElse("");
        return what.command()
                + (what.permitted()
                        ? " was not answered" + place
                        : " was not permitted" + place + " (" + what.action() + ")");
    }

    private static String skipped(Inventory.Skipped skipped) {
        return switch (skipped.reason()) {
            case UNKNOWN_KIND ->
                "key " + skipped.name() + " is not read by this version (" + items(skipped.items()) + ", as in "
                        + skipped.example() + ")";
            case NO_RESOURCES -> skipped.name() + " was passed over: it is JSON, but not what the AWS CLI prints";
            case NOT_JSON -> skipped.name() + " was passed over: it is not JSON";
        };
    }

    private static String items(long count) {
        return count == 0 ? "empty" : count == 1 ? "1 item" : count + " items";
    }

    /** The kind of gap, for JSON. */
    static String code(Gap gap) {
        if (gap instanceof Gap.MissingResource) {
            return "MISSING_RESOURCE";
        }
        if (gap instanceof Gap.MissingEntries) {
            return "MISSING_ENTRIES";
        }
        if (gap instanceof Gap.MissingSubnetGroup) {
            return "MISSING_RESOURCE";
        }
        if (gap instanceof Gap.NotAnswered) {
            return "NOT_ANSWERED";
        }
        return gap instanceof Gap.Unread ? "NOT_READ" : "NOT_COLLECTED";
    }

    /** Such as {@code  (named by eni-1, eni-2 and 3 more)}. */
    private static String by(List<String> named, int all) {
        if (named.isEmpty()) {
            return "";
        }
        return " (named by " + first(named, all) + ")";
    }

    private static String first(List<String> named, int all) {
        int more = all - named.size();
        return String.join(", ", named) + (more > 0 ? " and " + more + " more" : "");
    }
}
