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
            values = withTag(in, values);
        }
        return values.isEmpty() ? Tags.NONE : new Tags(values);
    }

    // Most resources have one tag, their name, and there are many resources.
    private static Map<String, String> withTag(JsonCursor in, Map<String, String> before) throws SnapshotException {
        @Nullable String key = null;
        String value = "";
        for (in.object(); in.nextField(); ) {
            switch (in.field()) {
                case "Key" -> key = in.string();
                case "Value" -> value = in.string();
                default -> in.skip();
            }
        }
        if (before.isEmpty()) {
            return Map.of(in.required(key, "Key"), value);
        }
        Map<String, String> values = before.size() == 1 ? new HashMap<>(before) : before;
        values.put(in.required(key, "Key"), value);
        return values;
    }
}
