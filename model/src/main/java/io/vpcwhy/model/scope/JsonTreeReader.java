package io.vpcwhy.model.scope;

import io.vpcwhy.model.scope.JsonValue.JsonList;
import io.vpcwhy.model.scope.JsonValue.JsonLiteral;
import io.vpcwhy.model.scope.JsonValue.JsonObject;
import io.vpcwhy.model.scope.JsonValue.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads the one JSON document of a file. */
final class JsonTreeReader {

    static final int MAX_DEPTH = 100;

    /** In bytes. CloudFormation takes templates of at most 1 MB. */
    static final int MAX_LENGTH = 4 << 20;

    private static final String JSON_EXPECTED =
            "one scope document in JSON is expected; YAML has to be converted, such as by yq -o json";

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxDocumentLength(MAX_LENGTH)
                    .build())
            .build();

    private final ScopeRemarks remarks;

    JsonTreeReader(ScopeRemarks remarks) {
        this.remarks = remarks;
    }

    /**
     * Reads all of a stream. A key that stands twice in one object is a mistake.
     *
     * @throws ScopeException where the rest cannot be made out: content that breaks off or is no JSON
     */
    JsonValue read(InputStream content) throws IOException, ScopeException {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), content)) {
            return read(parser);
        } catch (JacksonIOException broken) {
            throw broken.getCause();
        } catch (StreamConstraintsException exceeded) {
            throw refusal(
                    "exceeds what a scope needs: " + exceeded.getOriginalMessage(),
                    "at most " + MAX_DEPTH + " levels and " + MAX_LENGTH + " bytes are expected");
        } catch (JacksonException broken) {
            String place = broken.getLocation() == null
                    ? ""
                    : "line " + broken.getLocation().getLineNr() + ", column "
                            + broken.getLocation().getColumnNr() + ": ";
            throw refusal("is no JSON (" + place + broken.getOriginalMessage() + ")", JSON_EXPECTED);
        }
    }

    private JsonValue read(JsonParser parser) throws ScopeException {
        if (parser.nextToken() == null) {
            throw refusal("is empty", JSON_EXPECTED);
        }
        JsonValue document = value(parser, "");
        if (parser.nextToken() != null) {
            throw refusal("goes on after the end of the document", JSON_EXPECTED);
        }
        return document;
    }

    private JsonValue value(JsonParser parser, String path) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, path);
            case START_ARRAY -> list(parser, path);
            case VALUE_STRING -> new JsonText(path, parser.getString());
            default -> new JsonLiteral(path, parser.getString());
        };
    }

    private JsonObject object(JsonParser parser, String path) {
        Map<String, JsonValue> fields = new LinkedHashMap<>();
        for (String key = parser.nextName(); key != null; key = parser.nextName()) {
            parser.nextToken();
            String place = path.isEmpty() ? key : path + "." + key;
            if (fields.put(key, value(parser, place)) != null) {
                remarks.mistake(place, "stands twice", "each key once is expected");
            }
        }
        return new JsonObject(path, fields);
    }

    private JsonList list(JsonParser parser, String path) {
        List<JsonValue> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser, path + "[" + elements.size() + "]"));
        }
        return new JsonList(path, elements);
    }

    private ScopeException refusal(String problem, String remedy) {
        remarks.mistake("", problem, remedy);
        return remarks.refusal();
    }
}
