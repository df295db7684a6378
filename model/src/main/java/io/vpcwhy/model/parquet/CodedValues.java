package io.vpcwhy.model.parquet;

/** Values as codes of a dictionary: equal codes are equal values. */
public final class CodedValues implements ColumnValues {

    /** The code of a row without a value. */
    public static final int ABSENT = -1;

    private final int[] codes = new int[BatchReader.MAX_ROWS];
    private final ColumnDictionary dictionary;

    CodedValues(ColumnDictionary dictionary) {
        this.dictionary = dictionary;
    }

    /** A code for each row, {@link #ABSENT} where it has no value. */
    public int[] codes() {
        return codes;
    }

    /** What the codes stand for. All batches of a row group in which the column is coded have the same. */
    public ColumnDictionary dictionary() {
        return dictionary;
    }

    @Override
    public boolean isAbsent(int row) {
        return codes[row] == ABSENT;
    }

    @Override
    public String text(int row) {
        return dictionary.text(codes[row]);
    }
}
