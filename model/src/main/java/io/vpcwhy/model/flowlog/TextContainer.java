package io.vpcwhy.model.flowlog;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Physical lines: each a record or a header line, or a JSON text of its own. Blank lines are passed over. */
final class TextContainer implements Container {

    private final String source;
    private final PhysicalLines lines;
    private final Queue<Entry> inLine = new ArrayDeque<>();
    private long controlMessages;
    private boolean ended;

    TextContainer(String source, InputStream in) {
        this.source = source;
        this.lines = new PhysicalLines(in);
    }

    @Override
    public @Nullable Entry next() throws IOException {
        while (!ended || !inLine.isEmpty()) {
            Entry entry = inLine.isEmpty() ? nextLine() : inLine.poll();
            if (entry != null) {
                return entry;
            }
        }
        return null;
    }

    @Override
    public long controlMessages() {
        return controlMessages;
    }

    /** The entry of the next line; null where it is blank, holds JSON, or is none. */
    private @Nullable Entry nextLine() throws IOException {
        String line = lines.next();
        Optional<LogDamage> damage = lines.damage().filter(any -> line == null || !any.allRead());
        if (damage.isPresent()) {
            ended = true;
            // A line that broke off might still look like a record, with a number cut short.
            String text = line == null ? "" : line;
            return new Entry.Lost(
                    place(Math.max(1, lines.number())),
                    FlowLogShape.Container.TEXT,
                    text,
                    damage.get().atTheEnd());
        }
        if (line == null) {
            ended = true;
            return null;
        }
        String text = strip(line);
        if (text.isEmpty()) {
            return null;
        }
        FlowLogPlace place = place(lines.number());
        if (lines.tooLong()) {
            String problem = "the line has " + lines.length() + " bytes; a line of a flow log has at most "
                    + PhysicalLines.MAX_LENGTH;
            return new Entry.Broken(place, FlowLogShape.Container.TEXT, text, problem);
        }
        if (text.charAt(0) == '{' || text.charAt(0) == '[') {
            return json(place, text);
        }
        return new Entry.Text(place, FlowLogShape.Container.TEXT, text);
    }

    /** The first entry of a line of JSON, the others being kept; null where it has none. */
    private @Nullable Entry json(FlowLogPlace place, String text) {
        JsonContainer json = JsonContainer.ofText(place, text);
        for (Entry entry = json.next(); entry != null; entry = json.next()) {
            inLine.add(entry);
        }
        if (json.isBroken() && text.charAt(0) == '[') {
            inLine.clear(); // text may stand in brackets, too
            return new Entry.Text(place, FlowLogShape.Container.TEXT, text);
        }
        controlMessages += json.controlMessages();
        return inLine.poll();
    }

    private FlowLogPlace place(long line) {
        return new FlowLogPlace(source, line, "");
    }

    /** Takes off blanks, and the byte order mark that concatenated files have at any of their lines. */
    private static String strip(String line) {
        boolean marked = !line.isEmpty() && line.charAt(0) == '\uFEFF';
        return marked ? line.substring(1).strip() : line.strip();
    }
}
