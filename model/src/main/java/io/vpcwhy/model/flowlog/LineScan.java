package io.vpcwhy.model.flowlog;

import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import java.nio.charset.StandardCharsets;

/** Reads lines of any columns into numbers. For one thread. */
final class LineScan {

    /** Stands for a line that is not written as usual. */
    static final int FAILED = -1;

    static final long ACCEPT = word("ACCEPT");
    static final long REJECT = word("REJECT");
    static final long SIX_BYTES = (1L << 48) - 1;

    private static final int LONGEST_NUMBER = 18;

    /** Length of the longest word that stands for no value. */
    private static final int LONGEST_ABSENT = 4;

    private static final long NO_DATA = word("NODATA");
    private static final long SKIP_DATA = word("SKIPDATA");
    private static final long INGRESS = word("ingress");
    private static final long EGRESS = word("egress");
    private static final long SEVEN_BYTES = (1L << 56) - 1;

    private final NameTable interfaces;
    private final boolean byDefault;
    private final ColumnKind[] columns;
    private final RecordValues values;
    private final HexGroups hexGroups = new HexGroups();
    private byte[] bytes = {};
    private long number;

    LineScan(LineLayout layout, NameTable interfaces, RecordValues values) {
        this.interfaces = interfaces;
        this.byDefault = layout.byDefault();
        this.columns = ColumnKind.of(layout);
        this.values = values;
    }

    /** Reads the line that begins there; returns where it ends, or {@link #FAILED}. */
    int scan(byte[] block, int from) {
        bytes = block;
        int p = from;
        byte first = bytes[p];
        boolean plain = first == '-'
                || (first >= '0' && first <= '9')
                || (first >= 'A' && first <= 'Z')
                || (first >= 'a' && first <= 'z');
        if (!plain || LinePrefix.startsWithTime(bytes, from)) {
            return FAILED;
        }
        int last = columns.length - 1;
        for (int i = 0; i <= last; i++) {
            p = scan(columns[i], p);
            if (p == FAILED) {
                return FAILED;
            }
            byte end = bytes[p];
            if (i < last ? end != ' ' : end != '\n' && !(end == '\r' && bytes[p + 1] == '\n')) {
                return FAILED;
            }
            p++;
        }
        return p - 1;
    }

    private int scan(ColumnKind column, int p) {
        return switch (column) {
            case TEXT -> text(p);
            case DIGITS, COUNT -> number(p, Long.MAX_VALUE);
            case INTEGER -> number(p, Integer.MAX_VALUE);
            case BYTES, SRCPORT, DSTPORT, PROTOCOL, START, END, TCP_FLAGS -> kept(column, p);
            case INTERFACE_ID -> interfaceId(p);
            case SRCADDR -> address(RecordValues.SRCADDR, p);
            case DSTADDR -> address(RecordValues.DSTADDR, p);
            case PKT_SRCADDR -> address(RecordValues.PKT_SRCADDR, p);
            case PKT_DSTADDR -> address(RecordValues.PKT_DSTADDR, p);
            case VERSION_2 -> bytes[p] == '2' ? p + 1 : FAILED;
            case ACTION -> action(p);
            case LOG_STATUS -> logStatus(p);
            case FLOW_DIRECTION -> direction(p);
            case USUALLY_ABSENT -> bytes[p] == '-' ? p + 1 : FAILED;
        };
    }

    /** Reads a number that is to be kept. */
    private int kept(ColumnKind column, int p) {
        int end;
        switch (column) {
            case BYTES -> {
                end = number(p, Long.MAX_VALUE);
                values.bytes = number;
            }
            case SRCPORT -> {
                end = number(p, 65_535);
                values.sourcePort = (int) number;
            }
            case DSTPORT -> {
                end = number(p, 65_535);
                values.destinationPort = (int) number;
            }
            case PROTOCOL -> {
                end = number(p, 255);
                values.protocol = (int) number;
            }
            case START -> {
                end = number(p, Integer.MAX_VALUE);
                values.start = number;
            }
            case END -> {
                end = number(p, Integer.MAX_VALUE);
                values.end = number;
            }
            default -> {
                end = number(p, Integer.MAX_VALUE);
                values.tcpFlags = (int) number;
            }
        }
        return end;
    }

