package io.vpcwhy.cli.collect.logs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/**
 * Opens objects that are read one after another. Most logs are many small objects, each of which takes longer to be asked
 * for than to be sent: while one is read the next ones are got. Safe for several threads.
 */
final class ObjectsAhead {

    private static final int MOST_OBJECTS = 16;
    private static final long MOST_BYTES = 32L << 20;

    private final ObjectRanges ranges;
    private final List<StoredObject> objects;
    private final Map<Integer, Future<byte[]>> begun = new HashMap<>();

    /** @param objects in the order in which they are read */
    ObjectsAhead(ObjectRanges ranges, List<StoredObject> objects) {
        this.ranges = ranges;
        this.objects = List.copyOf(objects);
    }

    /** Opens an object. */
    synchronized ObjectStream open(int index) {
        StoredObject object = objects.get(index);
        Deque<Future<byte[]>> first = new ArrayDeque<>();
        Future<byte[]> known = begun.remove(index);
        if (known != null) {
            first.add(known);
        }
        ObjectStream stream = new ObjectStream(ranges, object, first);
        lookAhead(index);
        return stream;
    }

    private void lookAhead(int index) {
        long bytes = 0;
        for (int next = index + 1; next < objects.size() && next <= index + MOST_OBJECTS; next++) {
            StoredObject object = objects.get(next);
            if (object.bytes() == 0) {
                continue;
            }
            bytes += ranges.length(object, 0);
            if (bytes > MOST_BYTES) {
                return;
            }
            if (!begun.containsKey(next)) {
                begun.put(next, ranges.get(object, 0));
            }
        }
    }
}
