package io.vpcwhy.model.snapshot;

import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * Walks a JSON document. Objects and arrays are gone through as {@code for (in.object(); in.nextField(); )} and
 * {@code for (in.array(); in.nextElement(); )}; in their bodies each value is read by one typed method or skipped. Null
 * fields and elements are passed over: AWS's JSON means absence by them. What has the wrong type is an error that names
 * the place.
 */
final class JsonCursor {

    private final JsonParser parser;
    private final String file;
    private final String above;
    private final StringPool strings = new StringPool();
    private String field = "";
    private String addressText = "";
    private IpAddress address = IpAddress.ofIpv4(0);

    JsonCursor(JsonParser parser, String file) {
        this(parser, file, "");
    }

    /** @param above the place of the document itself, where it stands in a string of another one */
    private JsonCursor(JsonParser parser, String file, String above) {
        this.parser = parser;
        this.file = file;
        this.above = above;
    }

    /** Moves to the next document of the file; whether there is one. */
    boolean nextDocument() {
        return parser.nextToken() != null;
    }

    boolean atObject() {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    boolean atArray() {
        return parser.currentToken() == JsonToken.START_ARRAY;
    }

    /** Enters an object. */
    void object() throws SnapshotException {
        if (!atObject()) {
            throw wrongType("an object");
        }
    }

    /** Moves to the next field that is not null; false at the object's end. */
    boolean nextField() {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            if (parser.nextToken() != JsonToken.VALUE_NULL) {
                field = name;
                return true;
            }
        }
        return false;
    }

    /** The name of the field at hand, until a nested object is entered. */
    String field() {
        return field;
    }

    /** Enters an array. */
    void array() throws SnapshotException {
        if (!atArray()) {
            throw wrongType("a list");
        }
    }

    /** Moves to the next element that is not null; false at the array's end. */
    boolean nextElement() {
        JsonToken token = parser.nextToken();
        while (token == JsonToken.VALUE_NULL) {
            token = parser.nextToken();
        }
        return token != JsonToken.END_ARRAY;
    }

    /** Passes over the value, whatever it is. */
    void skip() {
        parser.skipChildren();
    }

