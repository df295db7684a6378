package io.vpcwhy.model.flowlog;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Numbers names, and finds them again by their bytes. Immutable. */
public final class NameTable {

    /** Bytes of an id such as {@code eni-0123456789abcdef0}. */
    static final int LENGTH = 21;

    private static final int NONE = -1;
    private static final int WIDTH = 4;

    private final byte[][] names;
    private final int[] slots;

    /** The names of that length, each as three words of which the last two overlap, and its number. */
    private final long[] longSlots;

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
        this.longSlots = new long[slots.length * WIDTH];
        for (int i = 0; i < this.names.length; i++) {
            if (this.names[i].length == LENGTH) {
                addLong(this.names[i], i);
            }
        }
    }

    private void addLong(byte[] name, int number) {
        long first = Words.at(name, 0);
        long second = Words.at(name, Long.BYTES);
        long third = Words.at(name, LENGTH - Long.BYTES);
        int slot = slot(second, third);
        while (longSlots[slot] != 0) {
            slot = (slot + WIDTH) & (longSlots.length - 1);
        }
        longSlots[slot] = first;
        longSlots[slot + 1] = second;
        longSlots[slot + 2] = third;
        longSlots[slot + 3] = number;
    }

    private int slot(long second, long third) {
        return WIDTH * (int) (((second * 0x9E37_79B9_7F4A_7C15L) ^ (third * 0xBF58_476D_1CE4_E5B9L)) >>> 32)
                & (longSlots.length - 1);
    }

    /** The number of the name that the {@value #LENGTH} bytes from there are, or -1. */
    int findLong(byte[] bytes, int start) {
        long first = Words.at(bytes, start);
        long second = Words.at(bytes, start + Long.BYTES);
        long third = Words.at(bytes, start + LENGTH - Long.BYTES);
        int slot = slot(second, third);
        for (long name = longSlots[slot]; name != 0; name = longSlots[slot]) {
            if (name == first && longSlots[slot + 1] == second && longSlots[slot + 2] == third) {
                return (int) longSlots[slot + 3];
            }
            slot = (slot + WIDTH) & (longSlots.length - 1);
        }
        return NONE;
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
