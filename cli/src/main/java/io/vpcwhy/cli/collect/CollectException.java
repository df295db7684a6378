package io.vpcwhy.cli.collect;

/** Why AWS could not be asked to the end, in one line that says what to do where something can be done. */
public final class CollectException extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean wrongUsage;
    private final boolean ofCredentials;

    private CollectException(String message, boolean wrongUsage, boolean ofCredentials) {
        super(message);
        this.wrongUsage = wrongUsage;
        this.ofCredentials = ofCredentials;
    }

    public CollectException(String message) {
        this(message, false, false);
    }

    /** That AWS takes no credentials: whatever else is asked for, it would answer the same. */
    static CollectException ofCredentials(String message) {
        return new CollectException(message, false, true);
    }

    /** That something was asked for which cannot be done, before AWS was asked for anything. */
    public static CollectException ofUsage(String message) {
        return new CollectException(message, true, false);
    }

    /** Whether the command line must change. */
    public boolean isWrongUsage() {
        return wrongUsage;
    }

    /** Whether nothing more will be answered before somebody logs in again. */
    public boolean isOfCredentials() {
        return ofCredentials;
    }
}
