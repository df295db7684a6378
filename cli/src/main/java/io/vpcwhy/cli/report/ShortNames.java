package io.vpcwhy.cli.report;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** Calls what is in files by the last parts of its name: by as many as tell it from the others, and one at least. */
final class ShortNames {

    /** Puts together what a name is called by. */
    @FunctionalInterface
    interface Ending {

        /**
         * What a name is called by that many parts of it, the last ones.
         *
         * @param parts of the path, at least one
         */
        String of(String name, int parts);
    }

    private final List<String> names;
    private final Ending ending;

    ShortNames(Collection<String> names, Ending ending) {
        this.names = List.copyOf(names);
        this.ending = ending;
    }

    /** What a name is called; another one only where it is the same file. */
    String of(String name) {
        int parts = 1;
        while (parts < Path.of(name).getNameCount() && isShared(name, parts)) {
            parts++;
        }
        return ending.of(name, parts);
    }

    private boolean isShared(String name, int parts) {
        String called = ending.of(name, parts);
        return names.stream()
                .anyMatch(
                        other -> !other.equals(name) && ending.of(other, parts).equals(called));
    }

    /** The last parts of a path, between slashes. */
    static String last(String file, int parts) {
        Path path = Path.of(file).normalize();
        int from = Math.max(0, path.getNameCount() - parts);
        return path.subpath(from, path.getNameCount())
                .toString()
                .replace(path.getFileSystem().getSeparator(), "/");
    }
}
