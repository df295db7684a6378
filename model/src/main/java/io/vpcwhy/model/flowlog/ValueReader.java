package io.vpcwhy.model.flowlog;

import io.vpcwhy.model.ip.Direction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Makes numbers of the values of one field, as {@link RecordParser} reads them. */
final class ValueReader {

    /** Stands for a value that is not as usual: whoever reads whole records has to look at it. */
    static final long ODD = Long.MIN_VALUE;

    private final FlowLogField field;
    private final NameTable interfaces;

    private ValueReader(FlowLogField field, NameTable interfaces) {
        this.field = field;
        this.interfaces = interfaces;
    }

    /** That of a field; null where nothing turns on its values, and any text is one. Addresses have readers of their own. */
    static @Nullable ValueReader of(FlowLogField field, NameTable interfaces) {
        boolean told =
                field.kind() != FlowLogField.Kind.TEXT || field == FlowLogField.INTERFACE_ID || isUsuallyAbsent(field);
        return told && field.kind() != FlowLogField.Kind.ADDRESS ? new ValueReader(field, interfaces) : null;
    }

    /** That of a field on which something turns. */
    static ValueReader required(FlowLogField field, NameTable interfaces) {
        return new ValueReader(field, interfaces);
    }

    private static boolean isUsuallyAbsent(FlowLogField field) {
        return field == FlowLogField.REJECT_REASON || field == FlowLogField.RESOURCE_TYPE;
    }

    /** The number for a row without a value. */
    long absent() {
        return switch (field.kind()) {
            case ACTION, LOG_STATUS, DIRECTION -> 0;
            default -> field == FlowLogField.INTERFACE_ID ? ODD : RecordValues.ABSENT;
        };
    }

    /** The number for a text, or {@link #ODD}. */
    long read(String text) {
        int end = text.length();
        if (FieldValue.isAbsent(text, 0, end)) {
            return absent();
        }
        return switch (field.kind()) {
            case ACTION -> FieldValue.action(text, 0, end).map(ValueReader::of).orElse(ODD);
            case LOG_STATUS ->
                FieldValue.logStatus(text, 0, end).map(ValueReader::of).orElse(ODD);
            case DIRECTION ->
                FieldValue.direction(text, 0, end).map(ValueReader::of).orElse(ODD);
            case TEXT -> isUsuallyAbsent(field) ? ODD : interfaceOf(text.getBytes(StandardCharsets.UTF_8));
            default -> read(FieldValue.wholeNumber(text, 0, end));
        };
    }

    /** The number for a whole number, or {@link #ODD}. */
    long read(long number) {
        long highest = switch (field.kind()) {
            case PORT -> 65_535;
            case PROTOCOL -> 255;
            case INTEGER, TIME -> Integer.MAX_VALUE;
            case COUNT -> Long.MAX_VALUE;
            default -> -1;
        };
        if (highest < 0) {
            return read(Long.toString(number));
        }
        return number < 0 || number > highest ? ODD : number;
    }

    private static long of(FlowLogAction action) {
        return switch (action) {
            case ACCEPT -> 1;
            case REJECT -> 2;
        };
    }

    private static long of(FlowLogStatus status) {
        return switch (status) {
            case OK -> 1;
            case NODATA -> 2;
            case SKIPDATA -> 3;
        };
    }

    private static long of(Direction direction) {
        return switch (direction) {
            case INGRESS -> 1;
            case EGRESS -> 2;
        };
    }

    private long interfaceOf(byte[] id) {
        return interfaces.find(id, 0, id.length);
    }
}
