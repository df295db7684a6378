package io.vpcwhy.model.flowlog;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a flow log in their order. Two formats are equal when their columns are.
 *
 * <p>A field that is named twice counts where it is first; its second column is kept without a meaning.
 */
public final class FlowLogFormat {

    /**
     * The format of a flow log that was made without one.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log records</a>
     */
    public static final FlowLogFormat DEFAULT = of(
            FlowLogField.VERSION,
            FlowLogField.ACCOUNT_ID,
            FlowLogField.INTERFACE_ID,
            FlowLogField.SRCADDR,
            FlowLogField.DSTADDR,
            FlowLogField.SRCPORT,
            FlowLogField.DSTPORT,
            FlowLogField.PROTOCOL,
            FlowLogField.PACKETS,
            FlowLogField.BYTES,
            FlowLogField.START,
            FlowLogField.END,
            FlowLogField.ACTION,
            FlowLogField.LOG_STATUS);

    private static final int ABSENT = -1;

    private final List<FlowLogColumn> columns;
    private final @Nullable FlowLogField[] fieldOfColumn;
    private final Map<FlowLogField, Integer> columnOfField = new EnumMap<>(FlowLogField.class);
    private final int version;

    private FlowLogFormat(List<FlowLogColumn> columns) {
        this.columns = List.copyOf(columns);
        this.fieldOfColumn = new @Nullable FlowLogField[columns.size()];
        int highest = 2;
        for (int i = 0; i < columns.size(); i++) {
            Optional<FlowLogField> field = columns.get(i).field();
            if (field.isPresent()) {
                fieldOfColumn[i] = field.get();
                columnOfField.put(field.get(), i);
                highest = Math.max(highest, field.get().version());
            }
        }
        this.version = highest;
    }

    /** The format of these fields. */
    public static FlowLogFormat of(FlowLogField... fields) {
        List<FlowLogColumn> columns = new ArrayList<>(fields.length);
        for (FlowLogField field : fields) {
            columns.add(FlowLogColumn.of(field));
        }
        return of(columns);
    }

    /**
     * The format of these columns.
     *
     * @throws IllegalArgumentException where there are none
     */
    public static FlowLogFormat of(List<FlowLogColumn> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a flow log format has at least one field");
        }
        Set<FlowLogField> seen = EnumSet.noneOf(FlowLogField.class);
        List<FlowLogColumn> distinct = new ArrayList<>(columns.size());
        for (FlowLogColumn column : columns) {
            boolean repeated =
                    column.field().isPresent() && !seen.add(column.field().get());
            distinct.add(repeated ? new FlowLogColumn(column.name(), Optional.empty()) : column);
        }
        return new FlowLogFormat(distinct);
    }

    /** The format of columns with these names, each in any spelling of {@link FlowLogField#byName}. */
    public static FlowLogFormat ofNames(List<String> names) {
        List<FlowLogColumn> columns = new ArrayList<>(names.size());
        for (String name : names) {
            columns.add(FlowLogColumn.named(name));
        }
        return of(columns);
    }

    /**
     * Reads the {@code LogFormat} of DescribeFlowLogs, {@code ${version} ${srcaddr} ...}, or a header line. The names
     * stand apart by blanks or commas.
     *
     * @throws IllegalArgumentException where fewer than half of the names are those of fields; the message says which
     *     are not
     */
    public static FlowLogFormat parse(String text) {
        List<String> names = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == ',' || Character.isWhitespace(text.charAt(i))) {
                if (i > start) {
                    names.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        List<String> unknown = new ArrayList<>();
        for (String name : names) {
            if (FlowLogField.byName(name).isEmpty()) {
                unknown.add(name);
            }
        }
        if (names.isEmpty() || unknown.size() * 2 > names.size()) {
            throw new IllegalArgumentException(Excerpt.quoted(text) + " is no flow log format: "
                    + (unknown.isEmpty() ? "it is empty" : Excerpt.quoted(unknown.get(0)) + " is no field")
                    + "; write fields as in '${version} ${srcaddr} ${dstaddr} ${action}'");
        }
        return ofNames(names);
    }

    /** The columns in the order of the log. */
    public List<FlowLogColumn> columns() {
        return columns;
    }

    public boolean has(FlowLogField field) {
        return columnOf(field) != ABSENT;
    }

    /** Index of the field's column, or -1. */
    int columnOf(FlowLogField field) {
        return columnOfField.getOrDefault(field, ABSENT);
    }

    /** The field of the column, or null for a name that is not known. */
    @Nullable
    FlowLogField fieldOf(int column) {
        return fieldOfColumn[column];
    }

    /**
     * The number that AWS writes into {@code version} for such a format: the highest version of its fields; 2 where
     * none is known.
     */
    public int version() {
        return version;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlowLogFormat that && columns.equals(that.columns);
    }

    @Override
    public int hashCode() {
        return columns.hashCode();
    }

    /** The format as DescribeFlowLogs writes it: {@code ${version} ${srcaddr} ...}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(columns.size() * 16);
        for (FlowLogColumn column : columns) {
            text.append(text.length() == 0 ? "${" : " ${").append(column.name()).append('}');
        }
        return text.toString();
    }
}
