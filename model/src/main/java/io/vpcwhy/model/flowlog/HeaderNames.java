package io.vpcwhy.model.flowlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells the names of columns from values. */
final class HeaderNames {

    private HeaderNames() {}

    /** Whether a line names columns: at least half of its tokens are names of fields, and none is a number. */
    static boolean areIn(LineTokens tokens) {
        if (tokens.count() == 0 || tokens.numbered()) {
            return false;
        }
        int unknownAllowed = tokens.count() / 2;
        for (int i = 0; i < tokens.count() && unknownAllowed >= 0; i++) {
            if (!isName(tokens, i)) {
                unknownAllowed--;
            }
        }
        return unknownAllowed >= 0;
    }

    /** The format that a header line states. */
    static FlowLogFormat format(LineTokens tokens) {
        List<String> names = new ArrayList<>(tokens.count());
        for (int i = 0; i < tokens.count(); i++) {
            names.add(tokens.value(i));
        }
        return format(names);
    }

    /** The format of columns with these names, of which some may be empty. */
    static FlowLogFormat format(List<String> names) {
        List<String> named = new ArrayList<>(names);
        for (int i = 0; i < named.size(); i++) {
            if (named.get(i).isEmpty()) {
                named.set(i, "column-" + (i + 1));
            }
        }
        return FlowLogFormat.ofNames(named);
    }

    /**
     * Whether an object with these names is a record, and not one of the many others that have an account and a region.
     */
    static boolean areThoseOfARecord(List<String> names) {
        int known = 0;
        boolean telling = false;
        for (String name : names) {
            Optional<FlowLogField> field = FlowLogField.byName(name);
            known += field.isPresent() ? 1 : 0;
            telling |= field.isPresent() && isTelling(field.get());
        }
        return telling && known >= 2;
    }

    private static boolean isTelling(FlowLogField field) {
        return switch (field) {
            case INTERFACE_ID, SRCADDR, DSTADDR, PKT_SRCADDR, PKT_DSTADDR, LOG_STATUS, TGW_ATTACHMENT_ID -> true;
            default -> false;
        };
    }

    private static boolean isName(LineTokens tokens, int index) {
        int length = tokens.end(index) - tokens.start(index);
        return length > 0
                && length <= 64
                && FlowLogField.byName(tokens.value(index)).isPresent();
    }
}
