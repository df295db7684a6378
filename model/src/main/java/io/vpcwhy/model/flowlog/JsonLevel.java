package io.vpcwhy.model.flowlog;

import java.util.ArrayList;
import java.util.List;

/** An array or object that the JSON reader is inside of, with what it has seen of it. */
final class JsonLevel {

    /** More than any event of CloudWatch Logs or row of a table has. */
    private static final int MAX_FIELDS = 1000;

    private final boolean array;
    private final String path;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<String> nested = new ArrayList<>();
    private long line;
    private String field = "";
    private long index = -1;
    private boolean overfull;
    private boolean opened;

    JsonLevel(boolean array, String path, long line) {
        this.array = array;
        this.path = path;
        this.line = line;
    }

    boolean isArray() {
        return array;
    }

    /** Where it is in the document. */
    String path() {
        return path;
    }

    /** The physical line that it starts in, or that its message is in. */
    long line() {
        return line;
    }

    void moveTo(long messageLine) {
        line = messageLine;
    }

    /** Turns to the field of that name. */
    void field(String name) {
        field = name;
    }

    String field() {
        return field;
    }

    /** Turns to the next value; returns where it is. */
    String nextPath() {
        if (array) {
            index++;
            return path + "[" + index + "]";
        }
        return path.isEmpty() ? field : path + "." + field;
    }

    /** Keeps a value, unless there are too many. */
    void add(String name, String value) {
        overfull |= names.size() == MAX_FIELDS;
        if (!overfull) {
            names.add(name);
            values.add(value);
        }
    }

    boolean isOverfull() {
        return overfull;
    }

    /** Notes a nested value that is not looked into. */
    void passOver() {
        if (nested.size() < MAX_FIELDS) {
            nested.add(field);
        }
    }

    /** Notes that the records are those of a nested value. */
    void open() {
        opened = true;
    }

    boolean isOpened() {
        return opened;
    }

    List<String> names() {
        return names;
    }

    List<String> values() {
        return values;
    }

    List<String> nested() {
        return nested;
    }

    /** Whether it is the pair of a field and its value that Logs Insights makes of each value. */
    boolean isPair() {
        return !array
                && nested.isEmpty()
                && names.size() <= 2
                && names.contains("field")
                && (names.size() == 1 || names.contains("value"));
    }

    /** The value of a name that it has. */
    String value(String name) {
        return values.get(names.indexOf(name));
    }

    boolean has(String name) {
        return names.contains(name);
    }
}
