package io.vpcwhy.model.json;

import io.vpcwhy.model.json.JsonValue.JsonList;
import io.vpcwhy.model.json.JsonValue.JsonLiteral;
import io.vpcwhy.model.json.JsonValue.JsonObject;
import io.vpcwhy.model.json.JsonValue.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Holds JSON values against what is expected of them. What differs is a mistake, and reading goes on without it. */
public final class JsonShape {

    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,9}");

    private final JsonRemarks remarks;

    /** @param remarks takes what is wrong */
    public JsonShape(JsonRemarks remarks) {
        this.remarks = remarks;
    }

    /** The value as an object that has none but these keys. */
    public Optional<JsonObject> object(JsonValue value, List<String> keys) {
        Optional<JsonObject> object = object(value);
        object.ifPresent(it -> refuseOtherKeys(it, keys));
        return object;
    }

    /** The value as an object with keys of any name. */
    public Optional<JsonObject> object(JsonValue value) {
        if (value instanceof JsonObject object) {
            return Optional.of(object);
        }
        remarks.wrongType(value, "an object");
        return Optional.empty();
    }

    private void refuseOtherKeys(JsonObject object, List<String> keys) {
        if (object.function().isPresent()) {
            remarks.wrongType(object, "an object with " + oneOf(keys));
            return;
        }
        object.fields().forEach((key, value) -> {
            if (!keys.contains(key)) {
                remarks.mistake(
                        value.path(),
                        DocumentText.quoted(key) + " is not known here" + meant(key, keys),
                        oneOf(keys) + " is expected");
            }
        });
    }

    /** What else may have been meant, as the end of a sentence. */
    public static String meant(String name, List<String> known) {
        return NearestName.of(name, known)
                .map(nearest -> ", did you mean " + nearest + "?")
                .orElse("");
    }

    /** The names as a choice. */
    public static String oneOf(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    /**
     * What the reader makes of each element of a list, without those of which it makes nothing.
     *
     * @return empty where the object has no such list
     */
    public <T> List<T> atLeastOne(JsonObject object, String key, Function<JsonValue, Optional<T>> reader) {
        return list(object, key, false, reader);
    }

    /** As {@link #atLeastOne}, for a list that may be there and hold nothing. */
    public <T> List<T> any(JsonObject object, String key, Function<JsonValue, Optional<T>> reader) {
        return list(object, key, true, reader);
    }

    private <T> List<T> list(
            JsonObject object, String key, boolean mayBeEmpty, Function<JsonValue, Optional<T>> reader) {
        List<T> read = new ArrayList<>();
        JsonValue value = object.fields().get(key);
        if (value instanceof JsonList list) {
            if (list.elements().isEmpty() && !mayBeEmpty) {
                remarks.mistake(list.path(), "is empty", "at least one is expected");
            }
            list.elements().forEach(element -> reader.apply(element).ifPresent(read::add));
        } else if (value != null) {
            remarks.wrongType(value, "a list");
        }
        return read;
    }

    /** The value as a string. */
    public Optional<String> text(JsonValue value, String expected) {
        if (value instanceof JsonText text) {
            return Optional.of(text.text());
        }
        remarks.wrongType(value, expected);
        return Optional.empty();
    }

    /** The value as a string that is not empty. */
    public Optional<String> name(JsonValue value, String expected) {
        Optional<String> text = text(value, expected);
        if (text.filter(String::isEmpty).isPresent()) {
            remarks.mistake(value.path(), "is empty", expected + " is expected");
            return Optional.empty();
        }
        return text;
    }

    /** The value of a key that an object has to have. */
    public Optional<JsonValue> required(JsonObject object, String key, String expected) {
        if (!object.has(key)) {
            remarks.mistake(object.path(), key + " is missing", expected + " is expected");
        }
        return object.get(key);
    }

    /** The value as a number in plain digits, from one to another. */
    public OptionalInt integer(JsonValue value, int from, int to, String expected) {
        if (value instanceof JsonLiteral literal
                && INTEGER.matcher(literal.text()).matches()) {
            int number = Integer.parseInt(literal.text());
            if (from <= number && number <= to) {
                return OptionalInt.of(number);
            }
        }
        remarks.wrongType(value, expected);
        return OptionalInt.empty();
    }

    /** Refuses what is neither true nor false. */
    public void bool(JsonValue value) {
        if (!(value instanceof JsonLiteral literal && literal.isBoolean())) {
            remarks.wrongType(value, "true or false");
        }
    }
}
