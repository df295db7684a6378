package io.vpcwhy.cli.report;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A file as SARIF names it.
 *
 * @param uri relative, with {@code /}, what is no letter or digit percent-encoded
 * @param base what it is relative to
 * @param line from 1; empty where the file's own lines are others, as in an archive
 * @param within the place in an archive or packed file
 */
record ArtifactPlace(String uri, Base base, OptionalInt line, Optional<String> within) {

    /** Such as {@code aws/describe-security-groups.json:34}. */
    String shortly() {
        return uri
                + (line.isPresent() ? ":" + line.getAsInt() : "")
                + within.map(inside -> " (" + inside + ")").orElse("");
    }

    /** What uris are relative to, by the names in {@code originalUriBaseIds}. */
    enum Base {
        WORKING_DIRECTORY("%SRCROOT%", "The folder in which vpcwhy was started."),
        SNAPSHOT("SNAPSHOT", "The folder that --snapshot names, or that holds the file which it names.");

        private final String id;
        private final String description;

        Base(String id, String description) {
            this.id = id;
            this.description = description;
        }

        String id() {
            return id;
        }

        String description() {
            return description;
        }
    }
}
