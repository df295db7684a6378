package io.vpcwhy.model.flowlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The values of one line, as ranges of a text. One instance serves all lines of a source, so that a line costs no
 * object for each of its values.
 */
final class LineTokens {

    private String text = "";
    private int[] bounds = new int[64];
    private int count;
    private boolean numbered;

    /** Splits at runs of blanks and tabs. */
    void splitBlanks(String line, int from) {
        reset(line);
        int length = line.length();
        int at = from;
        while (at < length) {
            while (at < length && isBlank(line.charAt(at))) {
                at++;
            }
            int start = at;
            boolean digits = true;
            while (at < length && !isBlank(line.charAt(at))) {
                digits &= isDigit(line.charAt(at));
                at++;
            }
            if (at > start) {
                add(start, at);
                numbered |= digits;
            }
        }
    }

    /**
     * Splits at commas, as RFC 4180 has it, and takes off the quotes and the blanks around values.
     *
     * @throws BadValueException where a quote is left open
     */
    void splitCommas(String line) throws BadValueException {
        List<String> cells = new ArrayList<>();
        int at = 0;
        while (at <= line.length()) {
            while (at < line.length() && isBlank(line.charAt(at))) {
                at++;
            }
            if (at < line.length() && line.charAt(at) == '"') {
                at = quotedCell(line, at + 1, cells);
            } else {
                int comma = line.indexOf(',', at);
                int end = comma < 0 ? line.length() : comma;
                cells.add(line.substring(at, end).strip());
                at = end + 1;
            }
        }
        join(cells);
    }

    /** Reads the cell whose opening quote is before {@code from}; returns where the next cell starts. */
    private static int quotedCell(String line, int from, List<String> cells) throws BadValueException {
        StringBuilder cell = new StringBuilder();
        int at = from;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c != '"') {
                cell.append(c);
            } else if (at < line.length() && line.charAt(at) == '"') {
                cell.append('"');
                at++;
            } else {
                cells.add(cell.toString());
                int comma = line.indexOf(',', at);
                return comma < 0 ? line.length() + 1 : comma + 1;
            }
        }
        throw new BadValueException("value " + (cells.size() + 1) + " has an opening quote and no closing one");
    }

    /** Takes values that do not come from one text. */
    void join(List<String> values) {
        reset("");
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                joined.append(' ');
            }
            int start = joined.length();
            joined.append(values.get(i));
            add(start, joined.length());
            numbered |= isDigits(values.get(i));
        }
        text = joined.toString();
    }

    int count() {
        return count;
    }

    /** Such as {@code 1 value}. */
    String countInWords() {
        return count == 1 ? "1 value" : count + " values";
    }

    /** Whether a value is made of digits only, as no name of a field is. */
    boolean numbered() {
        return numbered;
    }

    String text() {
        return text;
    }

    int start(int index) {
        return bounds[2 * index];
    }

    int end(int index) {
        return bounds[2 * index + 1];
    }

    String value(int index) {
        return text.substring(start(index), end(index));
    }

    /** Start and end of the first values, one after the other. */
    int[] bounds(int values) {
        return Arrays.copyOf(bounds, 2 * values);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isDigits(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (!isDigit(value.charAt(i))) {
                return false;
            }
        }
        return !value.isEmpty();
    }

    private void reset(String line) {
        text = line;
        count = 0;
        numbered = false;
    }

    private void add(int start, int end) {
        if (2 * count == bounds.length) {
            bounds = Arrays.copyOf(bounds, bounds.length * 2);
        }
        bounds[2 * count] = start;
        bounds[2 * count + 1] = end;
        count++;
    }
}