    private int text(int from) {
        int p = from;
        while (true) {
            long word = Words.at(bytes, p);
            long ends = Words.ends(word);
            if (Words.hasHigh(word)) {
                return FAILED;
            }
            if (ends != 0) {
                int end = p + (Long.numberOfTrailingZeros(ends) >>> 3);
                return end == from ? FAILED : end;
            }
            p += Long.BYTES;
        }
    }

    private int interfaceId(int from) {
        int end = text(from);
        if (end == FAILED || bytes[from] == '-') {
            return FAILED;
        }
        int found = interfaces.find(bytes, from, end);
        values.networkInterface = found;
        boolean doubtful = byDefault || end - from <= LONGEST_ABSENT;
        return found == RecordValues.UNKNOWN && doubtful ? FAILED : end;
    }

    private int number(int from, long highest) {
        long word = Words.at(bytes, from);
        int digits = Words.digits(word);
        if (digits == 0) {
            number = RecordValues.ABSENT;
            return bytes[from] == '-' ? from + 1 : FAILED;
        }
        int p = from + digits;
        long value = Words.number(word, digits);
        if (digits == Long.BYTES) {
            for (int digit = bytes[p] - '0'; digit >= 0 && digit <= 9; digit = bytes[++p] - '0') {
                value = value * 10 + digit;
            }
        }
        number = value;
        return p - from > LONGEST_NUMBER || value > highest ? FAILED : p;
    }

    private int address(int address, int from) {
        long read = from < DottedQuad.BEFORE ? DottedQuad.NONE : DottedQuad.read(bytes, from);
        if (read == DottedQuad.NONE) {
            return otherAddress(address, from);
        }
        values.lows[address] = DottedQuad.address(read);
        values.highs[address] = 0;
        values.families[address] = 4;
        return from + DottedQuad.length(read);
    }

    /** An IPv6 address, or none, or an IPv4 address that is followed closely by letters. */
    private int otherAddress(int address, int from) {
        int end = text(from);
        if (end == FAILED) {
            return FAILED;
        }
        if (end == from + 1 && bytes[from] == '-') {
            values.families[address] = 0;
            return end;
        }
        if (hexGroups.read(bytes, from, end)) {
            values.lows[address] = hexGroups.low();
            values.highs[address] = hexGroups.high();
            values.families[address] = 6;
            return end;
        }
        IpAddress read = IpAddress.tryParse(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1))
                .orElse(null);
        if (read == null) {
            return FAILED;
        }
        values.lows[address] = read.low();
        values.highs[address] = read.high();
        values.families[address] = (byte) (read.family() == IpFamily.IPV4 ? 4 : 6);
        return end;
    }

    private int action(int p) {
        long word = Words.at(bytes, p) & SIX_BYTES;
        if (word == ACCEPT || word == REJECT) {
            values.action = (byte) (word == ACCEPT ? 1 : 2);
            return p + 6;
        }
        values.action = 0;
        return bytes[p] == '-' ? p + 1 : FAILED;
    }

    private int logStatus(int p) {
        if (bytes[p] == 'O' && bytes[p + 1] == 'K') {
            values.logStatus = 1;
            return p + 2;
        }
        long word = Words.at(bytes, p);
        if ((word & SIX_BYTES) == NO_DATA) {
            values.logStatus = 2;
            return p + 6;
        }
        if (word == SKIP_DATA) {
            values.logStatus = 3;
            return p + 8;
        }
        values.logStatus = 0;
        return bytes[p] == '-' ? p + 1 : FAILED;
    }

    private int direction(int p) {
        long word = Words.at(bytes, p);
        if ((word & SEVEN_BYTES) == INGRESS) {
            values.flowDirection = 1;
            return p + 7;
        }
        if ((word & SIX_BYTES) == EGRESS) {
            values.flowDirection = 2;
            return p + 6;
        }
        values.flowDirection = 0;
        return bytes[p] == '-' ? p + 1 : FAILED;
    }

    private static long word(String text) {
        long word = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            word = (word << 8) | text.charAt(i);
        }
        return word;
    }
}
