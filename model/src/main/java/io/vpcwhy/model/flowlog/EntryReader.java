package io.vpcwhy.model.flowlog;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes lines of entries, one after the other, for a header line holds for those that follow it. */
final class EntryReader {

    private static final String MESSAGE = "@message";
    private static final int NONE = -1;

    private final LineTokens tokens = new LineTokens();
    private final FormatChooser formats;
    private FlowLogShape.Container container = FlowLogShape.Container.EMPTY;
    private boolean commas;
    private int messageColumn = NONE;
    private List<String> keys = List.of();
    private FlowLogFormat formatOfKeys = FlowLogFormat.DEFAULT;

    EntryReader(FlowLogReadOptions options) {
        this.formats = new FormatChooser(options);
    }

    /** For lines whose columns are known by a look at those before them. */
    EntryReader(FlowLogReadOptions options, FlowLogFormat known, FlowLogShape.Origin origin) {
        this.formats = new FormatChooser(options, known, origin);
        this.container = FlowLogShape.Container.TEXT;
    }

    /** The columns that lines have now. */
    FlowLogFormat format() {
        return formats.format();
    }

    /** Whether values are split at commas now. */
    boolean byComma() {
        return commas;
    }

    FlowLogShape.Container container() {
        return container;
    }

    FlowLogShape.Origin origin() {
        return formats.origin();
    }

    boolean needsSample() {
        return formats.needsSample();
    }

    /**
     * Lets the first entries decide on the format.
     *
     * @throws FlowLogFormatException where they fit several
     */
    void sample(Iterable<Entry> entries) {
        List<LineTokens> lines = new ArrayList<>();
        FlowLogPlace first = null;
        for (Entry entry : entries) {
            if (!(entry instanceof Entry.Text text)) {
                continue;
            }
            LineTokens line = new LineTokens();
            try {
                split(text.text(), line);
            } catch (BadValueException e) {
                continue;
            }
            if (HeaderNames.areIn(line)) {
                break;
            }
            first = first == null ? entry.place() : first;
            lines.add(line);
        }
        if (first != null) {
            formats.sample(first, lines);
        }
    }

    /**
     * The line of an entry, or null for a header line.
     *
     * @throws FlowLogFormatException where the first entry already is of a kind that is not read
     */
    @Nullable
    FlowLogLine read(Entry entry) {
        boolean first = container == FlowLogShape.Container.EMPTY;
        container = first ? container(entry) : container;
        if (entry instanceof Entry.Text text) {
            return readText(text);
        }
        if (entry instanceof Entry.Named named) {
            return readNamed(named);
        }
        if (entry instanceof Entry.Broken broken) {
            return new FlowLogLine.Malformed(broken.place(), broken.text(), broken.problem());
        }
        if (entry instanceof Entry.Lost lost) {
            return new FlowLogLine.Malformed(lost.place(), lost.text(), lost.problem());
        }
        Entry.Foreign foreign = (Entry.Foreign) entry;
        if (first) {
            throw new FlowLogFormatException(foreign.place().toString(), foreign.problem());
        }
        return new FlowLogLine.Malformed(foreign.place(), "", foreign.problem());
    }

    private static FlowLogShape.Container container(Entry entry) {
        boolean timed = entry instanceof Entry.Text text && LinePrefix.end(text.text()) > 0;
        return timed && entry.container() == FlowLogShape.Container.TEXT
                ? FlowLogShape.Container.TIMED_TEXT
                : entry.container();
    }

    private @Nullable FlowLogLine readText(Entry.Text entry) {
        String text = entry.text();
        try {
            boolean byComma = split(text, tokens);
            if (isHeader(text, byComma)) {
                return null;
            }
            if (messageColumn != NONE && byComma && messageColumn < tokens.count()) {
                String message = tokens.value(messageColumn);
                tokens.splitBlanks(message, LinePrefix.end(message));
            }
            FlowLogRecord read = formats.read(tokens);
            return new FlowLogLine.Record(entry.place(), text, read, formats.warnings());
        } catch (BadValueException e) {
            return new FlowLogLine.Malformed(entry.place(), text, e.problem());
        }
    }

    /** Splits a line; returns whether at commas. */
    private boolean split(String text, LineTokens into) throws BadValueException {
        if (commas || text.charAt(0) == '"') {
            into.splitCommas(text);
            if (into.count() > 1) {
                return true;
            }
            String only = into.value(0); // a line of another kind, or one that stands in quotes
            into.splitBlanks(only, LinePrefix.end(only));
            return false;
        }
        into.splitBlanks(text, LinePrefix.end(text));
        if (into.count() == 1 && text.indexOf(',') >= 0) {
            into.splitCommas(text);
            return true;
        }
        return false;
    }

    /** Whether the line that was split is a header line, which then holds from here on. */
    private boolean isHeader(String text, boolean byComma) throws BadValueException {
        if (tokens.numbered()) {
            return false;
        }
        if (byComma || text.indexOf(',') < 0) {
            return takeHeader(byComma);
        }
        tokens.splitCommas(text); // a header line may have blanks after its commas
        if (takeHeader(true)) {
            return true;
        }
        tokens.splitBlanks(text, LinePrefix.end(text));
        return takeHeader(false);
    }

    /** Takes the tokens for the columns of the lines to come, if they are names. */
    private boolean takeHeader(boolean byComma) {
        int message = byComma ? columnOfMessage() : NONE;
        if (message == NONE && !HeaderNames.areIn(tokens)) {
            return false;
        }
        commas = byComma;
        messageColumn = message;
        if (container == FlowLogShape.Container.TEXT && byComma) {
            container = FlowLogShape.Container.CSV;
        }
        if (message == NONE) {
            formats.header(HeaderNames.format(tokens));
        }
        return true;
    }

    private int columnOfMessage() {
        for (int i = 0; i < tokens.count(); i++) {
            if (tokens.value(i).equals(MESSAGE)) {
                return i;
            }
        }
        return NONE;
    }

    private FlowLogLine readNamed(Entry.Named entry) {
        if (!keys.equals(entry.names())) {
            formatOfKeys = HeaderNames.format(entry.names());
            keys = entry.names();
        }
        tokens.join(entry.values());
        try {
            FlowLogRecord read = formats.readNamed(formatOfKeys, tokens);
            return new FlowLogLine.Record(entry.place(), read.toString(), read, formats.warnings());
        } catch (BadValueException e) {
            return new FlowLogLine.Malformed(entry.place(), tokens.text(), e.problem());
        }
    }
}
