package io.vpcwhy.model.parquet;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.ValuesType;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridDecoder;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the pages of one column in one row group.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/data-pages/">Data pages</a>
 */
final class PageReader {

    /** Larger pages are not written, and a damaged header shall not take all memory. */
    private static final int MOST_BYTES = 1 << 30;

    /** The levels of a page of the first version come after their length. */
    private static final int LENGTH_BYTES = 4;

    private static final int MOST_CODE_BITS = 31;

    private final RowGroup group;
    private final StoredColumn column;
    private final Footer.Chunk chunk;
    private final ChunkInput in;
    private byte[] packed = new byte[0];
    private byte[] unpacked = new byte[0];
    private long page;
    private long valuesLeft;
    private int left;
    private @Nullable ColumnDictionary dictionary;
    private @Nullable RunLengthBitPackingHybridDecoder levels;
    private @Nullable ValuesReader bitPackedLevels;
    private @Nullable RunLengthBitPackingHybridDecoder codes;
    private @Nullable ValuesReader values;
    private @Nullable PlainTexts texts;

    PageReader(FileChannel file, RowGroup group, StoredColumn column, Footer.Chunk chunk) {
        this.group = group;
        this.column = column;
        this.chunk = chunk;
        this.in = new ChunkInput(file, chunk.start(), chunk.end());
        this.page = chunk.start();
        this.valuesLeft = chunk.values();
    }

    StoredColumn column() {
        return column;
    }

    /** How many values of the page have not been passed. */
    int left() {
        return left;
    }

    void pass(int count) {
        left -= count;
    }

    /** Whether the values of the page are codes. */
    boolean isCoded() {
        return codes != null;
    }

    ColumnDictionary dictionary() throws IOException {
        if (dictionary == null) {
            throw new IOException("its dictionary is missing");
        }
        return dictionary;
    }

    /** 1 where the next row has a value, else 0. */
    int level() throws IOException {
        if (levels != null) {
            return levels.readInt();
        }
        return bitPackedLevels == null ? 1 : bitPackedLevels.readInteger();
    }

    /** The next code. */
    int code() throws IOException {
        if (codes == null) {
            throw new IllegalStateException("the page is not coded");
        }
        return codes.readInt();
    }

    private ValuesReader values() {
        if (values == null) {
            throw new IllegalStateException("the page is coded");
        }
        return values;
    }

    /** Reads the next value into a row of texts. */
    void text(TextValues into, int row) throws IOException {
        if (texts != null) {
            texts.read(into, row);
        } else {
            byte[] text = column.form().text(values());
            into.set(row, text, 0, text.length);
        }
    }

    /** The next number. */
    long number() {
        return column.form().number(values());
    }

    /** Goes on to the next page of values. */
    void advance() throws IOException {
        page = in.position();
        try {
            if (valuesLeft <= 0) {
                throw new EOFException("the column ends before its row group");
            }
            PageHeader header = Util.readPageHeader(in);
            load(header);
        } catch (DamagedParquetException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw damage(e);
        }
    }

    /** The same failure with its place. */
    DamagedParquetException damage(Exception cause) {
        String what = cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getMessage().toLowerCase(Locale.ROOT);
        return new DamagedParquetException(
                "the Parquet data are damaged in row group " + (group.index() + 1) + ", column " + column.name()
                        + ", in the page at byte " + page + " (" + what + ")",
                cause);
    }

    private void load(PageHeader header) throws IOException {
        int size = header.getUncompressed_page_size();
        int length = header.getCompressed_page_size();
        if (length < 0 || length > in.left() || size < 0 || size > MOST_BYTES) {
            throw new IOException("a page of " + length + " bytes, " + size + " unpacked, cannot be there");
        }
        if (packed.length < length) {
            packed = new byte[length];
        }
        in.readFully(packed, length);
        requireSum(header, length);
        switch (header.getType()) {
            case DICTIONARY_PAGE -> loadDictionary(header.getDictionary_page_header(), length, size);
            case DATA_PAGE -> loadFirst(header.getData_page_header(), length, size);
            case DATA_PAGE_V2 -> loadSecond(header.getData_page_header_v2(), length, size);
            default -> {
                // an index tells nothing that the values do not
            }
        }
    }

    private void requireSum(PageHeader header, int length) throws IOException {
        if (!header.isSetCrc()) {
            return;
        }
        CRC32 sum = new CRC32();
        sum.update(packed, 0, length);
        if ((int) sum.getValue() != header.getCrc()) {
            throw new IOException("the check sum is another");
        }
    }

