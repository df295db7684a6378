package io.vpcwhy.model.snapshot;

/**
 * A snapshot that cannot be read. The message is one line: file, place, what was wrong with the value, and what would be
 * right.
 */
public final class SnapshotException extends Exception {

    private static final long serialVersionUID = 1L;

    private static final int LONGEST_VALUE = 100;

    private final String file;
    private final String jsonPath;
    private final String problem;
    private final String remedy;

    /**
     * @param file as the user would name it
     * @param jsonPath such as {@code NetworkInterfaces[3].PrivateIpAddress}; empty where the file as a whole is wrong
     * @param problem what was wrong, with the value
     * @param remedy what would be right
     */
    public SnapshotException(String file, String jsonPath, String problem, String remedy) {
        super(printable(file) + ": " + (jsonPath.isEmpty() ? "" : printable(jsonPath) + ": ") + printable(problem)
                + "; " + printable(remedy));
        this.file = file;
        this.jsonPath = jsonPath;
        this.problem = problem;
        this.remedy = remedy;
    }

    /** The file, as the user would name it; an archive's entry follows a {@code !}. */
    public String file() {
        return file;
    }

    /** The place in the file, such as {@code NetworkInterfaces[3].PrivateIpAddress}; empty for the file as a whole. */
    public String jsonPath() {
        return jsonPath;
    }

    /** What was wrong, with the value. */
    public String problem() {
        return problem;
    }

    /** What would be right. */
    public String remedy() {
        return remedy;
    }

    /** A value from a document as messages show it: quoted, and cut where it is long. */
    static String quoted(String value) {
        return value.length() <= LONGEST_VALUE ? "'" + value + "'" : "'" + value.substring(0, LONGEST_VALUE) + "...'";
    }

    // A document may come from anyone: its values must not break the line or steer the terminal.
    private static String printable(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean harmless = !Character.isISOControl(c)
                    && Character.getType(c) != Character.FORMAT
                    && Character.getType(c) != Character.LINE_SEPARATOR
                    && Character.getType(c) != Character.PARAGRAPH_SEPARATOR;
            out.append(harmless ? c : '?');
        }
        return out.toString();
    }
}
