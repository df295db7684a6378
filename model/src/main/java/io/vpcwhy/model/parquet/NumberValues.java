package io.vpcwhy.model.parquet;

/** Whole numbers. */
public final class NumberValues implements ColumnValues {

    private final long[] numbers = new long[BatchReader.MAX_ROWS];
    private final boolean[] absent = new boolean[BatchReader.MAX_ROWS];

    NumberValues() {}

    /** A number for each row, 0 where it has none. */
    public long[] numbers() {
        return numbers;
    }

    /** Whether a row has no number. */
    public boolean[] absent() {
        return absent;
    }

    @Override
    public boolean isAbsent(int row) {
        return absent[row];
    }

    @Override
    public String text(int row) {
        return Long.toString(numbers[row]);
    }
}
