package io.vpcwhy.model.flowlog;

import java.io.IOException;

/** Gzip data that ends early or is not what its check sum says; what came before has been delivered. */
final class GzipDamageException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient LogDamage damage;

    GzipDamageException(LogDamage damage) {
        super(damage.problem());
        this.damage = damage;
    }

    /** What is wrong and at which byte of the compressed data. */
    LogDamage damage() {
        return damage;
    }
}
