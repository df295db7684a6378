package io.vpcwhy.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that an option names to be written.
 *
 * @param option as the user gave it, such as {@code --output out.json}
 */
record NamedFile(String option, Path path) {

    /** Refuses to write over what is to be read. */
    void requireOtherThan(Path input) {
        if (isSame(input)) {
            throw new InputException(option + ": is read too; name another file");
        }
    }

    private boolean isSame(Path other) {
        try {
            return Files.isRegularFile(path) && Files.isSameFile(path, other);
        } catch (IOException e) {
            return false; // one of them is not there
        }
    }

    /** What is wrong where the file system says that there is no such file, though it is to be made. */
    InputException notMade() {
        Path folder = path.toAbsolutePath().getParent();
        return new InputException(option
                + (folder != null && Files.isDirectory(folder)
                        ? ": no file can be made in its folder; name a file in another"
                        : ": its folder does not exist; make it first"));
    }

    /** The file, made anew. */
    Writer open() {
        if (Files.isDirectory(path)) {
            throw new InputException(option + ": is a folder; name a file");
        }
        try {
            return AnswerWriter.toFile(Files.newBufferedWriter(path), path.toString());
        } catch (NoSuchFileException e) {
            throw notMade();
        } catch (IOException e) {
            throw new InputException(option + ": cannot be written (" + reason(e) + "); name a file that can");
        }
    }

    /** Writes what a file is to hold. */
    interface Content {
        void writeTo(Writer out) throws IOException;
    }

    /**
     * Writes the file beside its place, and moves it there when all is written: whoever reads it sees the one or the
     * other.
     */
    void replace(Content content) throws IOException {
        boolean there = Files.exists(path);
        if (there && !Files.isRegularFile(path)) {
            write(content);
            return;
        }
        Path target = there ? path.toRealPath() : path.toAbsolutePath();
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid();
        Path beside = target.resolveSibling(name);
        try {
            new NamedFile(option, beside).write(content);
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private void write(Content content) throws IOException {
        try (Writer out = open()) {
            content.writeTo(out);
        }
    }

    private static String reason(IOException problem) {
        return problem instanceof AccessDeniedException ? "permission denied" : String.valueOf(problem.getMessage());
    }
}