    /** A string that is there; a number as its digits. */
    Optional<String> told() throws SnapshotException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType("a string");
        }
        return strings.get(parser.getStringCharacters(), parser.getStringOffset(), parser.getStringLength());
    }

    /** A string; a number as its digits. */
    String string() throws SnapshotException {
        return told().orElseThrow();
    }

    /** The id of the resource itself, which hardly repeats: looking for it among the strings read before is in vain. */
    String id() throws SnapshotException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
            throw wrongType("an id");
        }
        return notEmpty(parser.getString());
    }

    /** A string that names something and so is not empty. */
    String name() throws SnapshotException {
        return notEmpty(string());
    }

    /** The document that the string at hand holds, at its beginning. */
    JsonCursor documentInString() throws SnapshotException {
        JsonCursor document = new JsonCursor(DocumentReader.parser(name()), file, path());
        if (!document.nextDocument()) {
            throw wrong("holds nothing", "a JSON document in a string is expected");
        }
        return document;
    }

    private String notEmpty(String value) throws SnapshotException {
        if (value.isEmpty()) {
            throw wrong("is empty", "an id is expected");
        }
        return value;
    }

    /**
     * The value whose AWS name stands here.
     *
     * @param all the values that may stand here, of which {@code toString} is the AWS name
     * @param what they are, such as {@code block mode}
     */
    <T extends Enum<T>> T oneOf(T[] all, String what) throws SnapshotException {
        String told = string();
        for (T value : all) {
            if (value.toString().equals(told)) {
                return value;
            }
        }
        String names = Stream.of(all).map(T::toString).collect(Collectors.joining(", "));
        int last = names.lastIndexOf(", ");
        throw wrong(
                SnapshotException.quoted(told) + " is no " + what,
                names.substring(0, last) + " or " + names.substring(last + 2) + " is expected");
    }

    /** A whole number within bounds; also where it stands in quotes. */
    int integer(int least, int greatest) throws SnapshotException {
        JsonToken token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_STRING) {
            throw wrongType("a number from " + least + " to " + greatest);
        }
        String digits = parser.getString();
        Integer value = parse(digits);
        if (value == null || value < least || value > greatest) {
            throw wrong(
                    SnapshotException.quoted(digits) + " is out of place",
                    "a number from " + least + " to " + greatest + " is expected");
        }
        return value;
    }

    private static @Nullable Integer parse(String digits) {
        try {
            return Integer.valueOf(digits);
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    /** True or false; also where it stands in quotes. */
    boolean bool() throws SnapshotException {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_STRING -> {
                String text = parser.getString();
                if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
                    yield text.equalsIgnoreCase("true");
                }
                throw wrongType("true or false");
            }
            default -> throw wrongType("true or false");
        };
    }

    /** One address of either family. */
    IpAddress address() throws SnapshotException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw wrongType("an IP address");
        }
        // AWS tells each interface's first address two times.
        String text = parser.getString();
        if (!text.equals(addressText)) {
            Optional<IpAddress> parsed = IpAddress.tryParse(text);
            if (parsed.isEmpty()) {
                throw wrong(
                        SnapshotException.quoted(text) + " is no IP address",
                        "an address such as 10.0.0.5 or 2001:db8::5 is expected");
            }
            addressText = text;
            address = parsed.get();
        }
        return address;
    }

    /** A block of addresses of either family. */
    Cidr cidr() throws SnapshotException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw wrongType("a CIDR block");
        }
        String text = parser.getString();
        Optional<Cidr> cidr = Cidr.tryParse(text);
        if (cidr.isEmpty()) {
            throw wrong(
                    SnapshotException.quoted(text) + " is no CIDR block",
                    "a block such as 10.0.0.0/16 or 2001:db8::/56 is expected");
        }
        return cidr.get();
    }

    /** A list of ids. */
    List<String> names() throws SnapshotException {
        List<String> names = new ArrayList<>();
        for (array(); nextElement(); ) {
            names.add(name());
        }
        return names;
    }

    /** One string field of each object in a list, such as the ids in {@code [{"GroupId": "sg-1"}]}. */
    List<String> namesUnder(String key) throws SnapshotException {
        // Nearly always there are one or two, and there are very many of these lists.
        @Nullable String first = null;
        @Nullable String second = null;
        List<String> more = List.of();
        for (array(); nextElement(); ) {
            String name = required(nameUnder(key), key);
            if (first == null) {
                first = name;
            } else if (second == null) {
                second = name;
            } else {
                more = more.isEmpty() ? new ArrayList<>(List.of(first, second)) : more;
                more.add(name);
            }
        }
        if (first == null || !more.isEmpty()) {
            return more;
        }
        return second == null ? List.of(first) : List.of(first, second);
    }

    /** One string field of an object, such as {@code {"Code": "active"}}; null where the object lacks it. */
    @Nullable
    String nameUnder(String key) throws SnapshotException {
        String name = null;
        for (object(); nextField(); ) {
            if (field().equals(key)) {
                name = name();
            } else {
                skip();
            }
        }
        return name;
    }

    /** The value of a field that the object just read must have. */
    <T> T required(@Nullable T value, String field) throws SnapshotException {
        if (value == null) {
            throw new SnapshotException(file, path(), field + " is missing", "the object needs it");
        }
        return value;
    }

    /** Number of line ends up to here. */
    int linesPassed() {
        return parser.currentLocation().getLineNr() - 1;
    }

    /** The line on which the value at hand begins, from 1. */
    int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    /** The place at hand, such as {@code NetworkInterfaces[3].PrivateIpAddress}. */
    String path() {
        StringBuilder path = new StringBuilder(above);
        appendPath(path, parser.streamReadContext());
        return path.toString();
    }

    private static void appendPath(StringBuilder path, @Nullable TokenStreamContext context) {
        if (context == null || context.inRoot()) {
            return;
        }
        appendPath(path, context.getParent());
        if (context.inArray() && context.hasCurrentIndex()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.inObject() && context.hasCurrentName()) {
            path.append(path.length() == 0 ? "" : ".").append(context.currentName());
        }
    }

    /** An error about the value at hand. */
    SnapshotException wrong(String problem, String remedy) {
        return new SnapshotException(file, path(), problem, remedy);
    }

    /** An error about one field of the object just read. */
    SnapshotException wrongField(String field, String problem, String remedy) {
        String path = path();
        return new SnapshotException(file, path.isEmpty() ? field : path + "." + field, problem, remedy);
    }

    private SnapshotException wrongType(String expected) {
        String found = switch (parser.currentToken()) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_NULL -> "null";
            default -> SnapshotException.quoted(parser.getString());
        };
        return wrong("found " + found, expected + " is expected");
    }
}
