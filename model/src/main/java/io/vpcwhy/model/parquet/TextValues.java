package io.vpcwhy.model.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts, one after the other in one array of bytes. */
public final class TextValues implements ColumnValues {

    private static final int USUAL_LENGTH = 16;

    private byte[] bytes = new byte[BatchReader.MAX_ROWS * USUAL_LENGTH];
    private final int[] ends = new int[BatchReader.MAX_ROWS + 1];
    private final boolean[] absent = new boolean[BatchReader.MAX_ROWS];

    TextValues() {}

    /** The texts in UTF-8; that of a row stands from {@link #start} to before {@link #end}. */
    public byte[] bytes() {
        return bytes;
    }

    public int start(int row) {
        return ends[row];
    }

    public int end(int row) {
        return ends[row + 1];
    }

    @Override
    public boolean isAbsent(int row) {
        return absent[row];
    }

    @Override
    public String text(int row) {
        return new String(bytes, start(row), end(row) - start(row), StandardCharsets.UTF_8);
    }

    void setAbsent(int row) {
        absent[row] = true;
        ends[row + 1] = ends[row];
    }

    /** Sets the text of a row; the rows are set in their order. */
    void set(int row, byte[] from, int start, int length) {
        absent[row] = false;
        int at = ends[row];
        int end = Math.addExact(at, length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
        }
        System.arraycopy(from, start, bytes, at, length);
        ends[row + 1] = end;
    }
}
