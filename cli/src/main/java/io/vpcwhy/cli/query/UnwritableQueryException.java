package io.vpcwhy.cli.query;

/** A language cannot say what was asked for; the message says why, and what would be possible. */
public final class UnwritableQueryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnwritableQueryException(String message) {
        super(message);
    }
}
