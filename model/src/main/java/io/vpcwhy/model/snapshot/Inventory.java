package io.vpcwhy.model.snapshot;

import java.util.List;

/**
 * What the reader met beside the resources it knows.
 *
 * @param documents number of JSON documents read
 * @param files number of files (or archive entries) that held them
 * @param skipped what was passed over, by name, most frequent first
 */
public record Inventory(int documents, int files, List<Skipped> skipped) {

    public static final Inventory EMPTY = new Inventory(0, 0, List.of());

    /**
     * A top-level key that is no kind of this version, or a file that is no JSON.
     *
     * @param name the key, or the file's name
     * @param items elements under the key, over all documents
     * @param example a file in which it stands
     */
    public record Skipped(String name, long items, String example) {}

    public Inventory {
        skipped = List.copyOf(skipped);
    }
}
