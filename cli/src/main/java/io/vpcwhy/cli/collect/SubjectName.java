package io.vpcwhy.cli.collect;

/** The name of the file about one resource: by it the reader of snapshots knows what the file is about. */
final class SubjectName {

    private static final int ARN_PARTS = 6;

    private SubjectName() {}

    /**
     * An id as it is; of an ARN what stands behind the kind of resource, joined by {@code -}:
     * {@code targetgroup/web/73e2d6bc24d8a067} becomes {@code web-73e2d6bc24d8a067}.
     */
    static String of(String id) {
        String[] parts = id.split(":", ARN_PARTS);
        String name = id;
        if (id.startsWith("arn:") && parts.length == ARN_PARTS) {
            String resource = parts[ARN_PARTS - 1];
            name = resource.substring(resource.indexOf('/') + 1);
        }
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "-");
        return plain.startsWith(".") ? "-" + plain : plain;
    }
}
