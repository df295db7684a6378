package io.vpcwhy.model.flowlog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the lines of blocks into numbers, without an object a line. It takes lines that are written as AWS writes them;
 * any other line is left to the reader that {@link FlowLogReader} has, so that both find the same in every line.
 */
public final class RecordScanner implements RecordCursor {

    private final LineLayout layout;
    private final LineTokens tokens = new LineTokens();
    private final RecordParser parser = new RecordParser();
    private EntryReader entries;
    private final RecordValues values = new RecordValues();
    private final LineScan scan;
    private final UsualLineScan usualScan;
    private final boolean usual;
    private byte[] bytes = {};
    private int length;
    private int at;
    private int lineStart;
    private int lineEnd;
    private long lines;
    private boolean otherwise;
    private List<FlowLogLine> others = List.of();

    /** @param interfaces the ids of interfaces, which are found by their numbers there */
    public RecordScanner(LineLayout layout, NameTable interfaces) {
        this.layout = layout;
        this.scan = new LineScan(layout, interfaces, values);
        this.usualScan = new UsualLineScan(interfaces, values);
        this.entries = layout.entries();
        this.usual = layout.format().equals(FlowLogFormat.DEFAULT);
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
    @Override
    public Found next() {
        while (at < length) {
            lineStart = at;
            int end = otherwise ? LineScan.FAILED : scan(at);
            if (end != LineScan.FAILED) {
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

    private int scan(int from) {
        int end = usual ? usualScan.scan(bytes, from) : LineScan.FAILED;
        return end == LineScan.FAILED ? scan.scan(bytes, from) : end;
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
    @Override
    public List<FlowLogLine> others() {
        return others;
    }

    @Override
    public RecordValues values() {
        return values;
    }

    /** Where in the block the line begins that was read last. */
    @Override
    public int position() {
        return lineStart;
    }

    @Override
    public long line() {
        return lines;
    }

    /** Whether a header line in the block named other columns than those of the layout. */
    public boolean columnsChanged() {
        return otherwise;
    }

    /** The line that was read last, as it stands there. */
    @Override
    public String text() {
        return new String(bytes, lineStart, lineEnd - lineStart, StandardCharsets.UTF_8);
    }

    @Override
    public int copyText(byte[] into, int to) {
        int textLength = lineEnd - lineStart;
        System.arraycopy(bytes, lineStart, into, to, Math.min(textLength, into.length - to));
        return textLength;
    }

    @Override
    public FlowLogRecord record() {
        tokens.splitBlanks(text(), 0);
        try {
            return parser.parse(layout.format(), tokens);
        } catch (BadValueException e) {
            throw new IllegalStateException("the scan took for a record what is none: " + text(), e);
        }
    }
}
