package io.vpcwhy.model.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the rows of one row group, some at a time, in their order. In a batch every column is in one form: coded where
 * its pages are, so that what is to be known of a value is found out once for each distinct one. Memory does not grow
 * with the row group, but with the size of its pages.
 *
 * <p>Not safe for use by several threads; each of several may read a row group of its own.
 */
public final class BatchReader {

    /** The most rows of a batch: few enough to stay in a processor's cache. */
    public static final int MAX_ROWS = 4096;

    private final RowGroup group;
    private final List<ColumnReader> columns = new ArrayList<>();
    private long read;
    private int rows;

    BatchReader(FileChannel file, RowGroup group, List<StoredColumn> columns, List<Footer.Chunk> chunks) {
        this.group = group;
        for (int i = 0; i < columns.size(); i++) {
            this.columns.add(new ColumnReader(new PageReader(file, group, columns.get(i), chunks.get(i))));
        }
    }

    /**
     * Reads the next batch over the one before.
     *
     * @return whether there was one
     * @throws DamagedParquetException where the file is damaged there; there is no next batch then
     */
    public boolean next() throws IOException {
        long left = group.rows() - read - rows;
        read += rows;
        rows = 0;
        if (left == 0) {
            return false;
        }
        int next = (int) Math.min(MAX_ROWS, left);
        for (ColumnReader column : columns) {
            next = Math.min(next, column.ready());
        }
        for (ColumnReader column : columns) {
            column.read(next);
        }
        rows = next;
        return true;
    }

    /** How many rows the batch has, 1 to {@link #MAX_ROWS}. */
    public int rows() {
        return rows;
    }

    /** The number of the batch's first row in the file, from 0. */
    public long firstRow() {
        return group.firstRow() + read;
    }

    /**
     * The values of a column in the batch. It may be another object with the next batch, of another form.
     *
     * @param index in the list of columns that were asked for
     */
    public ColumnValues values(int index) {
        return columns.get(index).values();
    }
}
