package io.vpcwhy.model.json;

import io.vpcwhy.model.json.JsonValue.JsonList;
import io.vpcwhy.model.json.JsonValue.JsonLiteral;
import io.vpcwhy.model.json.JsonValue.JsonObject;
import io.vpcwhy.model.json.JsonValue.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads the one JSON document of a file. */
public final class JsonTreeReader {

    private static final int MAX_DEPTH = 100;

    /** What the parser says to those who program it. */
    private static final Pattern ASIDE =
            Pattern.compile(": maybe a .*|: was expecting .*| \\(start marker .*|, from `[^`]*`", Pattern.DOTALL);

    /**
     * What kind of document is read.
     *
     * @param name such as {@code a scope}
     * @param expected what is expected where a file is no such document, as a sentence without its end
     * @param maxLength in bytes
     */
    public record Kind(String name, String expected, int maxLength) {}

    private final Kind kind;
    private final JsonRemarks remarks;

    public JsonTreeReader(Kind kind, JsonRemarks remarks) {
        this.kind = kind;
        this.remarks = remarks;
    }

    /**
     * Reads all of a stream. A key that stands twice in one object is a mistake.
     *
     * @return empty where nothing can be made of it, content that breaks off or is no JSON: a mistake as well
     */
    public Optional<JsonValue> read(InputStream content) throws IOException {
        try (JsonParser parser = factory().createParser(ObjectReadContext.empty(), content)) {
            return read(parser);
        } catch (JacksonIOException broken) {
            throw broken.getCause();
        } catch (StreamConstraintsException exceeded) {
            remarks.broken(
                    line(exceeded),
                    "exceeds what " + kind.name() + " needs: " + said(exceeded),
                    "at most " + MAX_DEPTH + " levels and " + kind.maxLength() + " bytes are expected");
        } catch (JacksonException broken) {
            String place = broken.getLocation() == null
                    ? ""
                    : "line " + broken.getLocation().getLineNr() + ", column "
                            + broken.getLocation().getColumnNr() + ": ";
            remarks.broken(line(broken), "is no JSON (" + place + said(broken) + ")", kind.expected());
        }
        return Optional.empty();
    }

    private JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxDocumentLength(kind.maxLength())
                        .build())
                .build();
    }

    /** What the parser says, without what concerns its caller alone. */
    private static String said(JacksonException broken) {
        return ASIDE.matcher(broken.getOriginalMessage()).replaceAll("");
    }

    private static int line(JacksonException broken) {
        return broken.getLocation() == null
                ? 0
                : Math.max(0, broken.getLocation().getLineNr());
    }

    private Optional<JsonValue> read(JsonParser parser) {
        if (parser.nextToken() == null) {
            remarks.mistake("", "is empty", kind.expected());
            return Optional.empty();
        }
        JsonValue document = value(parser, "");
        if (parser.nextToken() != null) {
            remarks.broken(line(parser), "goes on after the end of the document", kind.expected());
            return Optional.empty();
        }
        return Optional.of(document);
    }

    private static int line(JsonParser parser) {
        return parser.currentTokenLocation().getLineNr();
    }

    private JsonValue value(JsonParser parser, String path) {
        remarks.place(path, line(parser));
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
}
