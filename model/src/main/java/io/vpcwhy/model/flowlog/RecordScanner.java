package io.vpcwhy.model.flowlog;

import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the lines of blocks into numbers, without an object a line. It takes lines that are written as AWS writes them;
 * any other line is left to the reader that {@link FlowLogReader} has, so that both find the same in every line.
 *
 * <p>Values are those of the last record, and are valid until the next. Not safe for use by several threads.
 */
public final class RecordScanner {

    /** What was found. */
    public enum Found {
        /** A record, whose values are here. */
        RECORD,
        /** Lines for which {@link #others} has the answers: malformed ones, and records that are written otherwise. */
        OTHERS,
        /** The block has ended. */
        END
    }

    /** Stands for a number that the format lacks, or that is absent. */
    public static final long ABSENT = -1;

    /** Stands for an interface that is not among the names. */
    public static final int UNKNOWN = -1;

    private static final int FAILED = -1;
    private static final int LONGEST_NUMBER = 18;

    /** Length of the longest word that stands for no value. */
    private static final int LONGEST_ABSENT = 4;

    private static final long ACCEPT = word("ACCEPT");
    private static final long REJECT = word("REJECT");
    private static final long NO_DATA = word("NODATA");
    private static final long INGRESS = word("ingress");
    private static final long EGRESS = word("egress");
    private static final long SIX_BYTES = (1L << 48) - 1;
    private static final long SEVEN_BYTES = (1L << 56) - 1;

    private final LineLayout layout;
    private final NameTable interfaces;
    private final ColumnKind[] columns;
    private final LineTokens tokens = new LineTokens();
    private final RecordParser parser = new RecordParser();
    private EntryReader entries;
    private final long[] numbers = new long[ColumnKind.SLOTS];
    private final long[] highs = new long[ColumnKind.SLOTS];
    private final byte[] families = new byte[ColumnKind.SLOTS];
    private byte[] bytes = {};
    private int length;
    private int at;
    private int lineStart;
    private int lineEnd;
    private long lines;
    private boolean otherwise;
    private int networkInterface;
    private int interfaceStart;
    private int interfaceEnd;
    private byte action;
    private byte status;
    private byte direction;
    private List<FlowLogLine> others = List.of();

    /** @param interfaces the ids of interfaces, which are found by their numbers there */
    public RecordScanner(LineLayout layout, NameTable interfaces) {
        this.layout = layout;
        this.interfaces = interfaces;
        this.columns = ColumnKind.of(layout);
        this.entries = layout.entries();
        for (ColumnKind kind : ColumnKind.values()) {
            numbers[kind.slot()] = ABSENT;
        }
    }

    /** Goes to the beginning of the block that follows the one before, whose header lines still hold. */
    public void goOn(LineBlock block) {
        bytes = block.bytes();
        length = block.length();
        bytes[length] = '\n';
        at = 0;
        lines = 0;
    }

    /** Goes to the beginning of a block. */
    public void start(LineBlock block) {
        goOn(block);
        if (otherwise) {
            otherwise = false;
            entries = layout.entries();
        }
    }

    /** Reads the next line, or all that are left where a header line has changed the columns. */
    public Found next() {
        while (at < length) {
            lineStart = at;
            int end = otherwise ? FAILED : scan(at);
            if (end != FAILED) {
                lines++;
                lineEnd = end;
                at = bytes[end] == '\r' ? end + 2 : end + 1;
                return Found.RECORD;
            }
            readOther();
            if (!others.isEmpty()) {
                return Found.OTHERS;
            }
        }
        return Found.END;
    }

