package io.vpcwhy.model.flowlog;

import io.vpcwhy.model.parquet.BatchReader;
import io.vpcwhy.model.parquet.DamagedParquetException;
import io.vpcwhy.model.parquet.RowGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes over the rows of a row group in pieces, column by column, without an object a row. It takes values that are as
 * AWS writes them; a row that has others is read as {@link FlowLogReader} reads it, so that both find the same.
 */
public final class RowCursor implements RecordCursor {

    /** Rows of a piece. */
    public static final int PIECE = 1 << 16;

    private final ParquetRows rows;
    private final RowGroup group;
    private final BatchReader batches;
    private final FlowLogFormat format;
    private final EntryReader entries = new EntryReader(FlowLogReadOptions.NONE);
    private final LineTokens tokens = new LineTokens();
    private final RecordParser parser = new RecordParser();
    private final RecordValues values = new RecordValues();
    private final boolean[] odd = new boolean[BatchReader.MAX_ROWS];
    private final @Nullable NumberColumn[] numbers;
    private final @Nullable AddressColumn[] addresses;
    private final List<AddressColumn> addressesOfValues = new ArrayList<>();
    private final NumberColumn interfaceIds;
    private final NumberColumn sourcePorts;
    private final NumberColumn destinationPorts;
    private final NumberColumn protocols;
    private final NumberColumn tcpFlags;
    private final NumberColumn bytes;
    private final NumberColumn starts;
    private final NumberColumn ends;
    private final NumberColumn actions;
    private final NumberColumn statuses;
    private final NumberColumn directions;
    private boolean allOdd;
    private Optional<String> loss = Optional.empty();
    private int inBatch;
    private int inPiece;
    private int inGroup;
    private List<FlowLogLine> others = List.of();

    RowCursor(ParquetRows rows, RowGroup group, BatchReader batches, FlowLogFormat format, NameTable interfaces) {
        this.rows = rows;
        this.group = group;
        this.batches = batches;
        this.format = format;
        int stored = format.columns().size() - rows.constants().size();
        this.numbers = new @Nullable NumberColumn[stored];
        this.addresses = new @Nullable AddressColumn[stored];
        Map<FlowLogField, NumberColumn> byField = new EnumMap<>(FlowLogField.class);
        for (int i = 0; i < format.columns().size(); i++) {
            FlowLogField field = format.fieldOf(i);
            ValueReader reader = field == null ? null : ValueReader.of(field, interfaces);
            if (field != null && field.kind() == FlowLogField.Kind.ADDRESS) {
                addresses[i] = new AddressColumn(number(field));
                addressesOfValues.add(addresses[i]);
            } else if (field != null && reader != null) {
                byField.put(field, i < stored ? new NumberColumn(reader) : constant(reader, i - stored));
                if (i < stored) {
                    numbers[i] = byField.get(field);
                }
            }
        }
        interfaceIds = column(FlowLogField.INTERFACE_ID, byField, interfaces);
        sourcePorts = column(FlowLogField.SRCPORT, byField, interfaces);
        destinationPorts = column(FlowLogField.DSTPORT, byField, interfaces);
        protocols = column(FlowLogField.PROTOCOL, byField, interfaces);
        tcpFlags = column(FlowLogField.TCP_FLAGS, byField, interfaces);
        bytes = column(FlowLogField.BYTES, byField, interfaces);
        starts = column(FlowLogField.START, byField, interfaces);
        ends = column(FlowLogField.END, byField, interfaces);
        actions = column(FlowLogField.ACTION, byField, interfaces);
        statuses = column(FlowLogField.LOG_STATUS, byField, interfaces);
        directions = column(FlowLogField.FLOW_DIRECTION, byField, interfaces);
    }

    /** The number of an address among {@link RecordValues}. */
    private static int number(FlowLogField field) {
        return switch (field) {
            case SRCADDR -> RecordValues.SRCADDR;
            case DSTADDR -> RecordValues.DSTADDR;
            case PKT_SRCADDR -> RecordValues.PKT_SRCADDR;
            case PKT_DSTADDR -> RecordValues.PKT_DSTADDR;
            default -> throw new IllegalArgumentException(field + " is no address");
        };
    }

