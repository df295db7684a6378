package io.vpcwhy.cli;

/** Something that the user gave is not as it must be; the message says what and what would be right. */
final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InputException(String message) {
        super(message);
    }
}
