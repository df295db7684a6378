package io.vpcwhy.model.snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a snapshot from the JSON that {@code aws ... describe-...} prints.
 *
 * <p>The names of files do not matter: a document is known by its top-level keys, so that the output of the AWS CLI,
 * Batfish's {@code aws_configs} and CloudMapper's {@code account-data} are read as they are. Several files, or several
 * documents in one file, add up. The same resource twice is one where both say the same, and an error where they don't.
 * Keys and files that hold no known kind are passed over and counted in {@link Snapshot#inventory}.
 *
 * <p>Nothing is half read: whatever is not as AWS prints it ends in a {@link SnapshotException}.
 */
public final class SnapshotReader {

    static final String EXPECTED =
            "a folder, a JSON file, a .zip or a .tar.gz with the JSON output of AWS CLI commands is expected";

    private SnapshotReader() {}

    /**
     * Reads a folder to the bottom, one JSON file (also packed by gzip), or an archive ({@code .zip}, {@code .tar},
     * {@code .tar.gz}). An archive may unpack to at most 4 GiB and to at most 200 times its own size. Archives within
     * archives or folders are not opened.
     *
     * @throws SnapshotException where something in it cannot be read or nothing of it is known
     */
    public static Snapshot read(Path path) throws SnapshotException {
        return assembled(path.toString(), SnapshotFiles.read(path));
    }

    /**
     * Reads documents from wherever they are, in the given order.
     *
     * @throws SnapshotException where something in them cannot be read or nothing of it is known
     */
    public static Snapshot read(List<SnapshotSource> sources) throws SnapshotException {
        List<Findings> found = new ArrayList<>(sources.size());
        for (SnapshotSource source : sources) {
            found.add(DocumentReader.read(source, false));
        }
        return assembled(sources.size() == 1 ? sources.get(0).name() : "snapshot", found);
    }

    private static Snapshot assembled(String name, List<Findings> found) throws SnapshotException {
        boolean known = false;
        SnapshotAssembler assembler = new SnapshotAssembler();
        for (Findings file : found) {
            known |= !file.collected.isEmpty() || !file.blockPublicAccess.isEmpty();
            assembler.add(file);
        }
        if (!known) {
            throw new SnapshotException(name, "", "holds no AWS resource of a known kind", EXPECTED);
        }
        return assembler.build();
    }
}
