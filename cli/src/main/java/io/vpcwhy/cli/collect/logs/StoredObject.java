package io.vpcwhy.cli.collect.logs;

/**
 * An object of S3.
 *
 * @param bytes how many it has
 * @param etag of this state of it, by which a later one is known
 */
record StoredObject(String bucket, String key, long bytes, String etag) {

    /** What messages call it. */
    String name() {
        return AwsLogName.BUCKET + bucket + "/" + key;
    }
}
