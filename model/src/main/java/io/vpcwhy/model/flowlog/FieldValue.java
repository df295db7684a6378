package io.vpcwhy.model.flowlog;

import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import java.util.Optional;

/** Reads one value, given as a range of a text, by the kind of its field. */
final class FieldValue {

    /** The largest Unix time that is read as seconds. */
    private static final long MAX_SECONDS = Integer.MAX_VALUE;

    static final long NO_NUMBER = -1;

    private FieldValue() {}

    /** Whether the value says that there is none: {@code -}, or what other tools make of that. */
    static boolean isAbsent(String text, int start, int end) {
        return switch (end - start) {
            case 0 -> true;
            case 1 -> text.charAt(start) == '-';
            case 3 -> text.regionMatches(true, start, "nan", 0, 3);
            case 4 -> text.regionMatches(true, start, "none", 0, 4) || text.regionMatches(true, start, "null", 0, 4);
            default -> false;
        };
    }

    /** A present value of one of the kinds that are numbers, -1 where it is none; a time as it stands there. */
    static long number(FlowLogField.Kind kind, String text, int start, int end) {
        long number = wholeNumber(text, start, end);
        return number > highest(kind) ? NO_NUMBER : number;
    }

    private static long highest(FlowLogField.Kind kind) {
        return switch (kind) {
            case PORT -> 65_535;
            case PROTOCOL -> 255;
            case INTEGER -> Integer.MAX_VALUE;
            case TIME -> MAX_SECONDS * 1000;
            default -> Long.MAX_VALUE;
        };
    }

    /** What a value of the kind is, for messages. */
    static String description(FlowLogField.Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case INTEGER -> "whole number between 0 and 2147483647";
            case COUNT -> "whole number between 0 and 9223372036854775807";
            case PORT -> "port between 0 and 65535";
            case PROTOCOL -> "protocol number between 0 and 255";
            case TIME -> "Unix time in seconds";
            case ADDRESS -> "address such as 10.0.1.10, without leading zeros, or 2001:db8::1";
            case ACTION -> "action: ACCEPT or REJECT";
            case LOG_STATUS -> "log status: OK, NODATA or SKIPDATA";
            case DIRECTION -> "direction: ingress or egress";
        };
    }

    /** Whether a time is too large for seconds; some tools write milliseconds. */
    static boolean isMilliseconds(long time) {
        return time > MAX_SECONDS;
    }

    /** Empty where it is none. */
    static Optional<IpAddress> address(String text, int start, int end) {
        return IpAddress.tryParse(text.substring(start, end));
    }

    /** Empty where it is none, absent or not known. */
    static Optional<FlowLogAction> action(String text, int start, int end) {
        if (isWord(text, start, end, "ACCEPT")) {
            return Optional.of(FlowLogAction.ACCEPT);
        }
        return isWord(text, start, end, "REJECT") ? Optional.of(FlowLogAction.REJECT) : Optional.empty();
    }

    /** Empty where it is none, absent or not known. */
    static Optional<FlowLogStatus> logStatus(String text, int start, int end) {
        if (isWord(text, start, end, "OK")) {
            return Optional.of(FlowLogStatus.OK);
        }
        if (isWord(text, start, end, "NODATA")) {
            return Optional.of(FlowLogStatus.NODATA);
        }
        return isWord(text, start, end, "SKIPDATA") ? Optional.of(FlowLogStatus.SKIPDATA) : Optional.empty();
    }

    /** Empty where it is none, absent or not known. */
    static Optional<Direction> direction(String text, int start, int end) {
        if (isWord(text, start, end, "ingress")) {
            return Optional.of(Direction.INGRESS);
        }
        return isWord(text, start, end, "egress") ? Optional.of(Direction.EGRESS) : Optional.empty();
    }

    /** A number from 0, also with a fraction of zeros as tables that know no integers write it; or -1. */
    static long wholeNumber(String text, int start, int end) {
        long number = 0;
        int at = start;
        for (; at < end && LineTokens.isDigit(text.charAt(at)); at++) {
            int digit = text.charAt(at) - '0';
            if (number > (Long.MAX_VALUE - digit) / 10) {
                return NO_NUMBER;
            }
            number = number * 10 + digit;
        }
        if (at == start) {
            return NO_NUMBER;
        }
        return at == end || isZeroFraction(text, at, end) ? number : NO_NUMBER;
    }

    private static boolean isZeroFraction(String text, int start, int end) {
        if (text.charAt(start) != '.' || end - start < 2) {
            return false;
        }
        for (int i = start + 1; i < end; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }

    private static boolean isWord(String text, int start, int end, String word) {
        return end - start == word.length() && text.regionMatches(true, start, word, 0, word.length());
    }
}
