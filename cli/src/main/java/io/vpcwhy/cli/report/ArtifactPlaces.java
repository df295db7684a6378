package io.vpcwhy.cli.report;

import io.vpcwhy.cli.report.ArtifactPlace.Base;
import io.vpcwhy.model.snapshot.Provenance;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Names the documents of a snapshot in the same way on every machine: relative to the working directory, where they are in
 * it, or else to the snapshot.
 */
final class ArtifactPlaces {

    private static final String UNRESERVED = "-._~/";

    private final Path snapshot;
    private final Path workingDirectory;

    /** @param snapshot as the user named it */
    ArtifactPlaces(Path snapshot, Path workingDirectory) {
        this.snapshot = snapshot;
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
    }

    /** Where a resource is told of. */
    ArtifactPlace of(Provenance where) {
        String archive = snapshot + "!";
        if (where.file().startsWith(archive)) {
            return packed(snapshot, where.file().substring(archive.length()) + " line " + where.line());
        }
        Path file = Path.of(where.file());
        if (where.file().toLowerCase(Locale.ROOT).endsWith(".gz")) {
            return packed(file, "unpacked, line " + where.line());
        }
        return place(file, OptionalInt.of(where.line()), Optional.empty());
    }

    /** Such as {@code aws/describe-security-groups.json:34}; empty for what no document holds. */
    Optional<String> shortly(ReportedLocation location) {
        return location.where().map(this::of).map(ArtifactPlace::shortly);
    }

    /** The snapshot itself: for what no document of it holds. */
    ArtifactPlace ofSnapshot() {
        return place(snapshot, OptionalInt.empty(), Optional.empty());
    }

    private ArtifactPlace packed(Path file, String within) {
        return place(file, OptionalInt.empty(), Optional.of(within));
    }

    private ArtifactPlace place(Path file, OptionalInt line, Optional<String> within) {
        Path absolute = workingDirectory.resolve(file).normalize();
        boolean inside = absolute.startsWith(workingDirectory);
        Path root = inside ? workingDirectory : snapshotFolder();
        return new ArtifactPlace(
                uri(root.relativize(absolute)), inside ? Base.WORKING_DIRECTORY : Base.SNAPSHOT, line, within);
    }

    private Path snapshotFolder() {
        Path absolute = workingDirectory.resolve(snapshot).normalize();
        Path parent = absolute.getParent();
        return Files.isDirectory(absolute) || parent == null ? absolute : parent;
    }

    private static String uri(Path relative) {
        StringBuilder uri = new StringBuilder();
        String text = relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
        for (byte b : (text.isEmpty() ? "." : text).getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || UNRESERVED.indexOf(c) >= 0;
            if (plain) {
                uri.append(c);
            } else {
                uri.append('%').append(String.format(Locale.ROOT, "%02X", (int) c));
            }
        }
        return uri.toString();
    }
}
