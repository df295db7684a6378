package io.vpcwhy.model.flowlog;

import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.parquet.BatchReader;
import io.vpcwhy.model.parquet.CodedValues;
import io.vpcwhy.model.parquet.ColumnDictionary;
import io.vpcwhy.model.parquet.ColumnValues;
import io.vpcwhy.model.parquet.TextValues;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The addresses of one column in a batch; of a coded column each distinct one is read once. For one thread. */
final class AddressColumn {

    private static final byte ODD = -1;

    /** The longest IPv4 address, and a blank for each byte that may be read after it. */
    private static final int LONGEST = 15;

    private static final int ROOM = 48;

    /** Some addresses. */
    private static final class Addresses {
        private long[] lows = {};
        private long[] highs = {};
        private byte[] families = {};

        private void ensure(int size) {
            if (lows.length < size) {
                lows = new long[size];
                highs = new long[size];
                families = new byte[size];
            }
        }

        private boolean set(int at, String text) {
            families[at] = 0;
            if (FieldValue.isAbsent(text, 0, text.length())) {
                return true;
            }
            Optional<IpAddress> read = IpAddress.tryParse(text);
            if (read.isEmpty()) {
                families[at] = ODD;
                return false;
            }
            lows[at] = read.get().low();
            highs[at] = read.get().high();
            families[at] = (byte) (read.get().family() == IpFamily.IPV4 ? 4 : 6);
            return true;
        }
    }

    private final int number;
    private final Addresses ofRows = new Addresses();
    private final Addresses ofCodes = new Addresses();
    private final byte[] one = new byte[ROOM];
    private @Nullable ColumnDictionary dictionary;
    private boolean anyOdd;

    /** @param number of the address in {@link RecordValues} */
    AddressColumn(int number) {
        this.number = number;
        ofRows.ensure(BatchReader.MAX_ROWS);
    }

    /** Gives the address of a row to the values of a record. */
    void give(int row, RecordValues values) {
        values.lows[number] = ofRows.lows[row];
        values.highs[number] = ofRows.highs[row];
        values.families[number] = ofRows.families[row];
    }

    /** Reads a batch, and marks the rows whose address is none. */
    void read(ColumnValues values, int rows, boolean[] odd) {
        if (values instanceof CodedValues coded) {
            readCodes(coded, rows);
        } else {
            dictionary = null;
            anyOdd = false;
            for (int row = 0; row < rows; row++) {
                readPlain(values, row);
            }
        }
        if (anyOdd) {
            for (int row = 0; row < rows; row++) {
                odd[row] |= ofRows.families[row] == ODD;
            }
        }
    }

    private void readPlain(ColumnValues values, int row) {
        if (values.isAbsent(row)) {
            ofRows.families[row] = 0;
        } else if (!(values instanceof TextValues texts) || !readUsual(texts, row)) {
            anyOdd |= !ofRows.set(row, values.text(row));
        }
    }

    /** Reads an IPv4 address from its bytes; returns false where it is none that is written as usual. */
    private boolean readUsual(TextValues texts, int row) {
        int start = texts.start(row);
        int length = texts.end(row) - start;
        if (length > LONGEST) {
            return false;
        }
        Arrays.fill(one, (byte) ' ');
        System.arraycopy(texts.bytes(), start, one, DottedQuad.BEFORE, length);
        long read = DottedQuad.read(one, DottedQuad.BEFORE);
        if (read == DottedQuad.NONE || DottedQuad.length(read) != length) {
            return false;
        }
        ofRows.lows[row] = DottedQuad.address(read);
        ofRows.highs[row] = 0;
        ofRows.families[row] = 4;
        return true;
    }

    private void readCodes(CodedValues coded, int rows) {
        ColumnDictionary distinct = coded.dictionary();
        if (dictionary != distinct) {
            dictionary = distinct;
            anyOdd = false;
            ofCodes.ensure(distinct.size());
            for (int code = 0; code < distinct.size(); code++) {
                anyOdd |= !ofCodes.set(code, distinct.text(code));
            }
        }
        int[] codes = coded.codes();
        for (int row = 0; row < rows; row++) {
            int code = codes[row];
            if (code == CodedValues.ABSENT) {
                ofRows.families[row] = 0;
            } else {
                ofRows.lows[row] = ofCodes.lows[code];
                ofRows.highs[row] = ofCodes.highs[code];
                ofRows.families[row] = ofCodes.families[code];
            }
        }
    }
}
