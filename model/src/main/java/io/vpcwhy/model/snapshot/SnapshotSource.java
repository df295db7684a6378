package io.vpcwhy.model.snapshot;

import java.io.IOException;
import java.io.InputStream;

/** Something that holds JSON documents of a snapshot, such as a file or a class-path resource. */
public interface SnapshotSource {

    /** The name by which messages call it; its components may tell the account and the Region. */
    String name();

    /** A new stream over the whole content; the caller closes it. */
    InputStream open() throws IOException;

    /** Opens a stream. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    /** A source from its two parts. */
    static SnapshotSource of(String name, Opener opener) {
        return new SnapshotSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public InputStream open() throws IOException {
                return opener.open();
            }

            @Override
            public String toString() {
                return name;
            }
        };
    }
}
