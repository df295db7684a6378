package io.vpcwhy.model.parquet;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** A range of a file as a stream that knows where it is. Does not move the position of the channel. */
final class ChunkInput extends InputStream {

    private static final int BUFFER = 1 << 16;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).limit(0);
    private long filled;
    private final long end;

    ChunkInput(FileChannel file, long start, long end) {
        this.file = file;
        this.filled = start;
        this.end = end;
    }

    /** The byte of the file that comes next. */
    long position() {
        return filled - buffer.remaining();
    }

    /** How many bytes are left of the range. */
    long left() {
        return end - position();
    }

    @Override
    public int read() throws IOException {
        return buffer.hasRemaining() || fill() ? buffer.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] to, int start, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!buffer.hasRemaining() && !fill()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(to, start, count);
        return count;
    }

    /** Reads as many bytes as are asked for. */
    void readFully(byte[] to, int length) throws IOException {
        int buffered = Math.min(length, buffer.remaining());
        buffer.get(to, 0, buffered);
        ByteBuffer rest = ByteBuffer.wrap(to, buffered, length - buffered);
        while (rest.hasRemaining()) {
            int count = left() < rest.remaining() ? -1 : file.read(rest, filled);
            if (count < 0) {
                throw new EOFException("the file ends there");
            }
            filled += count;
        }
    }

    private boolean fill() throws IOException {
        buffer.clear().limit((int) Math.min(BUFFER, Math.max(0, end - filled)));
        int count = buffer.hasRemaining() ? file.read(buffer, filled) : -1;
        buffer.flip();
        filled += Math.max(0, count);
        return count > 0;
    }
}
