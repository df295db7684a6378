package io.vpcwhy.cli.collect;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which calls of an account and Region are done, for a run that goes on with another's work: a line each, told when its file
 * is whole. A line that broke off tells nothing.
 */
final class Journal implements AutoCloseable {

    static final String NAME = ".journal";

    private static final String SEPARATOR = "\t";
    private static final int SUBJECTS_FROM = 3;

    /**
     * A call that is done.
     *
     * @param requests that were answered
     * @param ids what it told that others are asked for
     */
    record Entry(int requests, long items, List<String> ids) {
        Entry {
            ids = List.copyOf(ids);
        }
    }

    private final Map<String, Entry> done;
    private final BufferedWriter out;

    private Journal(Map<String, Entry> done, BufferedWriter out) {
        this.done = done;
        this.out = out;
    }

    /** Opens the journal of a folder, with what was told in it before. */
    static Journal open(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        Map<String, Entry> done = new HashMap<>();
        if (Files.exists(file)) {
            String text = Files.readString(file);
            String whole = text.substring(0, text.lastIndexOf('\n') + 1);
            whole.lines().forEach(line -> read(line, done));
            Files.writeString(file, whole);
        }
        return new Journal(
                done,
                Files.newBufferedWriter(
                        file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    private static void read(String line, Map<String, Entry> done) {
        List<String> parts = List.of(line.split(SEPARATOR, -1));
        done.put(
                parts.get(0),
                new Entry(
                        Integer.parseInt(parts.get(1)),
                        Long.parseLong(parts.get(2)),
                        parts.subList(SUBJECTS_FROM, parts.size())));
    }

    /** What was told of a document before. */
    Optional<Entry> entry(String document) {
        return Optional.ofNullable(done.get(document));
    }

    /** Says that a document is whole. */
    synchronized void add(String document, Entry entry) throws IOException {
        List<String> parts =
                new ArrayList<>(List.of(document, String.valueOf(entry.requests()), String.valueOf(entry.items())));
        parts.addAll(entry.ids());
        out.write(String.join(SEPARATOR, parts));
        out.write('\n');
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
