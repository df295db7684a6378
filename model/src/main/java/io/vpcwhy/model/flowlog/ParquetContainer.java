package io.vpcwhy.model.flowlog;

import io.vpcwhy.model.parquet.BatchReader;
import io.vpcwhy.model.parquet.DamagedParquetException;
import io.vpcwhy.model.parquet.ParquetFile;
import io.vpcwhy.model.parquet.RowGroup;
import io.vpcwhy.model.parquet.UnreadParquetException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, one by one, as text. Where a row group is damaged, the others are read all the same.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log records, with the Parquet
 *     type of each field</a>
 */
final class ParquetContainer implements Container, Closeable {

    /** The names that tell the schema of Security Lake. */
    private static final List<String> OCSF = List.of("class_uid", "src_endpoint", "dst_endpoint");

    private final Closeable file;
    private final Iterator<RowGroup> groups;
    private final @Nullable ParquetFile parquet;
    private final @Nullable ParquetRows rows;
    private @Nullable Entry only;
    private @Nullable RowGroup group;
    private @Nullable BatchReader batch;
    private int row;

    private ParquetContainer(ParquetFile parquet, ParquetRows rows, Closeable file) {
        this.parquet = parquet;
        this.rows = rows;
        this.file = file;
        boolean records = HeaderNames.areThoseOfARecord(rows.names());
        this.groups = (records ? parquet.rowGroups() : List.<RowGroup>of()).iterator();
        if (!records) {
            only = new Entry.Foreign(rows.place(0), FlowLogShape.Container.PARQUET, foreign(parquet.names()));
        }
    }

    /** A file of which nothing can be read. */
    private ParquetContainer(String source, String problem, Closeable file) {
        this.parquet = null;
        this.rows = null;
        this.file = file;
        this.groups = List.<RowGroup>of().iterator();
        only = new Entry.Lost(FlowLogPlace.ofRow(source, 1), FlowLogShape.Container.PARQUET, "", problem);
    }

    /**
     * Opens a file.
     *
     * @throws FlowLogFormatException where it is of a kind that is not read
     */
    static ParquetContainer open(String source, Path file) throws IOException {
        return open(source, file, HivePartitions.of(file.toString()), () -> {});
    }

    /**
     * Reads a stream, of which a copy is kept in a file until the container is closed: the columns are found by what
     * stands at the end.
     *
     * @throws FlowLogFormatException where it is of a kind that is not read
     */
    static ParquetContainer open(String source, InputStream in) throws IOException {
        Path copy = Files.createTempFile("vpcwhy", ".parquet");
        try {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return open(source, copy, HivePartitions.of(source), () -> Files.deleteIfExists(copy));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static ParquetContainer open(String source, Path file, HivePartitions partitions, Closeable after)
            throws IOException {
        try {
            ParquetFile parquet = ParquetFile.open(file);
            return new ParquetContainer(parquet, new ParquetRows(source, parquet, partitions), () -> {
                parquet.close();
                after.close();
            });
        } catch (DamagedParquetException e) {
            return new ParquetContainer(source, e.problem() + "; nothing of it could be read", after);
        } catch (UnreadParquetException e) {
            throw new FlowLogFormatException(source, e.problem());
        }
    }

    @Override
    public @Nullable Entry next() throws IOException {
        if (parquet == null || rows == null || only != null) {
            Entry last = only;
            only = null;
            return last;
        }
        while (true) {
            if (batch != null && row < batch.rows()) {
                return rows.record(batch, row++);
            }
            try {
                if (!nextBatch(parquet)) {
                    return null;
                }
            } catch (DamagedParquetException e) {
                return lost(rows, e);
            }
        }
    }

    /** Goes on to the rows that come next; false where there are none. */
    private boolean nextBatch(ParquetFile from) throws IOException {
        row = 0;
        while (batch == null || !batch.next()) {
            if (!groups.hasNext()) {
                batch = null;
                return false;
            }
            group = groups.next();
            batch = from.read(group, from.columns());
        }
        return true;
    }

    /** Says which rows cannot be read, and lets the next row group be the next. */
    private Entry lost(ParquetRows of, DamagedParquetException damage) {
        if (batch == null || group == null) {
            throw new IllegalStateException("damage is met in a row group", damage);
        }
        long first = batch.firstRow();
        batch = null;
        return of.lost(group, first, damage.problem());
    }

    private static String foreign(List<String> names) {
        return names.containsAll(OCSF)
                ? "it is Parquet of Security Lake (OCSF), which is not read; give what the flow log itself delivers"
                : "its columns are not those of a flow log: " + Excerpt.quoted(String.join(", ", names));
    }

    @Override
    public long controlMessages() {
        return 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
