package io.vpcwhy.model.flowlog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Numbers names, and finds them again by their bytes. Immutable. */
public final class NameTable {

    private static final int NONE = -1;

    private final byte[][] names;
    private final int[] slots;

    /** Numbers the names in their order, from 0. */
    public NameTable(List<String> names) {
        this.names = new byte[names.size()][];
        this.slots = new int[Integer.highestOneBit(Math.max(4, names.size())) * 4];
        Arrays.fill(slots, NONE);
        for (int i = 0; i < names.size(); i++) {
            byte[] name = names.get(i).getBytes(StandardCharsets.UTF_8);
            this.names[i] = name;
            int slot = hash(name, 0, name.length) & (slots.length - 1);
            while (slots[slot] != NONE) {
                slot = (slot + 1) & (slots.length - 1);
            }
            slots[slot] = i;
        }
    }

    /** The number of the name that these bytes are, or -1. At least 8 bytes may be read from {@code start}. */
    int find(byte[] bytes, int start, int end) {
        int slot = hash(bytes, start, end) & (slots.length - 1);
        for (int number = slots[slot]; number != NONE; number = slots[slot]) {
            byte[] name = names[number];
            if (Arrays.equals(bytes, start, end, name, 0, name.length)) {
                return number;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return NONE;
    }

    /** Ids differ at their ends: of these the last 16 bytes count. */
    private static int hash(byte[] bytes, int start, int end) {
        long hash = (long) end - start;
        if (end - start >= Long.BYTES) {
            hash ^= Words.at(bytes, end - Long.BYTES) * 0x9E37_79B9_7F4A_7C15L;
            hash ^= Words.at(bytes, Math.max(start, end - 2 * Long.BYTES)) * 0xBF58_476D_1CE4_E5B9L;
        } else {
            for (int i = start; i < end; i++) {
                hash = (hash ^ bytes[i]) * 0x9E37_79B9_7F4A_7C15L;
            }
        }
        return (int) (((hash ^ (hash >>> 29)) * 0x94D0_49BB_1331_11EBL) >>> 32);
    }
}
