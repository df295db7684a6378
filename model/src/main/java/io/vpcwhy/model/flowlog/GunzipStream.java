package io.vpcwhy.model.flowlog;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Decompresses gzip data of one or more members.
 *
 * <p>{@code GZIPInputStream} is not used: it takes a pause in a pipe for the end of the data, does not say where damaged
 * data broke off, and loses what it had decompressed of the damaged piece. Here everything up to the damage is
 * delivered, then every read throws {@link GzipDamageException}. A check sum that does not fit is told with the place where
 * its member begins, for which of its bytes is wrong is not known.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>
 */
final class GunzipStream extends InputStream {

    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] input = new byte[1 << 14];
    private int at;
    private int limit;
    private long taken;
    private long delivered;
    private LogDamage.Doubt member = new LogDamage.Doubt(0, 0);
    private boolean badSum;
    private boolean inMember;
    private boolean anyMember;
    private @Nullable GzipDamageException damage;

    GunzipStream(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (damage == null) {
            try {
                if (badSum) {
                    throw badSum();
                }
                if (!inMember && !startMember()) {
                    return -1;
                }
                int count = inflate(bytes, offset, length);
                if (count > 0) {
                    return count;
                }
            } catch (GzipDamageException e) {
                damage = e;
            }
        }
        throw damage;
    }

    /** Decompresses what it can; 0 where more input or the next member is needed. */
    private int inflate(byte[] bytes, int offset, int length) throws IOException {
        if (inflater.needsInput() && !inflater.finished()) {
            if (at == limit && !fill()) {
                throw damage("the gzip data end early");
            }
            inflater.setInput(input, at, limit - at);
        }
        long before = inflater.getBytesWritten();
        try {
            inflater.inflate(bytes, offset, length);
        } catch (DataFormatException e) {
            at = limit - inflater.getRemaining();
            damage = corrupt();
        }
        int count = (int) (inflater.getBytesWritten() - before);
        crc.update(bytes, offset, count);
        delivered += count;
        at = limit - inflater.getRemaining();
        if (inflater.finished()) {
            endMember();
        } else if (inflater.needsDictionary()) {
            throw corrupt();
        }
        return count;
    }

    private boolean startMember() throws IOException {
        int first = anyMember ? takeAfterPadding() : take();
        if (first < 0) {
            return false;
        }
        member = new LogDamage.Doubt(position() - 1, delivered);
        if (first != 0x1F || take() != 0x8B || take() != 8) {
            throw damage("something other than gzip follows the gzip data");
        }
        int flags = need();
        for (int i = 0; i < 6; i++) {
            need();
        }
        if ((flags & FLAG_EXTRA) != 0) {
            for (int i = need() | need() << 8; i > 0; i--) {
                need();
            }
        }
        skipText(flags & FLAG_NAME);
        skipText(flags & FLAG_COMMENT);
        if ((flags & FLAG_HEADER_CRC) != 0) {
            need();
            need();
        }
        inflater.reset();
        crc.reset();
        inMember = true;
        anyMember = true;
        return true;
    }

    /** The next byte that is no padding: gzip files may be padded with zeros. */
    private int takeAfterPadding() throws IOException {
        int next = take();
        while (next == 0) {
            next = take();
        }
        return next;
    }

    private void skipText(int present) throws IOException {
        while (present != 0 && need() != 0) {
            // only the end of the text matters
        }
    }

    private void endMember() {
        inMember = false;
        try {
            long expected = need() | need() << 8 | need() << 16 | (long) need() << 24;
            for (int i = 0; i < 4; i++) {
                need();
            }
            badSum = expected != crc.getValue(); // told by the next read, after what this one delivers
        } catch (GzipDamageException e) {
            damage = e; // thrown by the next read, after what this one delivers
        } catch (IOException e) {
            damage = damage("the gzip data cannot be read to their end");
        }
    }

    private int need() throws IOException {
        int next = take();
        if (next < 0) {
            throw damage("the gzip data end early");
        }
        return next;
    }

    private int take() throws IOException {
        return at < limit || fill() ? input[at++] & 0xFF : -1;
    }

    private boolean fill() throws IOException {
        int count = readOn();
        if (count <= 0) {
            return false;
        }
        taken += count;
        at = 0;
        limit = count;
        return true;
    }

    private int readOn() throws IOException {
        try {
            return in.read(input, 0, input.length);
        } catch (GzipDamageException e) {
            // What is compressed twice: where in the text the inner damage begins is not known.
            throw new GzipDamageException(
                    new LogDamage(e.damage().problem(), e.damage().allRead(), Optional.empty()));
        }
    }

    /** Of the next byte in the compressed data, from 0. */
    private long position() {
        return taken - (limit - at);
    }

    private GzipDamageException damage(String problem) {
        return new GzipDamageException(LogDamage.of(at(problem)));
    }

    private GzipDamageException corrupt() {
        return new GzipDamageException(new LogDamage(at("the gzip data are corrupt"), false, Optional.of(member)));
    }

    /** Looks whether anything follows, which may have to be waited for. */
    private GzipDamageException badSum() throws IOException {
        String problem = at("the gzip check sum does not fit the data");
        boolean allRead = takeAfterPadding() < 0;
        return new GzipDamageException(new LogDamage(problem, allRead, Optional.of(member)));
    }

    private String at(String problem) {
        return problem + " at byte " + position() + " of the compressed data";
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
