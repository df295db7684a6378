package io.vpcwhy.simulator.usage;

import java.util.Arrays;
import java.util.OptionalLong;

/** What the logs hold of each interface of a snapshot: 17 bytes an interface. */
final class InterfaceSights {

    private static final long NEVER = Long.MAX_VALUE;

    /** What a record of an interface may be, in bits. */
    static final byte ACCEPTED = 1;

    static final byte REJECTED = 2;
    static final byte NO_DATA = 4;
    static final byte SKIPPED = 8;

    /** Accepted, and it is not known which rules it met. */
    static final byte UNPLACED = 16;

    private final byte[] seen;
    private final long[] first;
    private final long[] last;

    InterfaceSights(int interfaces) {
        this.seen = new byte[interfaces];
        this.first = new long[interfaces];
        this.last = new long[interfaces];
        Arrays.fill(first, NEVER);
        Arrays.fill(last, RuleWatch.NO_TIME);
    }

    void see(int number, byte what, long start, long end) {
        seen[number] |= what;
        if (start >= 0) {
            first[number] = Math.min(first[number], start);
        }
        last[number] = Math.max(last[number], end);
    }

    void see(int number, byte what) {
        seen[number] |= what;
    }

    void join(InterfaceSights other) {
        for (int i = 0; i < seen.length; i++) {
            seen[i] |= other.seen[i];
            first[i] = Math.min(first[i], other.first[i]);
            last[i] = Math.max(last[i], other.last[i]);
        }
    }

    boolean has(int number, byte what) {
        return (seen[number] & what) != 0;
    }

    /** Whether all of its records are of the kind. */
    boolean hasOnly(int number, byte what) {
        return seen[number] == what;
    }

    /** Whether any interface has such a record. */
    boolean hasAny(byte what) {
        for (byte each : seen) {
            if ((each & what) != 0) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty(int number) {
        return seen[number] == 0;
    }

    Times times(int number) {
        return new Times(
                first[number] == NEVER ? OptionalLong.empty() : OptionalLong.of(first[number]),
                last[number] < 0 ? OptionalLong.empty() : OptionalLong.of(last[number]));
    }
}
