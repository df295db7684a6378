package io.vpcwhy.model.snapshot;

import org.jspecify.annotations.Nullable;

/** Reads one element under a top-level key of a document, such as one VPC under {@code Vpcs}. */
interface ResourceReader {

    /**
     * Reads the element at hand.
     *
     * @throws SnapshotException where it is not what AWS prints for the kind
     */
    void read(JsonCursor in, Findings out) throws SnapshotException;

    /** Told before the first element, and for an empty list too. */
    default void begin(Findings out) {}

    /** The kind that a document with this key shows to be collected, be it empty; null where it is no kind's list. */
    @Nullable
    ResourceKind kind();

    /** Whether the key holds one object and not a list of them. */
    default boolean single() {
        return false;
    }
}
