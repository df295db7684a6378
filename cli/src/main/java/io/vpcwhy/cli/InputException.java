package io.vpcwhy.cli;

import java.util.List;

/** Something that the user gave is not as it must be; the message says what and what would be right. */
final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<String> mistakes;

    InputException(String message) {
        this(List.of(message));
    }

    /** @param mistakes each of them; at least one */
    InputException(List<String> mistakes) {
        super(String.join(" | ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** What is wrong, a line each. */
    List<String> mistakes() {
        return mistakes;
    }
}
