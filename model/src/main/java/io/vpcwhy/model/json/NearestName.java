package io.vpcwhy.model.json;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds what was likely meant by a name that is not known. */
public final class NearestName {

    private static final int MOST_EDITS = 3;

    private NearestName() {}

    /** The known name that differs least, without regard to case; empty where none is near. */
    public static Optional<String> of(String name, Collection<String> known) {
        String nearest = null;
        int least = Math.min(MOST_EDITS, name.length() / 2) + 1;
        for (String each : known) {
            int edits = edits(name.toLowerCase(Locale.ROOT), each.toLowerCase(Locale.ROOT));
            if (edits < least) {
                least = edits;
                nearest = each;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** Characters to add, take away or replace. */
    private static int edits(String from, String to) {
        if (Math.abs(from.length() - to.length()) > MOST_EDITS) {
            return MOST_EDITS + 1;
        }
        int[] above = new int[to.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
