package io.vpcwhy.model.snapshot;

import java.util.List;

/**
 * What the reader met beside the resources it knows.
 *
 * @param documents number of JSON documents read
 * @param files number of files (or archive entries) that held them
 * @param skipped what was passed over, most items first
 */
public record Inventory(int documents, int files, List<Skipped> skipped) {

    public static final Inventory EMPTY = new Inventory(0, 0, List.of());

    /** Why something was passed over. */
    public enum Reason {
        /** A top-level key that is no kind of this version. */
        UNKNOWN_KIND,
        /** A JSON document that holds no list or object under any key. */
        NO_RESOURCES,
        /** A file that holds no JSON. */
        NOT_JSON
    }

    /**
     * What was passed over.
     *
     * @param name the key, or the file's name
     * @param items elements under the key over all documents; 0 for a file
     * @param example a file in which it stands
     */
    public record Skipped(Reason reason, String name, long items, String example) {}

    public Inventory {
        skipped = List.copyOf(skipped);
    }
}
