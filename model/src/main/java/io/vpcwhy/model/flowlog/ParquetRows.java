package io.vpcwhy.model.flowlog;

import io.vpcwhy.model.parquet.BatchReader;
import io.vpcwhy.model.parquet.ColumnValues;
import io.vpcwhy.model.parquet.ParquetColumn;
import io.vpcwhy.model.parquet.ParquetFile;
import io.vpcwhy.model.parquet.RowGroup;
import io.vpcwhy.model.parquet.TextValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the rows of a Parquet file are as entries: whatever the types of its columns, a record of it reads as the same
 * record does in a line. Immutable.
 */
final class ParquetRows {

    private static final String ABSENT = "-";
    private static final byte[] BLANK = {' '};
    private static final int ACCOUNT_DIGITS = 12;

    private final String source;
    private final List<String> names;
    private final List<String> constants;
    private final boolean[] account;

    ParquetRows(String source, ParquetFile parquet, HivePartitions partitions) {
        this.source = source;
        List<String> all = new ArrayList<>();
        for (ParquetColumn column : parquet.columns()) {
            all.add(column.name());
        }
        this.account = new boolean[all.size()];
        for (ParquetColumn column : parquet.columns()) {
            account[column.index()] = column.kind() == ParquetColumn.Kind.NUMBER && isAccount(column.name());
        }
        this.constants = List.copyOf(add(partitions, all));
        this.names = List.copyOf(all);
    }

    /** Adds the names of the fields that only the path tells; returns their values. */
    private static List<String> add(HivePartitions partitions, List<String> names) {
        List<FlowLogField> known = new ArrayList<>();
        for (String name : names) {
            FlowLogField.byName(name).ifPresent(known::add);
        }
        List<String> values = new ArrayList<>();
        partitions.values().forEach((name, value) -> {
            Optional<FlowLogField> field = FlowLogField.byName(name);
            if (field.isPresent() && !known.contains(field.get())) {
                names.add(name);
                values.add(value);
            }
        });
        return values;
    }

    /** The names of the columns of the file, then of the fields that only the path tells. */
    List<String> names() {
        return names;
    }

    /** The values of the fields that only the path tells. */
    List<String> constants() {
        return constants;
    }

    /** The record of a row. */
    Entry.Named record(BatchReader from, int at) {
        List<String> values = new ArrayList<>(names.size());
        for (int i = 0; i < account.length; i++) {
            ColumnValues column = from.values(i);
            String value = column.isAbsent(at) ? ABSENT : column.text(at);
            values.add(account[i] && !value.equals(ABSENT) ? padded(value) : value);
        }
        values.addAll(constants);
        return new Entry.Named(place(from.firstRow() + at), FlowLogShape.Container.PARQUET, names, values);
    }

    /**
     * Copies the line that a record of the row would be, in UTF-8, as far as there is room.
     *
     * @return its length in bytes
     */
    int copyLine(BatchReader from, int row, byte[] into, int at) {
        int end = at;
        for (int i = 0; i < names.size(); i++) {
            end += i == 0 ? 0 : copy(BLANK, 0, 1, into, end);
            end += i < account.length
                    ? copyValue(from, i, row, into, end)
                    : copy(constants.get(i - account.length), into, end);
        }
        return end - at;
    }

    private int copyValue(BatchReader from, int index, int row, byte[] into, int at) {
        ColumnValues column = from.values(index);
        if (column.isAbsent(row)) {
            return copy(ABSENT, into, at);
        }
        if (column instanceof TextValues texts && texts.start(row) < texts.end(row)) {
            return copy(texts.bytes(), texts.start(row), texts.end(row), into, at);
        }
        String value = column.text(row);
        return copy(account[index] ? padded(value) : value, into, at);
    }

    private static int copy(String value, byte[] into, int at) {
        byte[] bytes = (value.isEmpty() ? ABSENT : value).getBytes(StandardCharsets.UTF_8);
        return copy(bytes, 0, bytes.length, into, at);
    }

    private static int copy(byte[] bytes, int start, int end, byte[] into, int at) {
        int room = Math.max(0, into.length - at);
        System.arraycopy(bytes, start, into, Math.min(at, into.length), Math.min(end - start, room));
        return end - start;
    }

    /**
     * What stands for rows that cannot be read.
     *
     * @param first their first in the file, from 0; the others are all that follow in their group
     */
    Entry.Lost lost(RowGroup group, long first, String problem) {
        long last = group.firstRow() + group.rows();
        String rows = first + 1 == last ? "row " + last : "rows " + (first + 1) + " to " + last;
        return new Entry.Lost(
                place(first), FlowLogShape.Container.PARQUET, "", problem + "; " + rows + " could not be read");
    }

    /** Where the row of that number is, from 0. */
    FlowLogPlace place(long number) {
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
}
