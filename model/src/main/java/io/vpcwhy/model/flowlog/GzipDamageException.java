package io.vpcwhy.model.flowlog;

import java.io.IOException;

/** Gzip data that ends early or is not what its check sum says; what came before has been delivered. */
final class GzipDamageException extends IOException {

    private static final long serialVersionUID = 1L;

    GzipDamageException(String problem) {
        super(problem);
    }

    /** What is wrong and at which byte of the compressed data. */
    String problem() {
        return String.valueOf(getMessage());
    }
}
