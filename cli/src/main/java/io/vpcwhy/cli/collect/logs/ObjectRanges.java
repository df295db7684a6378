package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Gets objects a range at a time. A range is kept until it is whole, so that one that breaks off is asked for again and
 * nothing comes twice.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>
 */
final class ObjectRanges {

    /** Bytes of a range: large enough that asking for it takes less time than getting it. */
    static final int RANGE = 4 << 20;

    private final S3Client client;
    private final ExecutorService pool;

    ObjectRanges(S3Client client, ExecutorService pool) {
        this.client = client;
        this.pool = pool;
    }

    /** How many ranges an object has. */
    static long count(StoredObject object) {
        return (object.bytes() + RANGE - 1) / RANGE;
    }

    /** How many bytes a range has. */
    static long length(StoredObject object, long range) {
        return Math.min(RANGE, object.bytes() - range * RANGE);
    }

    /** Begins to get a range. */
    Future<byte[]> get(StoredObject object, long range) {
        return pool.submit(() -> bytes(object, range));
    }

    private byte[] bytes(StoredObject object, long range) throws CollectException {
        long first = range * RANGE;
        long length = length(object, range);
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(object.bucket())
                .key(object.key())
                .ifMatch(object.etag())
                .range("bytes=" + first + "-" + (first + length - 1))
                .build();
        ResponseBytes<GetObjectResponse> answer = AwsAnswer.to(
                () -> client.getObject(request, ResponseTransformer.toBytes()), object.name(), LogAction.GET_OBJECT);
        byte[] bytes = answer.asByteArrayUnsafe();
        if (bytes.length != length) {
            throw new CollectException(object.name() + ": " + LogAction.GET_OBJECT + " was answered with "
                    + bytes.length + " bytes from " + first + " on in place of " + length);
        }
        return bytes;
    }
}
