package io.vpcwhy.model.flowlog;

import java.nio.charset.StandardCharsets;

/**
 * Reads lines of the default format that have all of their values: most lines of most logs. What it does not take for one,
 * {@link LineScan} looks at. For one thread.
 */
final class UsualLineScan {

    /** Bytes of {@code 2 123456789012 }. */
    private static final int BEGINNING = 15;

    /** Stands for the line before the first, as bytes that are all zero would be a beginning that no record has. */
    private static final byte[] BEFORE_ANY = "2 000000000000 ".getBytes(StandardCharsets.US_ASCII);

    /** Bytes of {@code eni-0123456789abcdef0}. */
    private static final int INTERFACE = NameTable.LENGTH;

    /** Bytes of a time, as from 2001 to 2286. */
    private static final int TIME = 10;

    private static final int ACTION = 6;

    /** {@code " OK\n"} as a number. */
    private static final int OK = ' ' | 'O' << 8 | 'K' << 16 | '\n' << 24;

    private final NameTable interfaces;
    private final RecordValues values;
    private long beginning = Words.at(BEFORE_ANY, 0);
    private long restOfBeginning = Words.at(BEFORE_ANY, BEGINNING - Long.BYTES);
    private long beginningOfTime = Words.ZEROS;
    private long hundreds;

    UsualLineScan(NameTable interfaces, RecordValues values) {
        this.interfaces = interfaces;
        this.values = values;
    }

    /** Reads the line that begins there; returns where it ends, or {@link LineScan#FAILED}. */
    int scan(byte[] bytes, int from) {
        if (!begins(bytes, from)) {
            return LineScan.FAILED;
        }
        int p = from + BEGINNING;
        int found = interfaces.findLong(bytes, p);
        p += INTERFACE;
        if (found < 0 || bytes[p] != ' ') {
            return LineScan.FAILED;
        }
        values.networkInterface = found;
        long source = DottedQuad.read(bytes, ++p);
        if (source == DottedQuad.NONE) {
            return LineScan.FAILED;
        }
        p += DottedQuad.length(source) + 1;
        long destination = DottedQuad.read(bytes, p);
        if (destination == DottedQuad.NONE) {
            return LineScan.FAILED;
        }
        p += DottedQuad.length(destination) + 1;
        values.lows[RecordValues.SRCADDR] = DottedQuad.address(source);
        values.lows[RecordValues.DSTADDR] = DottedQuad.address(destination);
        values.highs[RecordValues.SRCADDR] = 0;
        values.highs[RecordValues.DSTADDR] = 0;
        values.families[RecordValues.SRCADDR] = 4;
        values.families[RecordValues.DSTADDR] = 4;
        return numbers(bytes, p);
    }

    /** Whether the line begins as the one before, or with version 2 and an account. */
    private boolean begins(byte[] bytes, int from) {
        long first = Words.at(bytes, from);
        long rest = Words.at(bytes, from + BEGINNING - Long.BYTES);
        if (first == beginning && rest == restOfBeginning) {
            return true;
        }
        boolean usual = bytes[from] == '2' && bytes[from + 1] == ' ' && bytes[from + BEGINNING - 1] == ' ';
        for (int p = from + 2; usual && p < from + BEGINNING - 1; p++) {
            usual = bytes[p] >= '0' && bytes[p] <= '9';
        }
        if (usual) {
            beginning = first;
            restOfBeginning = rest;
        }
        return usual;
    }

    /** Reads the four numbers from the source port to the packets, and what follows. */
    private int numbers(byte[] bytes, int from) {
        int p = from;
        long word = Words.at(bytes, p);
        int digits = Words.digits(word);
        int wrong = wrong(bytes, p, digits);
        int sourcePort = Words.number(word, digits);
        p += digits + 1;
        word = Words.at(bytes, p);
        digits = Words.digits(word);
        wrong |= wrong(bytes, p, digits);
        int destinationPort = Words.number(word, digits);
        p += digits + 1;
        word = Words.at(bytes, p);
        digits = Words.digits(word);
        wrong |= wrong(bytes, p, digits);
        int protocol = Words.number(word, digits);
        p += digits + 1;
        word = Words.at(bytes, p);
        digits = Words.digits(word);
        wrong |= wrong(bytes, p, digits);
        p += digits + 1;
        values.sourcePort = sourcePort;
        values.destinationPort = destinationPort;
        values.protocol = protocol;
        wrong |= 65_535 - sourcePort | 65_535 - destinationPort | 255 - protocol;
        return wrong < 0 ? LineScan.FAILED : bytes(bytes, p);
    }

    /** Reads the number of bytes, which may be a long one, and what follows. */
    private int bytes(byte[] bytes, int from) {
        long word = Words.at(bytes, from);
        int digits = Words.digits(word);
        long value = Words.number(word, digits);
        int p = from + digits;
        if (digits == Long.BYTES) {
            int more = Words.digits(Words.at(bytes, p));
            for (int i = 0; i < more; i++) {
                value = 10 * value + bytes[p++] - '0';
            }
        }
        values.bytes = value;
        return digits == 0 || bytes[p] != ' ' ? LineScan.FAILED : rest(bytes, p + 1);
    }

    /** Below 0 where a number is not of 1 to 7 digits and a blank. */
    private static int wrong(byte[] bytes, int from, int digits) {
        return digits - 1 | 7 - digits | -((bytes[from + digits] ^ ' ') & 0xFF);
    }

    /** Reads what follows the bytes. */
    private int rest(byte[] bytes, int from) {
        long start = time(bytes, from);
        int p = from + TIME + 1;
        long end = time(bytes, p);
        if ((start | end) < 0) {
            return LineScan.FAILED;
        }
        p += TIME + 1;
        long action = Words.at(bytes, p) & LineScan.SIX_BYTES;
        boolean accepted = action == LineScan.ACCEPT;
        p += ACTION;
        if ((!accepted && action != LineScan.REJECT) || Words.fourAt(bytes, p) != OK) {
            return LineScan.FAILED;
        }
        values.start = start;
        values.end = end;
        values.action = (byte) (accepted ? 1 : 2);
        values.logStatus = 1;
        return p + 3;
    }

    /** A time of ten digits and a blank, or below 0. */
    private long time(byte[] bytes, int from) {
        long word = Words.at(bytes, from);
        if (word != beginningOfTime) {
            if (!Words.areDigits(word)) {
                return LineScan.FAILED;
            }
            beginningOfTime = word;
            hundreds = 100L * Words.number(word);
        }
        int tens = bytes[from + 8] - '0';
        int ones = bytes[from + 9] - '0';
        long time = hundreds + 10L * tens + ones;
        int wrong = tens | ones | 9 - tens | 9 - ones | -((bytes[from + TIME] ^ ' ') & 0xFF);
        return wrong < 0 || time > Integer.MAX_VALUE ? LineScan.FAILED : time;
    }
}
