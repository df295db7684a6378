package io.vpcwhy.model.flowlog;

import tools.jackson.core.JsonToken;

/** Numbers that a table without integers wrote, such as {@code 1.41853001E9}, as the log would have them. */
final class JsonNumber {

    /** Up to here every whole number has a double of its own. */
    private static final double MAX_EXACT = 9_007_199_254_740_992.0;

    private JsonNumber() {}

    /** The text of a scalar, without an exponent where it is a whole number. */
    static String plain(JsonToken token, String text) {
        boolean exponent = text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
        if (token != JsonToken.VALUE_NUMBER_FLOAT || !exponent) {
            return text;
        }
        double number = Double.parseDouble(text);
        boolean whole = Math.abs(number) < MAX_EXACT && number == Math.rint(number);
        return whole ? Long.toString((long) number) : text;
    }
}
