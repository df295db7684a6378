package io.vpcwhy.model.flowlog;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;

/** A folder of flow logs, in any tree. */
public final class FlowLogFolder {

    private FlowLogFolder() {}

    /**
     * Every file under a folder, links followed, in the order of their paths as S3 lists keys; in the trees that AWS
     * writes this is the order of time for each flow log. Files and folders whose names begin with a dot or an underscore
     * are left out: tools keep there what is no data.
     *
     * @throws IOException where a folder cannot be read
     */
    public static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(
                folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes attributes) {
                        boolean apart = !each.equals(folder) && isApart(each);
                        return apart ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        // A pipe or a device would be waited for.
                        if (attributes.isRegularFile() && !isApart(file)) {
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
        files.sort(Comparator.comparing(file -> file.toString().replace(File.separatorChar, '/')));
        return files;
    }

    private static boolean isApart(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.startsWith(".") || name.startsWith("_");
    }
}
