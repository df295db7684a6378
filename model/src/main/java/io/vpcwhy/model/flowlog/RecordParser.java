package io.vpcwhy.model.flowlog;

import io.vpcwhy.model.ip.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Makes a record of a line's values, or says why they are none. */
final class RecordParser {

    private List<String> warnings = List.of();
    private long[] numbers = {};
    private Optional<IpAddress> source = Optional.empty();
    private Optional<IpAddress> destination = Optional.empty();
    private Optional<IpAddress> packetSource = Optional.empty();
    private Optional<IpAddress> packetDestination = Optional.empty();

    /**
     * The record of these values in that format. Values after the last column are left out, with a warning.
     *
     * @throws BadValueException where there are too few values or one is not what its field holds
     */
    FlowLogRecord parse(FlowLogFormat format, LineTokens tokens) throws BadValueException {
        int columns = format.columns().size();
        if (tokens.count() < columns) {
            throw new BadValueException("the line has " + tokens.countInWords() + " and the format " + columns
                    + " columns; nothing is left for "
                    + format.columns().get(tokens.count()).name());
        }
        reset(columns);
        for (int i = 0; i < columns; i++) {
            FlowLogField field = format.fieldOf(i);
            if (field != null && field.kind() != FlowLogField.Kind.TEXT) {
                read(field, i, tokens);
            }
        }
        if (tokens.count() > columns) {
            warn("the line has " + tokens.count() + " values and the format " + columns
                    + " columns; the values after the last column are left out");
        }
        return new FlowLogRecord(
                format,
                tokens.text(),
                tokens.bounds(columns),
                numbers,
                source,
                destination,
                packetSource,
                packetDestination);
    }

    /** What is odd about the record that was made last. */
    List<String> warnings() {
        return warnings;
    }

    private void reset(int columns) {
        warnings = List.of();
        numbers = new long[columns];
        Arrays.fill(numbers, FlowLogRecord.ABSENT);
        source = Optional.empty();
        destination = Optional.empty();
        packetSource = Optional.empty();
        packetDestination = Optional.empty();
    }

    private void read(FlowLogField field, int column, LineTokens tokens) throws BadValueException {
        String text = tokens.text();
        int start = tokens.start(column);
        int end = tokens.end(column);
        if (FieldValue.isAbsent(text, start, end)) {
            return;
        }
        boolean right = switch (field.kind()) {
            case ADDRESS -> keep(field, FieldValue.address(text, start, end));
            case ACTION -> FieldValue.action(text, start, end).isPresent();
            case LOG_STATUS -> FieldValue.logStatus(text, start, end).isPresent();
            case DIRECTION -> FieldValue.direction(text, start, end).isPresent();
            default -> keep(field, column, FieldValue.number(field.kind(), text, start, end));
        };
        if (!right) {
            throw new BadValueException("value " + (column + 1) + " (" + field.logName() + "): "
                    + Excerpt.quoted(tokens.value(column)) + " is no " + FieldValue.description(field.kind()));
        }
    }

    private boolean keep(FlowLogField field, int column, long number) {
        if (field.kind() == FlowLogField.Kind.TIME && FieldValue.isMilliseconds(number)) {
            warn(field.logName() + " is in milliseconds; it is read as seconds");
            numbers[column] = number / 1000;
        } else {
            numbers[column] = number;
        }
        return number != FieldValue.NO_NUMBER;
    }

    private boolean keep(FlowLogField field, Optional<IpAddress> address) {
        switch (field) {
            case SRCADDR -> source = address;
            case DSTADDR -> destination = address;
            case PKT_SRCADDR -> packetSource = address;
            case PKT_DSTADDR -> packetDestination = address;
            default -> throw new IllegalStateException(field + " is no address");
        }
        return address.isPresent();
    }

    private void warn(String warning) {
        if (warnings.isEmpty()) {
            warnings = new ArrayList<>(2);
        }
        warnings.add(warning);
    }
}
