package io.vpcwhy.model.parquet;

/**
 * The values of one column in a batch, in one of three forms. The arrays that they lend are filled anew with the next
 * batch, and may be longer than the batch has rows.
 */
public sealed interface ColumnValues permits CodedValues, NumberValues, TextValues {

    /** Whether the row has no value. */
    boolean isAbsent(int row);

    /**
     * The value as text.
     *
     * @param row in the batch, from 0; one that has a value
     */
    String text(int row);
}
