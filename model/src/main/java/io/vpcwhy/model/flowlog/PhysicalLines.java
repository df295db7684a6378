package io.vpcwhy.model.flowlog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The physical lines of a stream of bytes, ended by LF, CR LF or CR. Bytes that are no UTF-8 become replacement
 * characters. Of a line that is too long only the beginning is kept in memory.
 */
final class PhysicalLines {

    /** The longest line in bytes: 1 MiB, some hundred times a record of all fields. */
    static final int MAX_LENGTH = 1 << 20;

    private static final int KEPT_OF_TOO_LONG = 200;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 15];
    private final ByteArrayOutputStream partial = new ByteArrayOutputStream(0);
    private int at;
    private int limit;
    private long number;
    private long length;
    private boolean afterCr;
    private @Nullable LogDamage damage;

    PhysicalLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end, or null after the last. */
    @Nullable
    String next() throws IOException {
        partial.reset();
        length = 0;
        while (damage == null) {
            if (at == limit && !fill()) {
                return damage == null && length == 0 ? null : finish();
            }
            if (afterCr) {
                afterCr = false;
                if (buffer[at] == '\n' && ++at == limit) {
                    continue;
                }
            }
            int end = at;
            while (end < limit && buffer[end] != '\n' && buffer[end] != '\r') {
                end++;
            }
            int start = at;
            length += end - start;
            at = end;
            if (end < limit) {
                afterCr = buffer[at++] == '\r';
                if (length == end - start && length <= MAX_LENGTH) {
                    number++;
                    return new String(buffer, start, end - start, StandardCharsets.UTF_8);
                }
                keep(start, end);
                return finish();
            }
            keep(start, end);
        }
        return null;
    }

    /** Number of the last line, from 1. */
    long number() {
        return number;
    }

    /** Whether the last line was longer than {@link #MAX_LENGTH}, so that only its beginning was returned. */
    boolean tooLong() {
        return length > MAX_LENGTH;
    }

    /** Length of the last line in bytes. */
    long length() {
        return length;
    }

    /** Why the data broke off within or after the last line, or cannot be trusted. */
    Optional<LogDamage> damage() {
        return Optional.ofNullable(damage);
    }

    private void keep(int start, int end) {
        int room = MAX_LENGTH - partial.size();
        partial.write(buffer, start, Math.min(room, end - start));
    }

    private String finish() {
        number++;
        byte[] bytes = partial.toByteArray();
        int kept = tooLong() ? KEPT_OF_TOO_LONG : bytes.length;
        return new String(bytes, 0, kept, StandardCharsets.UTF_8);
    }

    private boolean fill() throws IOException {
        at = 0;
        limit = 0;
        try {
            int count = in.read(buffer, 0, buffer.length);
            limit = Math.max(count, 0);
        } catch (GzipDamageException e) {
            damage = e.damage();
        }
        return limit > 0;
    }
}
