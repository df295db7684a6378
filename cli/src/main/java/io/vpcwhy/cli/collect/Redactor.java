package io.vpcwhy.cli.collect;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Copies documents with account ids and tags replaced: the same by the same, in all documents of one run. What replaces what
 * hangs on a key that nobody keeps, so that it cannot be found out by trying all accounts.
 */
final class Redactor {

    /** Twelve digits that are no part of a longer word, as hexadecimal ids are. */
    private static final String ACCOUNT = "(?<![0-9A-Za-z])[0-9]{12}(?![0-9A-Za-z])";

    private static final Set<String> TAG_LISTS = Set.of("Tags", "TagSet", "TagList", "TagFilters", "tags");

    /** A tag's value is in a list at the most, in the tag, in the list of tags. */
    private static final int TAG_DEPTH = 3;

    /** What people call a resource by is under this key, and what AWS sets under those of {@link #OF_AWS}. */
    private static final String NAME = "Name";

    private static final String OF_AWS = "aws:";

    /** A query of a resource group is JSON in a string, and names tags. */
    private static final String QUERY = "Query";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final int TAG_BYTES = 6;
    private static final long TEN_TO_THE_11 = 100_000_000_000L;
    private static final JsonFactory JSON = new JsonFactory();

    private final SecretKeySpec key;
    private final Pattern ids;

    /** @param accounts that are collected, at least one: they are replaced wherever they stand, be it within a word */
    Redactor(List<String> accounts) {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, ALGORITHM);
        this.ids = Pattern.compile("(?<![0-9])(?:" + String.join("|", accounts) + ")(?![0-9])|" + ACCOUNT);
    }

    /** Copies every file under a folder; folders and files that are named after accounts are renamed. */
    void redact(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(text(from.relativize(file).toString()));
            if (copy.getFileName().toString().endsWith(".json")) {
                Files.createDirectories(copy.getParent());
                redactFile(file, copy);
            }
        }
    }

    private void redactFile(Path from, Path to) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(from));
                JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in);
                JsonGenerator json = CliJson.generator(new BufferedOutputStream(Files.newOutputStream(to)))) {
            copy(parser, json);
            json.writeRaw('\n');
        }
    }

    private void copy(JsonParser parser, JsonGenerator json) {
        // The names of the lists and objects that are open; an element of a list goes by the list's name.
        Deque<String> names = new ArrayDeque<>();
        String name = "";
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            switch (token) {
                case PROPERTY_NAME -> {
                    name = parser.currentName();
                    json.writeName(text(name));
                    continue;
                }
                case START_OBJECT, START_ARRAY -> {
                    names.push(name);
                    json.copyCurrentEvent(parser);
                }
                case END_OBJECT, END_ARRAY -> {
                    name = names.pop();
                    json.copyCurrentEvent(parser);
                }
                case VALUE_STRING -> json.writeString(value(parser.getString(), name, names));
                default -> json.copyCurrentEvent(parser);
            }
        }
    }

    private String value(String value, String name, Deque<String> names) {
        boolean inTag = names.stream().limit(TAG_DEPTH).anyMatch(TAG_LISTS::contains);
        if (!inTag) {
            return name.equals(QUERY) && value.startsWith("{") ? query(value) : text(value);
        }
        boolean keyOfAll = name.equals("Key") && (value.equals(NAME) || value.startsWith(OF_AWS));
        return keyOfAll ? value : "tag-" + HexFormat.of().formatHex(code("tag " + value), 0, TAG_BYTES);
    }

    private String query(String document) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), document);
                JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            copy(parser, json);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** A text with every account id in it replaced. */
    String text(String text) {
        return ids.matcher(text).replaceAll(id -> account(id.group()));
    }

    /** What stands for an account: twelve digits. */
    private String account(String id) {
        byte[] code = code("account " + id);
        long number = 0;
        for (int i = 0; i < Long.BYTES - 1; i++) {
            number = (number << Byte.SIZE) | (code[i] & 0xFF);
        }
        return String.valueOf(TEN_TO_THE_11 + number % (9 * TEN_TO_THE_11));
    }

    private byte[] code(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
