package io.vpcwhy.cli.render;

import io.vpcwhy.model.snapshot.Gap;
import io.vpcwhy.model.snapshot.Inventory;

/** Says a gap of a snapshot in a line. */
final class GapWords {

    private GapWords() {}

    static String text(Gap gap) {
        if (gap instanceof Gap.MissingResource missing) {
            return missing.kind().singular() + " " + missing.id() + " is named and not there (by "
                    + by(
                            missing.referencedBy().isEmpty() ? "" : String.join(", ", missing.referencedBy()),
                            missing.references() - missing.referencedBy().size())
                    + ")";
        }
        if (gap instanceof Gap.MissingEntries entries) {
            return "the entries of prefix list " + entries.prefixListId() + " were not collected (named by "
                    + by(
                            String.join(", ", entries.referencedBy()),
                            entries.references() - entries.referencedBy().size())
                    + ")";
        }
        if (gap instanceof Gap.NotCollected not) {
            return not.kind().plural() + " were not collected" + (not.needed() ? ", and explaining needs them" : "");
        }
        if (gap instanceof Gap.OptionsNotCollected) {
            return "the options of VPC Block Public Access were not collected";
        }
        Inventory.Skipped skipped = ((Gap.Unread) gap).skipped();
        return skipped.name() + " is not read by this version (" + skipped.items() + " in all, as in "
                + skipped.example() + ")";
    }

    /** The kind of gap, for JSON. */
    static String code(Gap gap) {
        if (gap instanceof Gap.MissingResource) {
            return "MISSING_RESOURCE";
        }
        if (gap instanceof Gap.MissingEntries) {
            return "MISSING_ENTRIES";
        }
        return gap instanceof Gap.Unread ? "NOT_READ" : "NOT_COLLECTED";
    }

    private static String by(String named, int more) {
        return more > 0 ? named + " and " + more + " more" : named;
    }
}
