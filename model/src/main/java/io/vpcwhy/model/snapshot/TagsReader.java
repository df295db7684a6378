package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.aws.Tags;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code [{"Key": ..., "Value": ...}]}. */
final class TagsReader {

    private TagsReader() {}

    static Tags read(JsonCursor in) throws SnapshotException {
        Map<String, String> values = Map.of();
        for (in.array(); in.nextElement(); ) {
            if (values.isEmpty()) {
                values = new HashMap<>();
            }
            readTag(in, values);
        }
        return values.isEmpty() ? Tags.NONE : new Tags(values);
    }

    private static void readTag(JsonCursor in, Map<String, String> values) throws SnapshotException {
        @Nullable String key = null;
        String value = "";
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "Key" -> key = in.string();
                case "Value" -> value = in.string();
                default -> in.skip();
            }
        }
        values.put(in.required(key, "Key"), value);
    }
}
