package io.vpcwhy.model.flowlog;

import java.util.List;

/** What a {@link RecordScanner} does with a column. */
enum ColumnKind {
    /** Passed over. */
    TEXT,
    /** Passed over, if it is made of digits. */
    DIGITS,
    /** Read and passed over. */
    INTEGER,
    /** Read and passed over. */
    COUNT,
    /** A version that must be 2: where the default format is only supposed. */
    VERSION_2,
    /** Something on which all turns where it is there, and which hardly ever is. */
    USUALLY_ABSENT,
    INTERFACE_ID,
    SRCADDR,
    DSTADDR,
    PKT_SRCADDR,
    PKT_DSTADDR,
    SRCPORT,
    DSTPORT,
    PROTOCOL,
    BYTES,
    START,
    END,
    TCP_FLAGS,
    ACTION,
    LOG_STATUS,
    FLOW_DIRECTION;

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
