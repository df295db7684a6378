package io.vpcwhy.model.flowlog;

import io.vpcwhy.model.parquet.BatchReader;
import io.vpcwhy.model.parquet.CodedValues;
import io.vpcwhy.model.parquet.ColumnDictionary;
import io.vpcwhy.model.parquet.ColumnValues;
import io.vpcwhy.model.parquet.NumberValues;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The values of one column in a batch as numbers; of a coded column each distinct value is read once. For one thread. */
final class NumberColumn {

    private final ValueReader reader;
    private final long[] numbers = new long[BatchReader.MAX_ROWS];
    private @Nullable ColumnDictionary dictionary;

    /** By code + 1: first that of no value. */
    private long[] ofCodes = {};

    private boolean anyOdd;

    NumberColumn(ValueReader reader) {
        this.reader = reader;
    }

    /** A column in which all rows have that number. */
    static NumberColumn of(ValueReader reader, long number) {
        NumberColumn column = new NumberColumn(reader);
        Arrays.fill(column.numbers, number);
        return column;
    }

    /** The number of a row. */
    long at(int row) {
        return numbers[row];
    }

    /** Reads a batch, and marks the rows whose value is not as usual. */
    void read(ColumnValues values, int rows, boolean[] odd) {
        if (values instanceof CodedValues coded) {
            readCodes(coded, rows);
        } else if (values instanceof NumberValues plain) {
            readNumbers(plain, rows);
        } else {
            readTexts(values, rows);
        }
        if (anyOdd) {
            for (int row = 0; row < rows; row++) {
                odd[row] |= numbers[row] == ValueReader.ODD;
            }
        }
    }

    private void readCodes(CodedValues coded, int rows) {
        if (dictionary != coded.dictionary()) {
            read(coded.dictionary());
        }
        int[] codes = coded.codes();
        for (int row = 0; row < rows; row++) {
            numbers[row] = ofCodes[codes[row] + 1];
        }
    }

    private void read(ColumnDictionary distinct) {
        dictionary = distinct;
        ofCodes = new long[distinct.size() + 1];
        ofCodes[0] = reader.absent();
        anyOdd = ofCodes[0] == ValueReader.ODD;
        for (int code = 0; code < distinct.size(); code++) {
            long number = reader.read(distinct.text(code));
            ofCodes[code + 1] = number;
            anyOdd |= number == ValueReader.ODD;
        }
    }

    private void readNumbers(NumberValues plain, int rows) {
        dictionary = null;
        anyOdd = true;
        long[] stored = plain.numbers();
        boolean[] absent = plain.absent();
        for (int row = 0; row < rows; row++) {
            numbers[row] = absent[row] ? reader.absent() : reader.read(stored[row]);
        }
    }

    private void readTexts(ColumnValues texts, int rows) {
        dictionary = null;
        anyOdd = true;
        for (int row = 0; row < rows; row++) {
            numbers[row] = texts.isAbsent(row) ? reader.absent() : reader.read(texts.text(row));
        }
    }
}
