package io.vpcwhy.model.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;

/**
 * What the end of a file says of all of it.
 *
 * @param columns those that are not nested
 * @param names the names of all columns and groups at the top
 * @param groups the row groups
 * @param chunks for each row group where each of the columns is
 */
record Footer(List<StoredColumn> columns, List<String> names, List<RowGroup> groups, List<List<Chunk>> chunks) {

    /**
     * The values of one column in one row group.
     *
     * @param start byte of the file at which its first page begins
     * @param end the byte before which its last page ends
     * @param values how many there are, absent ones too
     */
    record Chunk(long start, long end, long values, PageCodec codec) {}

    private static final String MAGIC = "PAR1";
    private static final String ENCRYPTED_MAGIC = "PARE";

    /** The length of the footer and the magic bytes stand at the very end. */
    private static final int TAIL = 8;

    /** Far more than the widest flow log needs, and little enough to hold. */
    private static final int MOST_BYTES = 1 << 28;

    static Footer read(FileChannel file) throws IOException {
        long length = file.size();
        if (length < MAGIC.length() + TAIL) {
            throw new DamagedParquetException("the Parquet file ends early, at byte " + length);
        }
        ByteBuffer tail = ByteBuffer.wrap(bytes(file, length - TAIL, TAIL)).order(ByteOrder.LITTLE_ENDIAN);
        int footer = tail.getInt();
        String magic = StandardCharsets.ISO_8859_1.decode(tail).toString();
        if (magic.equals(ENCRYPTED_MAGIC)) {
            throw new UnreadParquetException("it is an encrypted Parquet file; decrypt it first");
        }
        if (!magic.equals(MAGIC)) {
            throw new DamagedParquetException(
                    "the Parquet file ends early, at byte " + length + ": its last 4 bytes are not PAR1");
        }
        long start = length - TAIL - footer;
        if (footer < 0 || footer > MOST_BYTES || start < MAGIC.length()) {
            throw new DamagedParquetException("the Parquet footer is damaged: at byte " + (length - TAIL)
                    + " its length is said to be " + footer);
        }
        return parse(bytes(file, start, footer), start);
    }

    private static Footer parse(byte[] bytes, long start) throws IOException {
        try {
            FileMetaData data = Util.readFileMetaData(new ByteArrayInputStream(bytes));
            if (data.isSetEncryption_algorithm()) {
                throw new UnreadParquetException("it is an encrypted Parquet file; decrypt it first");
            }
            return of(data, start);
        } catch (DamagedParquetException | UnreadParquetException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new DamagedParquetException("the Parquet footer at byte " + start + " cannot be read", e);
        }
    }

    private static Footer of(FileMetaData data, long end) throws IOException {
        List<String> names = new ArrayList<>();
        List<StoredColumn> columns = columns(data.getSchema(), names);
        List<RowGroup> groups = new ArrayList<>();
        List<List<Chunk>> chunks = new ArrayList<>();
        long row = 0;
        for (org.apache.parquet.format.RowGroup group : data.getRow_groups()) {
            RowGroup next = new RowGroup(groups.size(), row, group.getNum_rows());
            if (next.rows() < 0) {
                throw new IllegalArgumentException("a row group has no negative number of rows");
            }
            List<Chunk> ofGroup = new ArrayList<>(columns.size());
            for (StoredColumn column : columns) {
                ofGroup.add(chunk(group.getColumns().get(column.leaf()), column, end));
            }
            groups.add(next);
            chunks.add(List.copyOf(ofGroup));
            row = Math.addExact(row, next.rows());
        }
        return new Footer(List.copyOf(columns), List.copyOf(names), List.copyOf(groups), List.copyOf(chunks));
    }

    private static Chunk chunk(ColumnChunk chunk, StoredColumn column, long end) throws IOException {
        if (chunk.isSetFile_path()) {
            throw new UnreadParquetException("its rows are in other files; give those");
        }
        ColumnMetaData data = chunk.getMeta_data();
        List<String> path = data.getPath_in_schema();
        if (path.size() != 1 || !path.get(0).equals(column.name())) {
            throw new IllegalArgumentException("the columns of a row group are those of the file");
        }
        PageCodec codec = PageCodec.of(data.getCodec());
        long start = data.getData_page_offset();
        // Some writers say 0 where there is no dictionary.
        if (data.isSetDictionary_page_offset() && data.getDictionary_page_offset() > 0) {
            start = Math.min(start, data.getDictionary_page_offset());
        }
        // Where the last page ends is left to the pages: old writers count the bytes of a chunk wrong.
        return new Chunk(start, end, data.getNum_values(), codec);
    }

    /** The columns at the top, of which a value stands in each row at most once. */
    private static List<StoredColumn> columns(List<SchemaElement> schema, List<String> names) {
        List<StoredColumn> columns = new ArrayList<>();
        int at = 1;
        int leaf = 0;
        for (int i = 0; i < schema.get(0).getNum_children(); i++) {
            SchemaElement element = schema.get(at);
            int next = after(schema, at);
            names.add(element.getName());
            if (isLeaf(element) && element.getRepetition_type() != FieldRepetitionType.REPEATED) {
                columns.add(StoredColumn.of(columns.size(), leaf, element));
            }
            for (; at < next; at++) {
                leaf += isLeaf(schema.get(at)) ? 1 : 0;
            }
        }
        return columns;
    }

    /** The index of the first element that does not belong to that one. */
    private static int after(List<SchemaElement> schema, int element) {
        int open = 1;
        int at = element;
        while (open > 0) {
            SchemaElement next = schema.get(at);
            open += (isLeaf(next) ? 0 : next.getNum_children()) - 1;
            at++;
        }
        return at;
    }

    private static boolean isLeaf(SchemaElement element) {
        return element.isSetType();
    }

    private static byte[] bytes(FileChannel file, long from, int count) throws IOException {
        byte[] bytes = new byte[count];
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            if (file.read(rest, from + rest.position()) < 0) {
                throw new DamagedParquetException("the Parquet file became shorter while it was read");
            }
        }
        return bytes;
    }
}
