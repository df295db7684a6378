package io.vpcwhy.model.flowlog;

import io.vpcwhy.model.parquet.DamagedParquetException;
import io.vpcwhy.model.parquet.ParquetColumn;
import io.vpcwhy.model.parquet.ParquetFile;
import io.vpcwhy.model.parquet.RowGroup;
import io.vpcwhy.model.parquet.UnreadParquetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A Parquet file of flow log records, to be read column by column: each row group by a {@link RowCursor} of its own. */
public final class ParquetLog implements AutoCloseable {

    private final ParquetFile file;
    private final ParquetRows rows;
    private final FlowLogFormat format;
    private final Optional<Path> copy;

    private ParquetLog(ParquetFile file, ParquetRows rows, Optional<Path> copy) {
        this.file = file;
        this.copy = copy;
        this.rows = rows;
        this.format = HeaderNames.format(rows.names());
    }

    /**
     * Opens a file; empty where {@link FlowLogReader} has to read it row by row, or to say why it cannot.
     *
     * @param source what messages call it: its path, which may tell of its rows
     * @throws IOException where the file system fails
     */
    public static Optional<ParquetLog> open(String source, Path path) throws IOException {
        return open(source, path, Optional.empty());
    }

    /**
     * Opens what a stream holds, of which a copy is kept in a file until this is closed: the columns are found by what
     * stands at the end. The stream is not closed.
     */
    static Optional<ParquetLog> open(String source, InputStream in) throws IOException {
        Path copy = Files.createTempFile("vpcwhy", ".parquet");
        Optional<ParquetLog> log = Optional.empty();
        try {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            log = open(source, copy, Optional.of(copy));
            return log;
        } finally {
            if (log.isEmpty()) {
                Files.deleteIfExists(copy);
            }
        }
    }

    private static Optional<ParquetLog> open(String source, Path path, Optional<Path> copy) throws IOException {
        ParquetFile file;
        try {
            file = ParquetFile.open(path);
        } catch (DamagedParquetException | UnreadParquetException e) {
            return Optional.empty();
        }
        ParquetLog log = new ParquetLog(file, new ParquetRows(source, file, HivePartitions.of(source)), copy);
        if (!log.hasUsualColumns()) {
            file.close();
            return Optional.empty();
        }
        return Optional.of(log);
    }

    /** Whether there are the columns without which no scan is worth its while, and each field has but one. */
    private boolean hasUsualColumns() {
        Set<FlowLogField> once = EnumSet.noneOf(FlowLogField.class);
        for (int i = 0; i < format.columns().size(); i++) {
            FlowLogField field = format.fieldOf(i);
            boolean ofPath = i >= format.columns().size() - rows.constants().size();
            if (field != null && (!once.add(field) || (ofPath && field.kind() == FlowLogField.Kind.ADDRESS))) {
                return false;
            }
        }
        return LineLayout.isScanned(format);
    }

    /** The columns, and the fields that only the path tells. */
    public FlowLogFormat format() {
        return format;
    }

    /** How many row groups there are. */
    public int groups() {
        return file.rowGroups().size();
    }

    /** How many rows a row group has. */
    public long rows(int group) {
        return file.rowGroups().get(group).rows();
    }

    /**
     * Goes over the rows of a row group. Several may be read at a time.
     *
     * @param interfaces the ids of interfaces, which are found by their numbers there
     */
    public RowCursor cursor(int group, NameTable interfaces) {
        RowGroup rowGroup = file.rowGroups().get(group);
        List<ParquetColumn> columns = file.columns();
        return new RowCursor(rows, rowGroup, file.read(rowGroup, columns), format, interfaces);
    }

    @Override
    public void close() throws IOException {
        file.close();
        if (copy.isPresent()) {
            Files.deleteIfExists(copy.get());
        }
    }
}
