package io.vpcwhy.model.snapshot;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vpcwhy.model.aws.AwsResource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Reads documents that a test holds in memory. Written with single quotes, which JSON would want doubled. */
final class Documents {

    static final String VPC = "{'Vpcs': [{'VpcId': 'vpc-1', 'CidrBlock': '10.0.0.0/16'}]}";

    private Documents() {}

    static String json(String text) {
        return text.replace('\'', '"');
    }

    static byte[] bytes(String text) {
        return json(text).getBytes(StandardCharsets.UTF_8);
    }

    static SnapshotSource source(String name, String text) {
        return source(name, bytes(text));
    }

    static SnapshotSource source(String name, byte[] content) {
        return SnapshotSource.of(name, () -> new ByteArrayInputStream(content));
    }

    /** The snapshot of one document. */
    static Snapshot read(String text) throws SnapshotException {
        return SnapshotReader.read(List.of(source("file.json", text)));
    }

    /** The snapshot of documents that are named a.json, b.json, ... */
    static Snapshot readAll(String... texts) throws SnapshotException {
        List<SnapshotSource> sources = new ArrayList<>();
        for (String text : texts) {
            sources.add(source((char) ('a' + sources.size()) + ".json", text));
        }
        return SnapshotReader.read(sources);
    }

    /** The one resource of a kind in a document. */
    static <T extends AwsResource> T only(Class<T> type, String text) throws SnapshotException {
        return only(type, read(text));
    }

    static <T extends AwsResource> T only(Class<T> type, Snapshot snapshot) {
        List<T> all = List.copyOf(snapshot.all(type));
        if (all.size() != 1) {
            throw new AssertionError("not one " + type.getSimpleName() + " but " + all);
        }
        return all.get(0);
    }

    /** What is said of a document that cannot be read. */
    static String refusal(String text) {
        return refusal(() -> read(text));
    }

    static String refusal(Path path) {
        return refusal(() -> SnapshotReader.read(path));
    }

    static String refusal(ThrowingCallable reading) {
        SnapshotException refused = catchThrowableOfType(SnapshotException.class, reading);
        if (refused == null) {
            throw new AssertionError("was read without complaint");
        }
        return String.valueOf(refused.getMessage());
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
