package io.vpcwhy.model.snapshot;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Bounds what is unpacked from one archive, so that a small file cannot fill the memory or run for ever. Snapshots are
 * packed some sixty to one at the most; the format allows a thousand to one.
 */
final class ArchiveLimits {

    /** Greatest size of an archive's content, in bytes: 4 GiB, some two million interfaces. */
    static final long MAX_BYTES = 4L << 30;

    /** Greatest ratio of content to packed size. */
    static final int MAX_RATIO = 200;

    /** Content in bytes below which the ratio does not matter: 16 MiB. */
    static final long RATIO_COUNTS_FROM = 16L << 20;

    static final String REMEDY =
            "an archive that unpacks to at most 4 GiB and at most " + MAX_RATIO + " times its size is expected";

    private final AtomicLong unpacked = new AtomicLong();

    /** An archive that unpacks to more than the limits allow. */
    static final class ExceededException extends IOException {
        private static final long serialVersionUID = 1L;

        ExceededException(String message) {
            super(message);
        }
    }

    /**
     * A stream that ends in an {@link ExceededException} where it, or all streams of this archive together, give more
     * than the limits allow.
     *
     * @param packed number of packed bytes that were read for the content so far, or that the whole content has
     */
    InputStream bounded(InputStream content, LongSupplier packed) {
        return new Bounded(content, packed);
    }

    private final class Bounded extends FilterInputStream {
        private final LongSupplier packed;
        private long given;

        Bounded(InputStream content, LongSupplier packed) {
            super(content);
            this.packed = packed;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            long skipped = super.skip(wanted);
            count(skipped);
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private void count(long bytes) throws ExceededException {
            given += bytes;
            if (unpacked.addAndGet(bytes) > MAX_BYTES) {
                throw new ExceededException("unpacks to more than " + MAX_BYTES + " bytes");
            }
            if (given > RATIO_COUNTS_FROM && given / MAX_RATIO > packed.getAsLong()) {
                throw new ExceededException("unpacks to more than " + MAX_RATIO + " times its size");
            }
        }
    }
}
