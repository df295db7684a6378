package io.vpcwhy.model.snapshot;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the documents under a path that a user named. */
final class SnapshotFiles {

    private SnapshotFiles() {}

    static List<Findings> read(Path path) throws SnapshotException {
        try {
            return Files.isDirectory(path) ? readFolder(path) : readFile(path);
        } catch (IOException broken) {
            throw DocumentReader.unreadable(path.toString(), "", broken);
        }
    }

    private static List<Findings> readFile(Path path) throws IOException, SnapshotException {
        // One stream for the look at its head and the reading: a pipe gives its content but once.
        try (InputStream content = new BufferedInputStream(Files.newInputStream(path), SnapshotArchives.BUFFER)) {
            SnapshotArchives.Format format = SnapshotArchives.format(content);
            if (format != SnapshotArchives.Format.NONE) {
                return SnapshotArchives.read(path, content, format);
            }
            SnapshotSource source = SnapshotSource.of(path.toString(), () -> content);
            Optional<Path> file = Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
            long size = file.isPresent() ? Files.size(path) : 0;
            return SnapshotWorkers.read(List.of(new SnapshotWorkers.Task(source, file, size, true)));
        }
    }

    private static List<Findings> readFolder(Path folder) throws IOException, SnapshotException {
        List<SnapshotWorkers.Task> tasks = new ArrayList<>();
        for (Path file : filesUnder(folder)) {
            tasks.add(new SnapshotWorkers.Task(source(file), Optional.of(file), Files.size(file), false));
        }
        return SnapshotWorkers.read(tasks);
    }

    private static SnapshotSource source(Path file) {
        String name = file.toString();
        if (!name.toLowerCase(Locale.ROOT).endsWith(".json.gz")) {
            return SnapshotSource.of(name, () -> Files.newInputStream(file));
        }
        return SnapshotSource.of(name, () -> SnapshotArchives.unpacked(Files.newInputStream(file)));
    }

    /** Every file under a folder, by path: what is read first must not hang on the file system. */
    private static List<Path> filesUnder(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        // A pipe or a device would be waited for.
                        if (attributes.isRegularFile()) {
                            files.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                        // A link to a folder above leads to nothing that is not read anyway.
                        if (failure instanceof FileSystemLoopException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }
                });
        files.sort((a, b) -> a.toString().compareTo(b.toString()));
        return files;
    }
}
