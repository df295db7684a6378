package io.vpcwhy.cli.collect;

/** Why AWS could not be asked to the end, in one line that says what to do where something can be done. */
public final class CollectException extends Exception {

    private static final long serialVersionUID = 1;

    private final boolean wrongUsage;

    private CollectException(String message, boolean wrongUsage) {
        super(message);
        this.wrongUsage = wrongUsage;
    }

    public CollectException(String message) {
        this(message, false);
    }

    /** That something was asked for which cannot be done, before AWS was asked for anything. */
    public static CollectException ofUsage(String message) {
        return new CollectException(message, true);
    }

    /** Whether the command line must change. */
    public boolean isWrongUsage() {
        return wrongUsage;
    }
}
