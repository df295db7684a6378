package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Database;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the reader met beside the resources it knows.
 *
 * @param documents number of JSON documents read
 * @param files number of files (or archive entries) that held them
 * @param skipped what was passed over, most items first
 * @param unanswered what was asked for when the snapshot was made, and not answered
 */
public record Inventory(int documents, int files, List<Skipped> skipped, List<Unanswered> unanswered) {

    public static final Inventory EMPTY = new Inventory(0, 0, List.of(), List.of());

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

    /**
     * What AWS did not answer when the snapshot was made.
     *
     * @param command the AWS CLI command that would have told it
     * @param action the IAM action that allows it
     * @param permitted false where the caller lacked that permission
     * @param account where told
     * @param region where told
     */
    public record Unanswered(
            String command, String action, boolean permitted, Optional<String> account, Optional<String> region) {

        /** The kind of resource that is missing; empty where it is a part of resources that are there. */
        public Optional<ResourceKind> kind() {
            for (ResourceKind kind : ResourceKind.values()) {
                if (kind.command().equals(command)) {
                    return Optional.of(kind);
                }
            }
            boolean ofDatabases = Arrays.stream(Database.Kind.values())
                    .anyMatch(kind -> kind.command().equals(command)
                            || kind.service().subnetsCommand().equals(command));
            return ofDatabases ? Optional.of(ResourceKind.DATABASE) : Optional.empty();
        }
    }

    public Inventory {
        skipped = List.copyOf(skipped);
        unanswered = List.copyOf(unanswered);
    }
}
