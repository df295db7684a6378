package io.vpcwhy.model.scope;

/** Where on a path a scope can name a resource. */
public enum PathPosition {
    SOURCE("a source"),
    DESTINATION("a destination"),
    THROUGH("passed through");

    private final String words;

    PathPosition(String words) {
        this.words = words;
    }

    /** As it follows "it can be". */
    String words() {
        return words;
    }
}
