package io.vpcwhy.cli.collect;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a collection grows: a hidden folder beside the one that was asked for, which takes its name when it is whole. What is
 * left of a run that was killed stays there for the next one.
 */
final class CollectionFolder implements AutoCloseable {

    private static final String SETTINGS = ".settings";
    private static final String LOCK = ".lock";

    private final Path out;
    private final Path partial;
    private final Instant began;
    private final FileChannel lock;

    private CollectionFolder(Path out, Path partial, Instant began, FileChannel lock) {
        this.out = out;
        this.partial = partial;
        this.began = began;
        this.lock = lock;
    }

    /**
     * Begins a collection, or goes on with one.
     *
     * @throws CollectException where the folder is there already, or a run that was not finished is and nobody said what to
     *     do with it
     */
    static CollectionFolder open(CollectPlan plan) throws CollectException, IOException {
        Path out = plan.out().toAbsolutePath().normalize();
        Path partial = out.resolveSibling("." + out.getFileName() + ".partial");
        requireFree(out);
        boolean left = Files.exists(partial);
        if (left && !plan.resume()) {
            throw CollectException.ofUsage("a run into " + plan.out()
                    + " was not finished: --resume goes on with it; to begin" + " anew, delete " + partial);
        }
        Files.createDirectories(partial);
        FileChannel lock = lock(partial.resolve(LOCK));
        try {
            Path settings = partial.resolve(SETTINGS);
            if (!Files.exists(settings)) {
                Path draft = partial.resolve(SETTINGS + ".part");
                Files.writeString(draft, Instant.now() + "\n" + plan.settings());
                Files.move(draft, settings, StandardCopyOption.REPLACE_EXISTING);
            }
            String told = Files.readString(settings);
            int line = told.indexOf('\n');
            if (!told.substring(line + 1).equals(plan.settings())) {
                throw CollectException.ofUsage("the run that is to go on was begun with other options: "
                        + told.substring(line + 1).strip().replace("\n", ", "));
            }
            return new CollectionFolder(out, partial, Instant.parse(told.substring(0, line)), lock);
        } catch (CollectException | IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static void requireFree(Path out) throws CollectException, IOException {
        if (!Files.exists(out) || (Files.isDirectory(out) && isEmpty(out))) {
            return;
        }
        throw CollectException.ofUsage(out + " is there already: name a folder that is not");
    }

    private static FileChannel lock(Path file) throws CollectException, IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process.
        }
        channel.close();
        throw CollectException.ofUsage("another run writes to " + file.getParent());
    }

    /** When the run began, be it resumed since. */
    Instant began() {
        return began;
    }

    /** Where the documents of an account and Region grow. */
    Path of(Place place) {
        return partial.resolve(place.account()).resolve(place.region());
    }

    /** Gives the folder its name. Nothing of the work stays beside the documents. */
    void finish() throws IOException {
        tidy(partial);
        move(partial);
    }

    /** As {@link #finish()}, with the documents as a redactor leaves them. */
    void finish(Redactor redactor) throws IOException {
        tidy(partial);
        Path redacted = out.resolveSibling("." + out.getFileName() + ".redacted");
        delete(redacted);
        redactor.redact(partial, redacted);
        move(redacted);
        delete(partial);
    }

    private void move(Path whole) throws IOException {
        lock.close();
        Files.deleteIfExists(whole.resolve(LOCK));
        Files.deleteIfExists(whole.resolve(SETTINGS));
        Files.deleteIfExists(out); // an empty folder
        try {
            Files.move(whole, out, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(whole, out);
        }
    }

    /** Takes away what killed runs left of files, and the journals. */
    private static void tidy(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> left = all.filter(file ->
                            file.toString().endsWith(".json" + PageFile.UNFINISHED) || file.endsWith(Journal.NAME))
                    .toList();
            for (Path file : left) {
                Files.delete(file);
            }
        }
        // Of calls that were refused for every subject.
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.filter(Files::isDirectory).toList()) {
                if (isEmpty(each)) {
                    Files.delete(each);
                }
            }
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Leaves what a run that could not be finished has done, for the next one; where that is nothing, nothing. */
    @Override
    public void close() throws IOException {
        if (lock.isOpen() && !anythingDone()) {
            delete(partial);
        }
        lock.close();
    }

    private boolean anythingDone() throws IOException {
        try (Stream<Path> all = Files.walk(partial)) {
            return all.anyMatch(file -> file.toString().endsWith(".json") && !file.endsWith(ManifestWriter.NAME));
        }
    }
}