    private NumberColumn constant(ValueReader reader, int index) {
        long number = reader.read(rows.constants().get(index));
        allOdd |= number == ValueReader.ODD;
        return NumberColumn.of(reader, number);
    }

    private static NumberColumn column(
            FlowLogField field, Map<FlowLogField, NumberColumn> byField, NameTable interfaces) {
        NumberColumn column = byField.get(field);
        if (column != null) {
            return column;
        }
        ValueReader reader = ValueReader.required(field, interfaces);
        return NumberColumn.of(reader, reader.absent());
    }

    /**
     * Goes to the next piece of the row group.
     *
     * @return false where there is none
     */
    public boolean nextPiece() {
        inPiece = 0;
        return inGroup < group.rows() && loss.isEmpty();
    }

    /** Why the rest of the row group is lost, and where; empty where it is not, or not yet. */
    public Optional<String> loss() {
        return loss;
    }

    @Override
    public Found next() {
        if (inPiece == PIECE || inGroup == group.rows() || loss.isPresent()) {
            return Found.END;
        }
        inBatch++;
        if (inBatch >= batches.rows() && !nextBatch()) {
            return Found.OTHERS;
        }
        inPiece++;
        inGroup++;
        if (allOdd || odd[inBatch]) {
            FlowLogLine line = entries.read(rows.record(batches, inBatch));
            others = line == null ? List.of() : List.of(line);
            return Found.OTHERS;
        }
        give(inBatch);
        return Found.RECORD;
    }

    /** Reads the next batch; returns false where it is lost. */
    private boolean nextBatch() {
        inBatch = 0;
        try {
            if (!batches.next()) {
                throw new IllegalStateException("the batches of a row group have all its rows");
            }
        } catch (DamagedParquetException e) {
            lose(e.problem());
            return false;
        } catch (IOException e) {
            lose("it cannot be read on (" + e.getMessage() + ")");
            return false;
        }
        int count = batches.rows();
        Arrays.fill(odd, 0, count, false);
        for (int i = 0; i < numbers.length; i++) {
            NumberColumn number = numbers[i];
            AddressColumn address = addresses[i];
            if (number != null) {
                number.read(batches.values(i), count, odd);
            } else if (address != null) {
                address.read(batches.values(i), count, odd);
            }
        }
        return true;
    }

    private void lose(String problem) {
        Entry.Lost lost = rows.lost(group, group.firstRow() + inGroup, problem);
        loss = Optional.of(lost.place() + ": " + lost.problem());
        FlowLogLine line = entries.read(lost);
        others = line == null ? List.of() : List.of(line);
        inPiece++;
    }

    private void give(int row) {
        for (AddressColumn address : addressesOfValues) {
            address.give(row, values);
        }
        values.networkInterface = (int) interfaceIds.at(row);
        values.sourcePort = (int) sourcePorts.at(row);
        values.destinationPort = (int) destinationPorts.at(row);
        values.protocol = (int) protocols.at(row);
        values.tcpFlags = (int) tcpFlags.at(row);
        values.bytes = bytes.at(row);
        values.start = starts.at(row);
        values.end = ends.at(row);
        values.action = (byte) actions.at(row);
        values.logStatus = (byte) statuses.at(row);
        values.flowDirection = (byte) directions.at(row);
    }

    @Override
    public RecordValues values() {
        return values;
    }

    @Override
    public List<FlowLogLine> others() {
        return others;
    }

    /** Number of the row in the piece, from 0. */
    @Override
    public int position() {
        return inPiece - 1;
    }

    @Override
    public long line() {
        return inPiece;
    }

    @Override
    public String text() {
        return line(rows.record(batches, inBatch).values());
    }

    /** The line that {@link FlowLogRecord#toString} writes of such values, without a look at them. */
    private static String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append(i == 0 ? "" : " ").append(cell.isEmpty() ? "-" : cell);
        }
        return line.toString();
    }

    @Override
    public int copyText(byte[] into, int at) {
        return rows.copyLine(batches, inBatch, into, at);
    }

    @Override
    public FlowLogRecord record() {
        tokens.join(rows.record(batches, inBatch).values());
        try {
            return parser.parse(format, tokens);
        } catch (BadValueException e) {
            throw new IllegalStateException("a row was taken for a record and is none: " + tokens.text(), e);
        }
    }
}
