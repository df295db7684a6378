package io.vpcwhy.model.parquet;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the values of one column in one row group. */
final class ColumnReader {

    private static final int PRESENT = 1;

    private final PageReader pages;
    private final boolean[] present = new boolean[BatchReader.MAX_ROWS];
    private @Nullable CodedValues coded;
    private @Nullable NumberValues numbers;
    private @Nullable TextValues texts;
    private @Nullable ColumnValues latest;

    ColumnReader(PageReader pages) {
        this.pages = pages;
    }

    /** How many values can be read in one form, at least one. */
    int ready() throws IOException {
        while (pages.left() == 0) {
            pages.advance();
        }
        return pages.left();
    }

    ColumnValues values() {
        if (latest == null) {
            throw new IllegalStateException("there is no batch before the first call of next");
        }
        return latest;
    }

    /** Reads that many values, no more than are ready. */
    void read(int rows) throws IOException {
        try {
            for (int i = 0; i < rows; i++) {
                present[i] = pages.level() == PRESENT;
            }
            if (pages.isCoded()) {
                readCodes(rows);
            } else if (pages.column().column().kind() == ParquetColumn.Kind.NUMBER) {
                readNumbers(rows);
            } else {
                readTexts(rows);
            }
            pages.pass(rows);
        } catch (DamagedParquetException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw pages.damage(e);
        }
    }

    private void readCodes(int rows) throws IOException {
        ColumnDictionary dictionary = pages.dictionary();
        if (coded == null || coded.dictionary() != dictionary) {
            coded = new CodedValues(dictionary);
        }
        int size = dictionary.size();
        int[] codes = coded.codes();
        for (int i = 0; i < rows; i++) {
            codes[i] = present[i] ? pages.code() : CodedValues.ABSENT;
            if (codes[i] >= size) {
                throw new IOException("code " + codes[i] + " is not in the dictionary of " + size);
            }
        }
        latest = coded;
    }

    private void readNumbers(int rows) {
        NumberValues values = numbers == null ? new NumberValues() : numbers;
        numbers = values;
        for (int i = 0; i < rows; i++) {
            values.absent()[i] = !present[i];
            values.numbers()[i] = present[i] ? pages.number() : 0;
        }
        latest = values;
    }

    private void readTexts(int rows) throws IOException {
        TextValues values = texts == null ? new TextValues() : texts;
        texts = values;
        for (int i = 0; i < rows; i++) {
            if (present[i]) {
                pages.text(values, i);
            } else {
                values.setAbsent(i);
            }
        }
        latest = values;
    }
}
