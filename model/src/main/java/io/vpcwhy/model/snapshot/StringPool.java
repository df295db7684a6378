package io.vpcwhy.model.snapshot;

import org.jspecify.annotations.Nullable;

/**
 * Gives the same string for the same characters where it can. Interfaces repeat their VPC, subnet, groups and zone: a
 * string for each would be a third of a large snapshot's heap and much of its reading time.
 */
final class StringPool {

    private static final int SLOTS = 1 << 12;
    private static final int LONGEST = 64;

    // A newcomer takes the slot of its hash: no bound to keep, no chain to follow, and what repeats comes back soon.
    private final @Nullable String[] slots = new String[SLOTS];

    String get(char[] text, int offset, int length) {
        if (length > LONGEST) {
            return new String(text, offset, length);
        }
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + text[i];
        }
        int slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        String pooled = slots[slot];
        if (pooled != null && equal(pooled, text, offset, length)) {
            return pooled;
        }
        String fresh = new String(text, offset, length);
        slots[slot] = fresh;
        return fresh;
    }

    private static boolean equal(String pooled, char[] text, int offset, int length) {
        if (pooled.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (pooled.charAt(i) != text[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
