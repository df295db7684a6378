package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Future;

/** The bytes of an object, of which several ranges are got at a time. */
final class ObjectStream extends PieceStream {

    /** Ranges that are got ahead. */
    private static final int WINDOW = 4;

    private final ObjectRanges ranges;
    private final StoredObject object;
    private final Deque<Future<byte[]>> coming = new ArrayDeque<>();
    private long asked;
    private boolean begun;

    /** @param first ranges that are being got already */
    ObjectStream(ObjectRanges ranges, StoredObject object, Deque<Future<byte[]>> first) {
        super(object.name());
        this.ranges = ranges;
        this.object = object;
        this.coming.addAll(first);
        this.asked = first.size();
        ask();
    }

    private void ask() {
        while (coming.size() < WINDOW && asked < ranges.count(object)) {
            coming.add(ranges.get(object, asked++));
        }
    }

    @Override
    Optional<byte[]> next() throws IOException {
        Future<byte[]> next = coming.peek();
        if (next == null) {
            return Optional.empty();
        }
        byte[] range;
        try {
            range = take(next); // one that fails stays the next: nothing is passed over by reading on
        } catch (IOException e) {
            if (isToldOfAnother(e)) {
                close();
                return Optional.empty();
            }
            throw e;
        }
        coming.remove();
        begun = true;
        ask();
        return Optional.of(range);
    }

    /** Whether there are none any more for a reason that was told of another object, and is that of all. */
    private boolean isToldOfAnother(IOException e) {
        return !begun
                && e.getCause() instanceof CollectException told
                && told.isOfCredentials()
                && !ranges.isFirstToTell();
    }

    @Override
    public void close() {
        coming.forEach(each -> each.cancel(true));
        coming.clear();
        super.close();
    }
}
