package io.vpcwhy.model.snapshot;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives the same string for the same characters where it can. Interfaces repeat their VPC, subnet, groups and zone: a
 * string for each would be a third of a large snapshot's heap and much of its reading time.
 */
final class StringPool {

    private static final int SLOTS = 1 << 12;
    private static final int LONGEST = 64;
    private static final int HASHED = 8;

    // A newcomer takes the slot of its hash: no bound to keep, no chain to follow, and what repeats comes back soon.
    private final @Nullable Optional<String>[] slots = newSlots();

    /** The characters as a string that is there; records keep many in this form. */
    Optional<String> get(char[] text, int offset, int length) {
        if (length > LONGEST) {
            return Optional.of(new String(text, offset, length));
        }
        int slot = slot(text, offset, length);
        Optional<String> pooled = slots[slot];
        if (pooled != null && equal(pooled.get(), text, offset, length)) {
            return pooled;
        }
        Optional<String> fresh = Optional.of(new String(text, offset, length));
        slots[slot] = fresh;
        return fresh;
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Java has no other way to make an array of a generic type
    private static @Nullable Optional<String>[] newSlots() {
        return new Optional[SLOTS];
    }

    // The ends of ids and names tell them apart.
    private static int slot(char[] text, int offset, int length) {
        int hash = length;
        for (int i = offset + Math.max(0, length - HASHED); i < offset + length; i++) {
            hash = 31 * hash + text[i];
        }
        return (hash ^ (hash >>> 15)) & (SLOTS - 1);
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
