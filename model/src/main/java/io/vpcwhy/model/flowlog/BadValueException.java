package io.vpcwhy.model.flowlog;

/** Why a line is no record. It has no stack trace, for a log may have millions of such lines. */
final class BadValueException extends Exception {

    private static final long serialVersionUID = 1L;

    BadValueException(String problem) {
        super(problem, null, false, false);
    }

    /** What is wrong and what would be right. */
    String problem() {
        return String.valueOf(getMessage());
    }
}