    private void readOther() {
        int end = lineStart;
        while (bytes[end] != '\n') {
            end++;
        }
        lineEnd = end;
        at = Math.min(end + 1, length);
        others = new ArrayList<>(1);
        TextContainer container = new TextContainer(
                layout.source(), new ByteArrayInputStream(bytes, lineStart, Math.min(at, length) - lineStart));
        try {
            for (Entry entry = container.next(); entry != null; entry = container.next()) {
                FlowLogLine line = entries.read(entry);
                if (line != null) {
                    others.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // not from memory
        }
        lines++;
        otherwise |= entries.byComma() || !entries.format().equals(layout.format());
    }

    /** The lines that were read, whose numbers count from the first of them. */
    public List<FlowLogLine> others() {
        return others;
    }

    /** Where in the block the line begins that was read last. */
    public int position() {
        return lineStart;
    }

    /** Number of the line of the block that was read last, from 1. */
    public long line() {
        return lines;
    }

    /** Whether a header line in the block named other columns than those of the layout. */
    public boolean columnsChanged() {
        return otherwise;
    }

    /** The line that was read last, as it stands there. */
    public String text() {
        return new String(bytes, lineStart, lineEnd - lineStart, StandardCharsets.UTF_8);
    }

    /** The record that was read last, with all its values. */
    public FlowLogRecord record() {
        tokens.splitBlanks(text(), 0);
        try {
            return parser.parse(layout.format(), tokens);
        } catch (BadValueException e) {
            throw new IllegalStateException("the scan took for a record what is none: " + text(), e);
        }
    }

    /** Number of the record's interface among the names, or {@link #UNKNOWN}. */
    public int networkInterface() {
        return networkInterface;
    }

    /** The id of the record's interface; empty where absent. */
    public String interfaceId() {
        return new String(bytes, interfaceStart, interfaceEnd - interfaceStart, StandardCharsets.UTF_8);
    }

    /** {@code SRCADDR}, {@code DSTADDR}, {@code PKT_SRCADDR} or {@code PKT_DSTADDR}: 4, 6, or 0 where absent. */
    public int family(ColumnKind address) {
        return families[address.slot()];
    }

    /** The lower 64 bits of an address. */
    public long low(ColumnKind address) {
        return numbers[address.slot()];
    }

    /** The upper 64 bits of an address; 0 for IPv4. */
    public long high(ColumnKind address) {
        return highs[address.slot()];
    }

    /** The value of a column that is a number, or {@link #ABSENT}. */
    public long number(ColumnKind column) {
        return numbers[column.slot()];
    }

    /** {@code null} where absent is 0; 1 for ACCEPT, 2 for REJECT. */
    public int action() {
        return action;
    }

    /** 0 where absent, 1 for OK, 2 for NODATA, 3 for SKIPDATA. */
    public int logStatus() {
        return status;
    }

    /** 0 where absent, 1 for ingress, 2 for egress. */
    public int flowDirection() {
        return direction;
    }

    /** Reads the line there; returns where it ends, or fails. */
    private int scan(int from) {
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
            case DIGITS, COUNT, BYTES -> number(column, p, Long.MAX_VALUE);
            case INTERFACE_ID -> interfaceId(p);
            case SRCADDR, DSTADDR, PKT_SRCADDR, PKT_DSTADDR -> address(column, p);
            case SRCPORT, DSTPORT -> number(column, p, 65_535);
            case PROTOCOL -> number(column, p, 255);
            case START, END, INTEGER, TCP_FLAGS -> number(column, p, Integer.MAX_VALUE);
            case VERSION_2 -> bytes[p] == '2' ? p + 1 : FAILED;
            case ACTION -> action(p);
            case LOG_STATUS -> logStatus(p);
            case FLOW_DIRECTION -> direction(p);
            case USUALLY_ABSENT -> bytes[p] == '-' ? p + 1 : FAILED;
        };
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
        interfaceStart = from;
        interfaceEnd = end;
        networkInterface = interfaces.find(bytes, from, end);
        boolean doubtful = layout.byDefault() || end - from <= LONGEST_ABSENT;
        return networkInterface == UNKNOWN && doubtful ? FAILED : end;
    }

    private int number(ColumnKind column, int from, long highest) {
        int p = from;
        long value = 0;
        long word = Words.at(bytes, p);
        if (Words.areDigits(word)) {
            value = Words.number(word);
            p += Long.BYTES;
        }
        int digit = bytes[p] - '0';
        while (digit >= 0 && digit <= 9) {
            value = value * 10 + digit;
            digit = bytes[++p] - '0';
        }
        int digits = p - from;
        if (digits == 0 && bytes[p] == '-') {
            numbers[column.slot()] = ABSENT;
            return p + 1;
        }
        if (digits == 0 || digits > LONGEST_NUMBER || value > highest) {
            return FAILED;
        }
        numbers[column.slot()] = value;
        return p;
    }

    private int address(ColumnKind column, int from) {
        int p = from;
        long address = 0;
        for (int octets = 0; octets < 4; octets++) {
            int octet = bytes[p] - '0';
            if (octet < 0 || octet > 9) {
                return octets == 0 ? otherAddress(column, from) : FAILED;
            }
            int digit = bytes[++p] - '0';
            if (digit >= 0 && digit <= 9) {
                if (octet == 0) {
                    return otherAddress(column, from);
                }
                octet = octet * 10 + digit;
                digit = bytes[++p] - '0';
                if (digit >= 0 && digit <= 9) {
                    octet = octet * 10 + digit;
                    p++;
                }
            }
            address = (address << 8) | octet;
            if (octet > 255 || (octets < 3 && bytes[p++] != '.')) {
                return otherAddress(column, from);
            }
        }
        numbers[column.slot()] = address;
        highs[column.slot()] = 0;
        families[column.slot()] = 4;
        return p;
    }

    /** An IPv6 address, or none. */
    private int otherAddress(ColumnKind column, int from) {
        int end = text(from);
        if (end == FAILED) {
            return FAILED;
        }
        if (end == from + 1 && bytes[from] == '-') {
            families[column.slot()] = 0;
            return end;
        }
        IpAddress address = IpAddress.tryParse(new String(bytes, from, end - from, StandardCharsets.ISO_8859_1))
                .orElse(null);
        if (address == null || address.family() != IpFamily.IPV6) {
            return FAILED;
        }
        numbers[column.slot()] = address.low();
        highs[column.slot()] = address.high();
        families[column.slot()] = 6;
        return end;
    }

    private int action(int p) {
        long word = Words.at(bytes, p) & SIX_BYTES;
        if (word == ACCEPT || word == REJECT) {
            action = (byte) (word == ACCEPT ? 1 : 2);
            return p + 6;
        }
        action = 0;
        return bytes[p] == '-' ? p + 1 : FAILED;
    }

    private int logStatus(int p) {
        if (bytes[p] == 'O' && bytes[p + 1] == 'K') {
            status = 1;
            return p + 2;
        }
        long word = Words.at(bytes, p);
        if ((word & SIX_BYTES) == NO_DATA) {
            status = 2;
            return p + 6;
        }
        if (word == SKIP_DATA) {
            status = 3;
            return p + 8;
        }
        status = 0;
        return bytes[p] == '-' ? p + 1 : FAILED;
    }

    private static final long SKIP_DATA = word("SKIPDATA");

    private int direction(int p) {
        long word = Words.at(bytes, p);
        if ((word & SEVEN_BYTES) == INGRESS) {
            direction = (byte) 1;
            return p + 7;
        }
        if ((word & SIX_BYTES) == EGRESS) {
            direction = (byte) 2;
            return p + 6;
        }
        direction = 0;
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
