package io.vpcwhy.model.flowlog;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Decides which columns a line has: those of the header line before it, else those the caller states, else those of the
 * one fallback that the first lines fit, else the default format for a line that fits it. Neither the number of values
 * nor the version alone decides, for many formats share them.
 */
final class FormatChooser {

    private static final String HELP = "; pass the flow log's LogFormat with --log-format";

    private final RecordParser parser = new RecordParser();
    private final FlowLogReadOptions options;
    private @Nullable FlowLogFormat known;
    private FlowLogShape.Origin origin = FlowLogShape.Origin.UNKNOWN;
    private List<String> ofHeader = List.of();
    private List<String> warnings = List.of();

    FormatChooser(FlowLogReadOptions options) {
        this.options = options;
        if (options.format().isPresent()) {
            known = options.format().get();
            origin = FlowLogShape.Origin.OPTION;
        }
    }

    /** For lines whose columns are known by a look at those before them. */
    FormatChooser(FlowLogReadOptions options, FlowLogFormat known, FlowLogShape.Origin origin) {
        this(options);
        this.known = origin == FlowLogShape.Origin.DEFAULT ? null : known;
        this.origin = origin;
    }

    FlowLogShape.Origin origin() {
        return origin;
    }

    /** The columns that lines have now; of the default format, where nothing else is known. */
    FlowLogFormat format() {
        return known == null ? FlowLogFormat.DEFAULT : known;
    }

    /** Whether the first lines have to be seen before any of them can be read. */
    boolean needsSample() {
        return known == null && !options.fallbacks().isEmpty();
    }

    /** From here on lines have the columns of a header line. */
    void header(FlowLogFormat format) {
        boolean differs =
                options.format().isPresent() && !options.format().get().equals(format);
        ofHeader = differs
                ? List.of("the header line before this one names other columns than --log-format;"
                        + " the header line is followed")
                : List.of();
        known = format;
        origin = FlowLogShape.Origin.HEADER;
    }

    /** What is odd about the record that was read last. */
    List<String> warnings() {
        return warnings;
    }

    /**
     * Reads a line.
     *
     * @throws BadValueException where its columns are not known, or its values do not fit them
     */
    FlowLogRecord read(LineTokens tokens) throws BadValueException {
        if (known == null) {
            return readDefault(tokens);
        }
        try {
            FlowLogRecord read = parser.parse(known, tokens);
            warnings = joined(ofHeader, parser.warnings());
            ofHeader = List.of();
            return read;
        } catch (BadValueException e) {
            throw new BadValueException(e.problem() + " (" + origin.description() + ")");
        }
    }

    /** Reads values whose columns are known of themselves. */
    FlowLogRecord readNamed(FlowLogFormat format, LineTokens tokens) throws BadValueException {
        origin = FlowLogShape.Origin.KEYS;
        FlowLogRecord read = parser.parse(format, tokens);
        warnings = parser.warnings();
        return read;
    }

    private static List<String> joined(List<String> before, List<String> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return before.isEmpty() ? after : before;
        }
        List<String> all = new ArrayList<>(before);
        all.addAll(after);
        return all;
    }

    private FlowLogRecord readDefault(LineTokens tokens) throws BadValueException {
        int columns = FlowLogFormat.DEFAULT.columns().size();
        String none = options.fallbacks().isEmpty()
                ? "there is no header line"
                : "there is no header line," + " the lines do not fit any flow log of the snapshot";
        if (tokens.count() != columns) {
            throw new BadValueException(none + ", and the line has " + tokens.countInWords()
                    + " where the default format has " + columns + HELP);
        }
        try {
            FlowLogRecord read = parser.parse(FlowLogFormat.DEFAULT, tokens);
            requireDefault(read);
            origin = FlowLogShape.Origin.DEFAULT;
            warnings = parser.warnings();
            return read;
        } catch (BadValueException e) {
            throw new BadValueException(none + ", and the line does not fit the default format: " + e.problem() + HELP);
        }
    }

    /** A format of other fields may have values of the same types; its version or its ids then give it away. */
    private static void requireDefault(FlowLogRecord read) throws BadValueException {
        OptionalInt version = read.version();
        if (version.isEmpty() || version.getAsInt() != FlowLogFormat.DEFAULT.version()) {
            throw new BadValueException("value 1 (version): it is not 2, which the default format always has");
        }
        if (!IdShape.allFit(read)) {
            throw new BadValueException("the account or interface id is not one");
        }
    }

    /**
     * Decides for one of the fallbacks if at least half of these lines fit it and no other so well.
     *
     * @throws FlowLogFormatException where they fit several
     */
    void sample(FlowLogPlace first, List<LineTokens> lines) {
        List<FlowLogFormat> fitting = new ArrayList<>();
        List<FlowLogFormat> fittingVersion = new ArrayList<>();
        for (FlowLogFormat format : new LinkedHashSet<>(options.fallbacks())) {
            int fits = 0;
            int versions = 0;
            for (LineTokens line : lines) {
                OptionalInt version = versionIfFit(format, line);
                fits += version.isPresent() ? 1 : 0;
                versions += version.isPresent() && version.getAsInt() == format.version() ? 1 : 0;
            }
            if (fits > 0 && fits * 2 >= lines.size()) {
                fitting.add(format);
                if (versions == fits) {
                    fittingVersion.add(format);
                }
            }
        }
        List<FlowLogFormat> chosen = fitting.size() > 1 && !fittingVersion.isEmpty() ? fittingVersion : fitting;
        if (chosen.size() > 1) {
            throw new FlowLogFormatException(
                    first.toString(),
                    "there is no header line, and the lines fit " + chosen.size()
                            + " flow logs of the snapshot that have different formats, as " + chosen.get(0) + " and "
                            + chosen.get(1) + HELP);
        }
        if (chosen.size() == 1) {
            known = chosen.get(0);
            origin = FlowLogShape.Origin.SNAPSHOT;
        }
    }

    /** The version that the line states, 0 for none, if it fits the format; else empty. */
    private OptionalInt versionIfFit(FlowLogFormat format, LineTokens line) {
        if (line.count() != format.columns().size()) {
            return OptionalInt.empty();
        }
        try {
            FlowLogRecord read = parser.parse(format, line);
            return IdShape.allFit(read) ? OptionalInt.of(read.version().orElse(0)) : OptionalInt.empty();
        } catch (BadValueException e) {
            return OptionalInt.empty();
        }
    }
}
