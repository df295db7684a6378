package io.vpcwhy.model.snapshot;

/** A file, or one of the parts in which a large one is read. */
final class FilePart {

    private final String file;
    private int linesBefore;

    FilePart(String file) {
        this.file = file;
    }

    /** The name of the file. */
    String file() {
        return file;
    }

    /** Number of lines of the file before this part: known once the parts before it are read. */
    int linesBefore() {
        return linesBefore;
    }

    void follows(int lines) {
        linesBefore = lines;
    }
}
