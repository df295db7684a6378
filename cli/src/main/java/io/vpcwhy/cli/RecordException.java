package io.vpcwhy.cli;

/** A mistake of the program's that one record brought to light. */
final class RecordException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param place the log, and which of its records */
    RecordException(String place, RuntimeException cause) {
        super(place, cause);
    }
}
