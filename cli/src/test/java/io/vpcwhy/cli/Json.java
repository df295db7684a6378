package io.vpcwhy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Reads a line of JSON into maps and lists, and refuses keys that are there twice and what follows the value. */
final class Json {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private Json() {}

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(String line) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            Object value = value(parser, parser.nextToken());
            assertThat(parser.nextToken()).as("one value a line: " + line).isNull();
            assertThat(value).isInstanceOf(Map.class);
            return (Map<String, @Nullable Object>) value;
        }
    }

    /** The object under a key. */
    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> object(Map<String, @Nullable Object> parent, String key) {
        return (Map<String, @Nullable Object>) parent.get(key);
    }

    /** The objects of the list under a key. */
    @SuppressWarnings("unchecked")
    static List<Map<String, @Nullable Object>> objects(Map<String, @Nullable Object> parent, String key) {
        return (List<Map<String, @Nullable Object>>) parent.get(key);
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> {
                Map<String, @Nullable Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    object.put(name, value(parser, parser.nextToken()));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                    list.add(value(parser, next));
                }
                yield list;
            }
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE, VALUE_FALSE -> parser.getBooleanValue();
            case VALUE_NULL -> null;
            default -> parser.getString();
        };
    }
}
