package io.vpcwhy.model.flowlog;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/**
 * JSON documents, one or several after another: answers of CloudWatch Logs, what its subscriptions and Firehose deliver,
 * and objects with a value for each field. They are read token by token, so that the size of a document does not matter.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html">
 *     FilterLogEvents</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html">
 *     GetQueryResults</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html">Subscriptions</a>
 */
final class JsonContainer implements Container {

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(100)
                    .maxStringLength(PhysicalLines.MAX_LENGTH)
                    .maxNameLength(2000)
                    .maxNumberLength(1000)
                    .build())
            .build();

    /** Levels at which records are looked for: document, results, row, pair, and one to spare. */
    private static final int MAX_LEVELS = 5;

    private static final String CONTROL_MESSAGE = "CWL CONTROL MESSAGE";

    private final FlowLogPlace start;
    private final boolean inText;
    private final int messageDepth;
    private final JsonParser parser;
    private final Deque<JsonLevel> levels = new ArrayDeque<>();
    private final Queue<Entry> ready = new ArrayDeque<>();
    private FlowLogShape.Container container = FlowLogShape.Container.JSON_OBJECTS;
    private long controlMessages;
    private boolean ended;
    private boolean broken;

    private JsonContainer(FlowLogPlace start, boolean inText, int messageDepth, Reader reader) {
        this.start = start;
        this.inText = inText;
        this.messageDepth = messageDepth;
        this.parser = FACTORY.createParser(ObjectReadContext.empty(), reader);
    }

    /** The documents of a whole source. */
    static JsonContainer ofSource(String source, Reader reader) {
        return new JsonContainer(new FlowLogPlace(source, 1, ""), false, 0, reader);
    }

    /** The documents of a text that stands at that place. */
    static JsonContainer ofText(FlowLogPlace place, String text) {
        return new JsonContainer(place, true, 0, new StringReader(text));
    }

    @Override
    public @Nullable Entry next() {
        while (ready.isEmpty() && !ended) {
            try {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    ended = true;
                } else {
                    take(token);
                }
            } catch (JacksonException e) {
                ended = true;
                broken = true;
                ready.add(broken(e));
            }
        }
        return ready.poll();
    }

    @Override
    public long controlMessages() {
        return controlMessages;
    }

    /**
     * Whether a text is the beginning of JSON that goes on: neither complete in itself nor something else.
     */
    static boolean isBeginning(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), new StringReader(text))) {
            while (parser.nextToken() != null) {
                // only how it ends matters
            }
            return false;
        } catch (UnexpectedEndOfInputException e) {
            return true;
        } catch (StreamReadException e) {
            // Within an array or object Jackson says so by the message alone.
            return e.getOriginalMessage().startsWith("Unexpected end-of-input");
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Whether the documents have turned out not to be JSON to their end. */
    boolean isBroken() {
        return broken;
    }

    private void take(JsonToken token) {
        switch (token) {
            case START_OBJECT, START_ARRAY -> descend(token == JsonToken.START_ARRAY);
            case END_OBJECT -> endObject(levels.pop());
            case END_ARRAY -> endArray(levels.pop());
            case PROPERTY_NAME -> levels.element().field(parser.currentName());
            default -> scalar(token);
        }
    }

    private void descend(boolean array) {
        JsonLevel parent = levels.peek();
        if (parent == null) {
            levels.push(new JsonLevel(array, start.path(), line()));
        } else if (parent.isArray()) {
            descendInArray(array, parent);
        } else if (array && parent.field().equals("logEvents") && isControl(parent)) {
            controlMessages++;
            parent.open();
            parser.skipChildren();
        } else if (levels.size() < MAX_LEVELS && holdsRecords(parent.field(), array)) {
            parent.open();
            levels.push(new JsonLevel(array, parent.nextPath(), line()));
        } else {
            parent.passOver();
            parser.skipChildren();
        }
    }

    private void descendInArray(boolean array, JsonLevel parent) {
        String path = parent.nextPath();
        if (levels.size() < MAX_LEVELS) {
            levels.push(new JsonLevel(array, path, line()));
        } else {
            ready.add(broken(path, line(), "it is nested deeper than any record of a flow log"));
            parser.skipChildren();
        }
    }

    private boolean holdsRecords(String field, boolean array) {
        if (!array) {
            return isMessage(field);
        }
        switch (field) {
            case "events" -> container = FlowLogShape.Container.LOG_EVENTS;
            case "logEvents" -> container = FlowLogShape.Container.SUBSCRIPTION;
            case "results" -> container = FlowLogShape.Container.INSIGHTS_RESULTS;
            default -> {
                return false;
            }
        }
        return true;
    }

    private void scalar(JsonToken token) {
        String value = token == JsonToken.VALUE_NULL ? "-" : JsonNumber.plain(token, parser.getString());
        JsonLevel level = levels.peek();
        if (level == null) {
            ready.add(broken(start.path(), line(), "a single JSON value is no record"));
        } else if (!level.isArray()) {
            level.add(level.field(), value);
            if (isMessage(level.field())) {
                level.moveTo(line());
            }
        } else {
            String path = level.nextPath();
            if (token == JsonToken.VALUE_STRING) {
                message(value, path, line());
            } else {
                ready.add(broken(path, line(), Excerpt.quoted(value) + " is no record"));
            }
        }
    }

    private void endObject(JsonLevel level) {
        JsonLevel parent = levels.peek();
        if (parent != null && parent.isArray() && level.isPair()) {
            parent.add(level.value("field"), level.has("value") ? level.value("value") : "-");
            container = FlowLogShape.Container.INSIGHTS_RESULTS;
        } else {
            event(level);
        }
    }

    private void endArray(JsonLevel level) {
        if (!level.names().isEmpty()) {
            event(level);
        }
    }

    /** Makes an entry of an object, or of the pairs of an array. */
    private void event(JsonLevel level) {
        String message = level.has("@message") ? "@message" : "message";
        if (level.isOpened()) {
            return;
        }
        if (level.isOverfull()) {
            ready.add(broken(level.path(), level.line(), "it has more fields than any record of a flow log"));
        } else if (level.has(message)) {
            String path = level.path().isEmpty() ? message : level.path() + "." + message;
            container =
                    container == FlowLogShape.Container.JSON_OBJECTS ? FlowLogShape.Container.JSON_MESSAGES : container;
            message(level.value(message), path, level.line());
        } else if (level.has("class_uid") || level.nested().contains("src_endpoint")) {
            ready.add(new Entry.Foreign(
                    place(level.path(), level.line()),
                    container,
                    "this is OCSF, as of Security Lake, which this version does not read;"
                            + " use the files that the flow log itself delivers"));
        } else if (HeaderNames.areThoseOfARecord(level.names())) {
            ready.add(new Entry.Named(
                    place(level.path(), level.line()),
                    container,
                    List.copyOf(level.names()),
                    List.copyOf(level.values())));
        } else {
            ready.add(broken(level.path(), level.line(), foreign(level)));
        }
    }

    private static String foreign(JsonLevel level) {
        List<String> names = new ArrayList<>(level.names());
        names.addAll(level.nested());
        StringBuilder problem = new StringBuilder("the JSON object has ");
        for (int i = 0; i < Math.min(names.size(), 5); i++) {
            problem.append(i == 0 ? "" : ", ").append(Excerpt.quoted(names.get(i)));
        }
        return problem.append(names.isEmpty() ? "nothing" : names.size() > 5 ? ", ..." : "")
                .append("; a record has a 'message', or its fields such as 'srcaddr' and 'dstaddr'")
                .toString();
    }

    /** Makes entries of a message: as a rule one line, with a line end where Firehose was told to add it. */
    private void message(String text, String path, long line) {
        if (text.startsWith(CONTROL_MESSAGE)) {
            controlMessages++;
            return;
        }
        FlowLogPlace place = place(path, line);
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r') {
                messageLine(text.substring(start, i).strip(), place);
                start = i + 1;
            }
        }
    }

    private void messageLine(String text, FlowLogPlace place) {
        if (text.isEmpty()) {
            return;
        }
        if (text.charAt(0) != '{' || messageDepth > 0) {
            ready.add(new Entry.Text(place, container, text));
            return;
        }
        JsonContainer inMessage = new JsonContainer(place, true, messageDepth + 1, new StringReader(text));
        for (Entry entry = inMessage.next(); entry != null; entry = inMessage.next()) {
            ready.add(entry);
        }
        controlMessages += inMessage.controlMessages();
    }

    private static boolean isMessage(String field) {
        return field.equals("message") || field.equals("@message");
    }

    private static boolean isControl(JsonLevel level) {
        return level.has("messageType") && level.value("messageType").equals("CONTROL_MESSAGE");
    }

    private long line() {
        return inText ? start.line() : Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private FlowLogPlace place(String path, long line) {
        return new FlowLogPlace(start.source(), line, path);
    }

    private Entry broken(String path, long line, String problem) {
        return new Entry.Broken(place(path, line), container, "", problem);
    }

    private Entry broken(JacksonException e) {
        JsonLevel level = levels.peek();
        String path = level == null ? start.path() : level.path();
        long line = inText || e.getLocation() == null
                ? start.line()
                : Math.max(1, e.getLocation().getLineNr());
        if (e.getCause() instanceof GzipDamageException gzip) {
            return lost(path, line, gzip.damage().atTheEnd());
        }
        if (e.getCause() instanceof IOException) {
            throw new UncheckedIOException(start.source() + " cannot be read", (IOException) e.getCause());
        }
        long column = e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
        return lost(
                path,
                line,
                "the JSON is broken at column " + column + ": " + Excerpt.of(e.getOriginalMessage(), 200)
                        + (inText ? "" : "; nothing after it could be read"));
    }

    /** What is broken in a line is that line's; what is broken in a document ends it. */
    private Entry lost(String path, long line, String problem) {
        return inText ? broken(path, line, problem) : new Entry.Lost(place(path, line), container, "", problem);
    }
}
