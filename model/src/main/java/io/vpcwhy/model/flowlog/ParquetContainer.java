package io.vpcwhy.model.flowlog;

import io.vpcwhy.model.parquet.BatchReader;
import io.vpcwhy.model.parquet.ColumnValues;
import io.vpcwhy.model.parquet.DamagedParquetException;
import io.vpcwhy.model.parquet.ParquetColumn;
import io.vpcwhy.model.parquet.ParquetFile;
import io.vpcwhy.model.parquet.RowGroup;
import io.vpcwhy.model.parquet.UnreadParquetException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a Parquet file, as text: whatever the types of its columns, a record of it reads as the same record does in
 * a line. Where a row group is damaged, the others are read all the same.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log records, with the Parquet
 *     type of each field</a>
 */
final class ParquetContainer implements Container, Closeable {

    private static final String ABSENT = "-";
    private static final int ACCOUNT_DIGITS = 12;

    /** The names that tell the schema of Security Lake. */
    private static final List<String> OCSF = List.of("class_uid", "src_endpoint", "dst_endpoint");

    private final String source;
    private final Closeable file;
    private final List<String> names = new ArrayList<>();
    private final List<String> constants = new ArrayList<>();
    private final boolean[] account;
    private final Iterator<RowGroup> groups;
    private final @Nullable ParquetFile parquet;
    private @Nullable Entry only;
    private @Nullable RowGroup group;
    private @Nullable BatchReader batch;
    private int row;

    private ParquetContainer(String source, ParquetFile parquet, Closeable file, HivePartitions partitions) {
        this.source = source;
        this.parquet = parquet;
        this.file = file;
        for (ParquetColumn column : parquet.columns()) {
            names.add(column.name());
        }
        this.account = new boolean[names.size()];
        for (ParquetColumn column : parquet.columns()) {
            account[column.index()] = column.kind() == ParquetColumn.Kind.NUMBER && isAccount(column.name());
        }
        add(partitions);
        boolean records = HeaderNames.areThoseOfARecord(names);
        this.groups = (records ? parquet.rowGroups() : List.<RowGroup>of()).iterator();
        if (!records) {
            only = new Entry.Foreign(place(0), FlowLogShape.Container.PARQUET, foreign(parquet.names()));
        }
    }

    /** A file of which nothing can be read. */
    private ParquetContainer(String source, String problem, Closeable file) {
        this.source = source;
        this.parquet = null;
        this.file = file;
        this.groups = List.<RowGroup>of().iterator();
        this.account = new boolean[0];
        only = new Entry.Lost(place(0), FlowLogShape.Container.PARQUET, "", problem);
    }

    /**
     * Opens a file.
     *
     * @throws FlowLogFormatException where it is of a kind that is not read
     */
    static ParquetContainer open(String source, Path file) throws IOException {
        return open(source, file, HivePartitions.of(file), () -> {});
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
            return open(source, copy, new HivePartitions(Map.of()), () -> Files.deleteIfExists(copy));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    private static ParquetContainer open(String source, Path file, HivePartitions partitions, Closeable after)
            throws IOException {
        try {
            ParquetFile parquet = ParquetFile.open(file);
            return new ParquetContainer(
                    source,
                    parquet,
                    () -> {
                        parquet.close();
                        after.close();
                    },
                    partitions);
        } catch (DamagedParquetException e) {
            return new ParquetContainer(source, e.problem() + "; nothing of it could be read", after);
        } catch (UnreadParquetException e) {
            throw new FlowLogFormatException(source, e.problem());
        }
    }

    /** Adds the fields that only the path tells. */
    private void add(HivePartitions partitions) {
        List<FlowLogField> known = new ArrayList<>();
        for (String name : names) {
            FlowLogField.byName(name).ifPresent(known::add);
        }
        partitions.values().forEach((name, value) -> {
            Optional<FlowLogField> field = FlowLogField.byName(name);
            if (field.isPresent() && !known.contains(field.get())) {
                names.add(name);
                constants.add(value);
            }
        });
    }

    @Override
    public @Nullable Entry next() throws IOException {
        if (only != null) {
            Entry last = only;
            only = null;
            return last;
        }
        while (true) {
            if (batch != null && row < batch.rows()) {
                return record(batch, row++);
            }
            try {
                if (!nextBatch()) {
                    return null;
                }
            } catch (DamagedParquetException e) {
                return lost(e);
            }
        }
    }

    /** Goes on to the rows that come next; false where there are none. */
    private boolean nextBatch() throws IOException {
        row = 0;
        while (batch == null || !batch.next()) {
            if (parquet == null || !groups.hasNext()) {
                batch = null;
                return false;
            }
            group = groups.next();
            batch = parquet.read(group, parquet.columns());
        }
        return true;
    }

    /** Says which rows cannot be read, and lets the next row group be the next. */
    private Entry lost(DamagedParquetException damage) {
        if (batch == null || group == null) {
            throw new IllegalStateException("damage is met in a row group", damage);
        }
        long first = batch.firstRow();
        long last = group.firstRow() + group.rows();
        batch = null;
        String rows = first + 1 == last ? "row " + last : "rows " + (first + 1) + " to " + last;
        return new Entry.Lost(
                place(first),
                FlowLogShape.Container.PARQUET,
                "",
                damage.problem() + "; " + rows + " could not be read");
    }

    private Entry record(BatchReader from, int at) {
        List<String> values = new ArrayList<>(names.size());
        for (int i = 0; i < account.length; i++) {
            ColumnValues column = from.values(i);
            String value = column.isAbsent(at) ? ABSENT : column.text(at);
            values.add(account[i] && !value.equals(ABSENT) ? padded(value) : value);
        }
        values.addAll(constants);
        return new Entry.Named(place(from.firstRow() + at), FlowLogShape.Container.PARQUET, names, values);
    }

    /** Where the row of that number is, from 0. */
    private FlowLogPlace place(long number) {
        return FlowLogPlace.ofRow(source, number + 1);
    }

    private static boolean isAccount(String name) {
        Optional<FlowLogField> field = FlowLogField.byName(name);
        return field.isPresent()
                && switch (field.get()) {
                    case ACCOUNT_ID, TGW_SRC_VPC_ACCOUNT_ID, TGW_DST_VPC_ACCOUNT_ID -> true;
                    default -> false;
                };
    }

    /** An account id that was stored as a number has lost the zeros before its 12 digits. */
    private static String padded(String number) {
        return "0".repeat(Math.max(0, ACCOUNT_DIGITS - number.length())) + number;
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
