package io.vpcwhy.simulator.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Conversations by the hashes of their connections. Most have one record, which is kept as numbers beside the hash, where
 * the memory has been waited for already.
 */
final class ConversationTable {

    /** Of each conversation: its connection, the start and the end of its only record, and what follows. */
    private static final int WIDTH = 4;

    private static final int START = 1;
    private static final int END = 2;

    /** The bits of the only record, or the index of the conversation; above them what was seen, and if it was passed. */
    private static final int STATE = 3;

    private static final int SEEN = 32;
    private static final long FORWARD = 1L << SEEN;
    private static final long BACKWARD = 2L << SEEN;
    private static final long BOTH = FORWARD | BACKWARD;
    private static final long PASSED = 4L << SEEN;
    private static final long MANY = 8L << SEEN;
    private static final long TAKEN = 16L << SEEN;

    private static final int FIRST_SIZE = 64;

    private long[] table;
    private final List<Conversation> conversations = new ArrayList<>();
    private int size;

    ConversationTable() {
        this.table = new long[WIDTH * FIRST_SIZE];
    }

    /** An empty table with as much room as another. */
    ConversationTable(ConversationTable other) {
        this.table = new long[other.table.length];
    }

    int size() {
        return size;
    }

    boolean has(long connection) {
        return table[slot(table, connection) + STATE] != 0;
    }

    private static int slot(long[] table, long connection) {
        int mask = table.length - 1;
        int slot = ((int) connection * WIDTH) & mask;
        while (table[slot + STATE] != 0 && table[slot] != connection) {
            slot = (slot + WIDTH) & mask;
        }
        return slot;
    }

    /** Takes note of a record of a connection. */
    void add(long connection, int bits, long start, long end) {
        int slot = slot(table, connection);
        if (table[slot + STATE] == 0) {
            table[slot] = connection;
            table[slot + START] = start;
            table[slot + END] = end;
            table[slot + STATE] = TAKEN | seen(bits) | bits;
            added();
            return;
        }
        conversation(slot).add(start, end, bits);
        table[slot + STATE] |= seen(bits);
    }

    /** Takes a conversation over from another table. */
    void take(long connection, ConversationTable other) {
        int from = slot(other.table, connection);
        long state = other.table[from + STATE];
        int slot = slot(table, connection);
        table[slot] = connection;
        table[slot + START] = other.table[from + START];
        table[slot + END] = other.table[from + END];
        if ((state & MANY) != 0) {
            table[slot + STATE] = (state & ~0xFFFF_FFFFL) | conversations.size();
            conversations.add(other.conversations.get((int) state));
        } else {
            table[slot + STATE] = state;
        }
        added();
    }

    private void added() {
        if (2 * ++size * WIDTH > table.length) {
            long[] larger = new long[2 * table.length];
            for (int i = 0; i < table.length; i += WIDTH) {
                if (table[i + STATE] != 0) {
                    System.arraycopy(table, i, larger, slot(larger, table[i]), WIDTH);
                }
            }
            table = larger;
        }
    }

    private static long seen(int bits) {
        return Glimpse.isHandshake(bits) ? BOTH : Glimpse.isForward(bits) ? FORWARD : BACKWARD;
    }

    Conversation conversation(long connection) {
        return conversation(slot(table, connection));
    }

    private Conversation conversation(int slot) {
        long state = table[slot + STATE];
        if ((state & MANY) != 0) {
            return conversations.get((int) state);
        }
        Conversation made = new Conversation();
        made.add(table[slot + START], table[slot + END], (int) state);
        if ((state & PASSED) != 0) {
            made.pass();
        }
        table[slot + STATE] = (state & ~0xFFFF_FFFFL) | MANY | conversations.size();
        conversations.add(made);
        return made;
    }

    /** Says that a record has been explained, or returns its conversation where that may tell its side. */
    Optional<Conversation> pass(long connection) {
        int slot = slot(table, connection);
        long state = table[slot + STATE];
        if ((state & BOTH) != BOTH) {
            if ((state & MANY) == 0) {
                table[slot + STATE] = state | PASSED;
            } else {
                conversations.get((int) state).pass();
            }
            return Optional.empty();
        }
        return Optional.of(conversation(slot));
    }
}