    private void loadDictionary(DictionaryPageHeader header, int length, int size) throws IOException {
        byte[] page = new byte[size];
        chunk.codec().unpack(packed, 0, length, page, 0, size);
        int count = header.getNum_values();
        if (count < 0 || count > size) {
            throw new IOException("a dictionary of " + size + " bytes has no " + count + " values");
        }
        Dictionary stored = Encoding.PLAIN.initDictionary(
                column.descriptor(), new DictionaryPage(BytesInput.from(page), count, Encoding.PLAIN));
        StoredForm form = column.form();
        if (form.kind() == ParquetColumn.Kind.NUMBER) {
            long[] numbers = new long[count];
            for (int i = 0; i < count; i++) {
                numbers[i] = form.number(stored, i);
            }
            dictionary = ColumnDictionary.ofNumbers(numbers);
        } else {
            byte[][] texts = new byte[count][];
            for (int i = 0; i < count; i++) {
                texts[i] = form.text(stored, i);
            }
            dictionary = ColumnDictionary.ofTexts(texts);
        }
    }

    private void loadFirst(DataPageHeader header, int length, int size) throws IOException {
        unpack(0, length, 0, size);
        int at = 0;
        if (column.optional()) {
            at = header.getDefinition_level_encoding() == org.apache.parquet.format.Encoding.BIT_PACKED
                    ? bitPackedLevels(header.getNum_values(), size)
                    : lengthenedLevels(size);
        }
        start(header.getNum_values(), header.getEncoding(), at, size);
    }

    private int lengthenedLevels(int size) throws IOException {
        ByteBuffer page = ByteBuffer.wrap(unpacked, 0, size).order(ByteOrder.LITTLE_ENDIAN);
        int length = page.getInt();
        if (length < 0 || length > page.remaining()) {
            throw new IOException("levels of " + length + " bytes cannot be there");
        }
        levels = new RunLengthBitPackingHybridDecoder(1, stream(LENGTH_BYTES, length));
        bitPackedLevels = null;
        return LENGTH_BYTES + length;
    }

    /** Levels as they were written until 2014. */
    @SuppressWarnings("deprecation") // that is why
    private int bitPackedLevels(int count, int size) throws IOException {
        ByteBufferInputStream page = ByteBufferInputStream.wrap(ByteBuffer.wrap(unpacked, 0, size));
        ValuesReader reader = Encoding.BIT_PACKED.getValuesReader(column.descriptor(), ValuesType.DEFINITION_LEVEL);
        reader.initFromPage(count, page);
        levels = null;
        bitPackedLevels = reader;
        return (int) page.position();
    }

    private void loadSecond(DataPageHeaderV2 header, int length, int size) throws IOException {
        int levelBytes = header.getDefinition_levels_byte_length();
        if (header.getRepetition_levels_byte_length() != 0
                || levelBytes < 0
                || levelBytes > length
                || levelBytes > size) {
            throw new IOException("levels of " + levelBytes + " bytes cannot be there");
        }
        ensure(size);
        System.arraycopy(packed, 0, unpacked, 0, levelBytes);
        if (!header.isSetIs_compressed() || header.isIs_compressed()) {
            unpack(levelBytes, length - levelBytes, levelBytes, size - levelBytes);
        } else if (length == size) {
            System.arraycopy(packed, levelBytes, unpacked, levelBytes, size - levelBytes);
        } else {
            throw new IOException("a page that is not compressed has one length");
        }
        if (column.optional()) {
            levels = new RunLengthBitPackingHybridDecoder(1, stream(0, levelBytes));
        }
        start(header.getNum_values(), header.getEncoding(), levelBytes, size);
    }

    /** Unpacks into the page, from one place to another. */
    private void unpack(int from, int length, int to, int size) throws IOException {
        ensure(to + size);
        // A page of nothing but absent values may have no bytes at all.
        if (size > 0) {
            chunk.codec().unpack(packed, from, length, unpacked, to, size);
        }
    }

    private void ensure(int size) {
        if (unpacked.length < size) {
            unpacked = new byte[size];
        }
    }

    private void start(int count, org.apache.parquet.format.Encoding stored, int at, int size) throws IOException {
        if (count < 0 || count > valuesLeft) {
            throw new IOException("the column has " + valuesLeft + " values left and the page " + count);
        }
        Encoding encoding = Encoding.valueOf(stored.name());
        codes = null;
        values = null;
        texts = null;
        if (encoding.usesDictionary()) {
            int bits = at < size ? unpacked[at] : 0;
            if (bits < 0 || bits > MOST_CODE_BITS) {
                throw new IOException("codes of " + bits + " bits cannot be there");
            }
            codes = new RunLengthBitPackingHybridDecoder(bits, stream(at + 1, Math.max(0, size - at - 1)));
        } else if (encoding == Encoding.PLAIN && column.hasLengths()) {
            texts = new PlainTexts(unpacked, at, size);
        } else {
            ValuesReader reader = encoding.getValuesReader(column.descriptor(), ValuesType.VALUES);
            reader.initFromPage(
                    count,
                    ByteBufferInputStream.wrap(
                            ByteBuffer.wrap(unpacked, at, size - at).slice()));
            values = reader;
        }
        left = count;
        valuesLeft -= count;
    }

    private InputStream stream(int start, int length) {
        return new ByteArrayInputStream(unpacked, start, length);
    }
}
