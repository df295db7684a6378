package io.vpcwhy.model.scope;

import io.vpcwhy.model.json.DocumentText;
import io.vpcwhy.model.json.JsonRemarks;
import io.vpcwhy.model.json.JsonShape;
import io.vpcwhy.model.json.JsonValue;
import io.vpcwhy.model.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the tags of a scope itself. */
final class ScopeTagsReader {

    private static final String KEY = "Key";
    private static final String VALUE = "Value";
    private static final String RESOURCE_TYPE = "ResourceType";
    private static final String TAGS = "Tags";

    /** What a scope is called where AWS tags it as it is made. */
    private static final String SCOPE = "network-insights-access-scope";

    private final JsonShape shape;
    private final JsonRemarks remarks;

    ScopeTagsReader(JsonShape shape, JsonRemarks remarks) {
        this.shape = shape;
        this.remarks = remarks;
    }

    /** The tags in a list of keys and values; none where the object has no such list. */
    Map<String, String> tags(JsonObject object, String field) {
        Map<String, String> tags = new LinkedHashMap<>();
        shape.any(object, field, this::tag).forEach(tag -> {
            if (tags.put(tag.getKey(), tag.getValue()) != null) {
                remarks.mistake(
                        object.path().isEmpty() ? field : object.path() + "." + field,
                        "has " + DocumentText.quoted(tag.getKey()) + " twice",
                        "each key once is expected");
            }
        });
        return tags;
    }

    /** The tags in {@code TagSpecifications}. */
    Map<String, String> specifications(JsonObject object, String field) {
        Map<String, String> tags = new LinkedHashMap<>();
        shape.any(object, field, this::specification).forEach(tags::putAll);
        return tags;
    }

    private Optional<Map<String, String>> specification(JsonValue value) {
        Optional<JsonObject> object = shape.object(value, List.of(RESOURCE_TYPE, TAGS));
        object.filter(it -> !it.has(RESOURCE_TYPE))
                .ifPresent(it -> remarks.mistake(it.path(), RESOURCE_TYPE + " is missing", SCOPE + " is expected"));
        object.flatMap(it -> it.get(RESOURCE_TYPE)).ifPresent(type -> {
            if (shape.text(type, SCOPE).filter(it -> !it.equals(SCOPE)).isPresent()) {
                remarks.mistake(
                        type.path(), type.found() + " is no resource that is made here", SCOPE + " is expected");
            }
        });
        return object.map(it -> tags(it, TAGS));
    }

    private Optional<Map.Entry<String, String>> tag(JsonValue value) {
        Optional<JsonObject> object = shape.object(value, List.of(KEY, VALUE));
        if (object.isEmpty()) {
            return Optional.empty();
        }
        if (!object.get().has(KEY)) {
            remarks.mistake(value.path(), KEY + " is missing", "the key of a tag is expected");
        }
        String text = object.get()
                .get(VALUE)
                .flatMap(it -> shape.text(it, "the value of a tag"))
                .orElse("");
        return object.get()
                .get(KEY)
                .flatMap(it -> shape.name(it, "the key of a tag"))
                .map(key -> Map.entry(key, text));
    }
}
