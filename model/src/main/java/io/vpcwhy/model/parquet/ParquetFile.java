package io.vpcwhy.model.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A Parquet file, open. Columns that are nested or repeated are there by name only. Its row groups may be read by several
 * threads at a time.
 */
public final class ParquetFile implements AutoCloseable {

    private final FileChannel file;
    private final Footer footer;

    private ParquetFile(FileChannel file, Footer footer) {
        this.file = file;
        this.footer = footer;
    }

    /**
     * Opens a file and reads what its end says of it.
     *
     * @throws DamagedParquetException where it ends early or its end cannot be read
     * @throws UnreadParquetException where it is encrypted or compressed in a way that is not read
     * @throws IOException where the file system fails
     */
    public static ParquetFile open(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new ParquetFile(file, Footer.read(file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The columns that can be read, in the order of the file. */
    public List<ParquetColumn> columns() {
        List<ParquetColumn> columns = new ArrayList<>(footer.columns().size());
        for (StoredColumn column : footer.columns()) {
            columns.add(column.column());
        }
        return columns;
    }

    /** The names of all columns, and of the groups at the top, in the order of the file. */
    public List<String> names() {
        return footer.names();
    }

    public List<RowGroup> rowGroups() {
        return footer.groups();
    }

    /** Reads these columns of the rows of a row group. */
    public BatchReader read(RowGroup group, List<ParquetColumn> columns) {
        List<StoredColumn> stored = new ArrayList<>(columns.size());
        List<Footer.Chunk> chunks = new ArrayList<>(columns.size());
        for (ParquetColumn column : columns) {
            stored.add(footer.columns().get(column.index()));
            chunks.add(footer.chunks().get(group.index()).get(column.index()));
        }
        return new BatchReader(file, group, stored, chunks);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
