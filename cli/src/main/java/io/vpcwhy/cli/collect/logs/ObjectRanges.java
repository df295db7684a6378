package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;

/**
 * Gets objects a range at a time. A range is kept until it is whole, so that one that breaks off is asked for again and
 * nothing comes twice.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
 */
final class ObjectRanges {

    /** Bytes of a range: large enough that asking for it takes less time than getting it. */
    private static final int RANGE = 4 << 20;

    private final S3Client client;
    private final ExecutorService pool;
    private final int size;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile @Nullable CollectException refused;

    ObjectRanges(S3Client client, ExecutorService pool) {
        this(client, pool, RANGE);
    }

    /** @param size bytes of a range */
    ObjectRanges(S3Client client, ExecutorService pool, int size) {
        this.client = client;
        this.pool = pool;
        this.size = size;
    }

    /** How many ranges an object has. */
    long count(StoredObject object) {
        return (object.bytes() + size - 1) / size;
    }

    /** How many bytes a range has. */
    long length(StoredObject object, long range) {
        return Math.min(size, object.bytes() - range * size);
    }

    /** Begins to get a range. */
    Future<byte[]> get(StoredObject object, long range) {
        return pool.submit(() -> bytes(object, range));
    }

    /** Whether it is to be told that AWS took no credentials: once, for it would be the same of every object. */
    boolean isFirstToTell() {
        return told.compareAndSet(false, true);
    }

    private byte[] bytes(StoredObject object, long range) throws CollectException {
        CollectException before = refused;
        if (before != null) {
            throw before; // AWS would say the same again
        }
        try {
            return asked(object, range);
        } catch (CollectException e) {
            if (e.isOfCredentials()) {
                refused = e;
            }
            throw e;
        }
    }

    private byte[] asked(StoredObject object, long range) throws CollectException {
        long first = range * size;
        long length = length(object, range);
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .ifMatch(object.etag())
                .range("bytes=" + first + "-" + (first + length - 1))
                .build();
        return AwsAnswer.to(
                () -> client.getObject(request, (answer, in) -> whole(in, first, (int) length)),
                object.name(),
                LogAction.GET_OBJECT);
    }

    /**
     * The bytes of a range. Where a connection ends early the JDK takes what came for all, so they are counted; and of what
     * is no range no more is kept than one.
     */
    private static byte[] whole(InputStream in, long first, int length) {
        try {
            byte[] bytes = in.readNBytes(length + 1);
            if (bytes.length == length) {
                return bytes;
            }
            String count = bytes.length < length ? bytes.length + " bytes" : "more bytes";
            throw new IOException(count + " from " + first + " on in place of " + length);
        } catch (IOException e) {
            throw RetryableException.create("a range broke off", e);
        }
    }
}
