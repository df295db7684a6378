package io.vpcwhy.model.intent;

import io.vpcwhy.model.intent.YamlNode.Entry;
import io.vpcwhy.model.intent.YamlNode.Mapping;
import io.vpcwhy.model.intent.YamlNode.Scalar;
import io.vpcwhy.model.intent.YamlNode.Sequence;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML document, of which JSON is a part. Anchors, aliases and tags are refused: a file of intents needs none, and
 * with them a short file can be a very large document.
 */
final class YamlTreeReader {

    /** Far deeper than intents go. */
    private static final int DEEPEST = 16;

    private static final String DOCUMENT = "a file of intents in YAML or JSON";

    /** Written plainly, these are no text. */
    private static final Set<String> NOTHING = Set.of("null", "Null", "NULL", "~");

    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private final Iterator<Event> events;

    private YamlTreeReader(Iterator<Event> events) {
        this.events = events;
    }

    /** The document is not as it must be. */
    static final class Refusal extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final String problem;

        Refusal(int line, String problem) {
            super(problem);
            this.line = line;
            this.problem = problem;
        }

        String problem() {
            return problem;
        }

        /** From 1; 0 where it is not known. */
        int line() {
            return line;
        }
    }

    /**
     * The document of a stream; empty where there is none.
     *
     * @param language what it is called where it is not right: YAML or JSON
     * @throws Refusal where it is no YAML, or is more than plain values, lists and mappings
     */
    static Optional<YamlNode> read(InputStream content, String language) throws Refusal {
        try {
            return new YamlTreeReader(
                            new Parse(SETTINGS).parseInputStream(content).iterator())
                    .document();
        } catch (MarkedYamlEngineException broken) {
            Optional<Mark> mark = broken.getProblemMark().or(broken::getContextMark);
            String context = broken.getContext() == null ? "" : broken.getContext() + ": ";
            String problem = String.valueOf(broken.getProblem());
            throw new Refusal(
                    mark.map(YamlTreeReader::line).orElse(0),
                    "is no " + language + ": " + context + problem + "; " + expected(problem, context)
                            + " is expected");
        } catch (YamlEngineException broken) {
            boolean encoded = broken.getCause() instanceof CharacterCodingException;
            throw new Refusal(
                    0,
                    encoded
                            ? "is not in UTF-8; a file of intents in YAML or JSON, in UTF-8, is expected"
                            : "is no " + language + ": " + broken.getMessage() + "; " + DOCUMENT + " is expected");
        }
    }

    /** What would be right, as far as the parser's words for what is wrong tell. */
    private static String expected(String problem, String context) {
        if (problem.contains("TAB")) {
            return "a line that begins with spaces";
        }
        if (context.contains("quoted scalar")) {
            return "a value whose quotation mark is closed";
        }
        return problem.startsWith("expected '<document start>'") ? "nothing after the end of the document" : DOCUMENT;
    }

    private Optional<YamlNode> document() throws Refusal {
        Optional<YamlNode> document = Optional.empty();
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof NodeEvent) {
                if (document.isPresent()) {
                    throw new Refusal(line(event), "a second document begins; one document a file is expected");
                }
                document = Optional.of(node(event, 0));
            }
        }
        return document;
    }

    private YamlNode node(Event event, int depth) throws Refusal {
        refuseReferences(event);
        if (depth == DEEPEST) {
            throw new Refusal(line(event), "is nested deeper than intents are");
        }
        return switch (event.getEventId()) {
            case SequenceStart -> sequence(line(event), depth);
            case MappingStart -> mapping(line(event), depth);
            default -> scalar(event);
        };
    }

    private Sequence sequence(int line, int depth) throws Refusal {
        List<YamlNode> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, depth + 1));
        }
        return new Sequence(items, line);
    }

    private Mapping mapping(int line, int depth) throws Refusal {
        List<Entry> entries = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            if (!(node(next, depth + 1) instanceof Scalar key)) {
                throw new Refusal(line(next), "a key is a list or a mapping; a word is expected");
            }
            if (key.text().equals("<<")) {
                throw new Refusal(key.line(), "merge keys (<<) are not taken; the keys themselves are expected");
            }
            entries.add(new Entry(key.text(), key.line(), node(events.next(), depth + 1)));
        }
        return new Mapping(entries, line);
    }

    private static Scalar scalar(Event event) {
        ScalarEvent scalar = (ScalarEvent) event;
        boolean nothing = scalar.isPlain() && NOTHING.contains(scalar.getValue());
        return new Scalar(nothing ? "" : scalar.getValue(), line(event));
    }

    private static void refuseReferences(Event event) throws Refusal {
        if (event.getEventId() == Event.ID.Alias
                || ((NodeEvent) event).getAnchor().isPresent()) {
            throw new Refusal(
                    line(event), "anchors (&) and aliases (*) are not taken; write the value out, or quote it");
        }
        Optional<String> tag =
                event instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
        if (tag.isPresent()) {
            throw new Refusal(line(event), "tags (!) are not taken; write the value alone, or quote it");
        }
    }

    private static int line(Event event) {
        return event.getStartMark().map(YamlTreeReader::line).orElse(0);
    }

    private static int line(Mark mark) {
        return mark.getLine() + 1;
    }
}
