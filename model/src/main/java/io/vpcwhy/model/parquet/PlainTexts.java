package io.vpcwhy.model.parquet;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Texts that stand in a page one after the other, each after its length. parquet-java reads these too, with two copies
 * and two objects a text; addresses are most of a flow log's bytes and most are stored so.
 */
final class PlainTexts {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final int LENGTH_BYTES = 4;

    private final byte[] page;
    private final int end;
    private int at;

    PlainTexts(byte[] page, int start, int end) {
        this.page = page;
        this.at = start;
        this.end = end;
    }

    /** Reads the next text into a row. */
    void read(TextValues into, int row) throws IOException {
        int start = at + LENGTH_BYTES;
        int length = start <= end ? (int) INT.get(page, at) : -1;
        if (length < 0 || length > end - start) {
            throw new IOException("a text of " + length + " bytes cannot be there");
        }
        into.set(row, page, start, length);
        at = start + length;
    }
}
