package io.vpcwhy.model.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value of a JSON document. Scope documents are small, and what one part of them means may turn on a later part: they
 * are held whole.
 */
public sealed interface JsonValue {

    /** The place, such as {@code MatchPaths[0].Source}; empty for the document itself. */
    String path();

    /** The value as a message says what was found. */
    String found();

    /** The fields are in the order of the document. */
    record JsonObject(String path, Map<String, JsonValue> fields) implements JsonValue {

        public JsonObject {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }

        public Optional<JsonValue> get(String key) {
            return Optional.ofNullable(fields.get(key));
        }

        public boolean has(String key) {
            return fields.containsKey(key);
        }

        @Override
        public String found() {
            return function().map(name -> "the function " + name).orElse("an object");
        }

        /** The function of a CloudFormation template that stands for the value, such as {@code Ref}. */
        public Optional<String> function() {
            return fields.size() == 1
                    ? fields.keySet().stream()
                            .filter(key -> key.equals("Ref") || key.startsWith("Fn::"))
                            .findFirst()
                    : Optional.empty();
        }
    }

    record JsonList(String path, List<JsonValue> elements) implements JsonValue {

        public JsonList {
            elements = List.copyOf(elements);
        }

        @Override
        public String found() {
            return "a list";
        }
    }

    record JsonText(String path, String text) implements JsonValue {

        @Override
        public String found() {
            return DocumentText.quoted(text);
        }
    }

    /** A number, true, false or null. */
    record JsonLiteral(String path, String text) implements JsonValue {

        @Override
        public String found() {
            return text.length() <= 20 ? text : "a number";
        }

        public boolean isBoolean() {
            return text.equals("true") || text.equals("false");
        }
    }
}
