package io.vpcwhy.model.flowlog;

import java.util.List;

/** What a {@link RecordScanner} does with a column. */
public enum ColumnKind {
    /** Passed over. */
    TEXT(0),
    /** Passed over, if it is made of digits. */
    DIGITS(1),
    /** Read and passed over. */
    INTEGER(2),
    /** Read and passed over. */
    COUNT(3),
    /** A version that must be 2: where the default format is only supposed. */
    VERSION_2(4),
    /** Something on which all turns where it is there, and which hardly ever is. */
    USUALLY_ABSENT(5),
    INTERFACE_ID(6),
    SRCADDR(7),
    DSTADDR(8),
    PKT_SRCADDR(9),
    PKT_DSTADDR(10),
    SRCPORT(11),
    DSTPORT(12),
    PROTOCOL(13),
    BYTES(14),
    START(15),
    END(16),
    TCP_FLAGS(17),
    ACTION(18),
    LOG_STATUS(19),
    FLOW_DIRECTION(20);

    /** Numbers that tell the kinds apart, from 0 to below this. */
    static final int SLOTS = 21;

    private final int slot;

    ColumnKind(int slot) {
        this.slot = slot;
    }

    /** Where the value of such a column is kept. */
    int slot() {
        return slot;
    }

    /** Those of a layout's columns. */
    static ColumnKind[] of(LineLayout layout) {
        List<FlowLogColumn> columns = layout.format().columns();
        ColumnKind[] kinds = new ColumnKind[columns.size()];
        for (int i = 0; i < kinds.length; i++) {
            FlowLogField field = layout.format().fieldOf(i);
            kinds[i] = field == null ? TEXT : layout.byDefault() ? ofDefault(field) : of(field);
        }
        return kinds;
    }

    private static ColumnKind ofDefault(FlowLogField field) {
        return switch (field) {
            case VERSION -> VERSION_2;
            case ACCOUNT_ID -> DIGITS;
            default -> of(field);
        };
    }

    private static ColumnKind of(FlowLogField field) {
        return switch (field) {
            case INTERFACE_ID -> INTERFACE_ID;
            case SRCADDR -> SRCADDR;
            case DSTADDR -> DSTADDR;
            case PKT_SRCADDR -> PKT_SRCADDR;
            case PKT_DSTADDR -> PKT_DSTADDR;
            case SRCPORT -> SRCPORT;
            case DSTPORT -> DSTPORT;
            case PROTOCOL -> PROTOCOL;
            case BYTES -> BYTES;
            case START -> START;
            case END -> END;
            case TCP_FLAGS -> TCP_FLAGS;
            case ACTION -> ACTION;
            case LOG_STATUS -> LOG_STATUS;
            case FLOW_DIRECTION -> FLOW_DIRECTION;
            case REJECT_REASON, RESOURCE_TYPE -> USUALLY_ABSENT;
            default -> of(field.kind());
        };
    }

    private static ColumnKind of(FlowLogField.Kind kind) {
        return switch (kind) {
            case INTEGER -> INTEGER;
            case COUNT -> COUNT;
            case TEXT -> TEXT;
            default -> throw new IllegalArgumentException("a column of kind " + kind + " is one of those above");
        };
    }
}
