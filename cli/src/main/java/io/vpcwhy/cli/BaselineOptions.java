package io.vpcwhy.cli;

import io.vpcwhy.cli.render.BaselineDocument;
import io.vpcwhy.model.baseline.Acceptance;
import io.vpcwhy.model.baseline.Baseline;
import io.vpcwhy.model.baseline.BaselineException;
import io.vpcwhy.model.baseline.BaselineReader;
import io.vpcwhy.model.json.JsonRemark;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.baseline.BaselineComparison;
import io.vpcwhy.simulator.baseline.BaselineEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which findings are known and accepted, and which make the exit status. */
final class BaselineOptions {

    /** The findings for which the exit status is 1. */
    enum FailOn {
        NEW,
        ANY,
        NONE
    }

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Findings that are known and accepted: what is not in it, or not any more, is new.")
    private @Nullable Path baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description =
                    "Accept all findings of this run: entries of --baseline that hold stay as they are, and for the"
                            + " others --reason, --owner and --expires are needed. It may be the same file.")
    private @Nullable Path writeBaseline;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why --write-baseline accepts what is new.")
    private @Nullable String reason;

    @Option(names = "--owner", paramLabel = "NAME", description = "Who answers for what --write-baseline accepts.")
    private @Nullable String owner;

    @Option(
            names = "--expires",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "The last day on which it is accepted, such as 2027-02-28.")
    private @Nullable LocalDate expires;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = DateConverter.class,
            description = "The day on which entries hold or have expired. Default: today, in UTC.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--fail-on",
            paramLabel = "new|any|none",
            description = "Exit status 1 for findings that are not accepted, for any, or for none; with none,"
                    + " intents that do not hold pass too. Default: new.",
            defaultValue = "new")
    private FailOn failOn = FailOn.NEW;

    private final Clock clock;

    /** @param clock tells which day it is */
    BaselineOptions(Clock clock) {
        this.clock = clock;
    }

    /** Reads {@code 2027-02-28}. */
    static final class DateConverter implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String value) {
            return BaselineReader.date(value)
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is no date such as 2027-02-28"));
        }
    }

    /** Whether findings are held against a baseline. */
    boolean compared() {
        return baseline != null;
    }

    /** Whether a baseline is read or written. */
    boolean used() {
        return baseline != null || writeBaseline != null;
    }

    /** The file to read, where one was named. */
    Optional<Path> input() {
        return Optional.ofNullable(baseline);
    }

    /** The file to write, where one was named. */
    Optional<NamedFile> output() {
        return Optional.ofNullable(writeBaseline).map(path -> new NamedFile("--write-baseline " + path, path));
    }

    /**
     * Refuses options that mean nothing without others.
     *
     * @throws CommandLine.ParameterException where there are some
     */
    void requireSense(CommandLine line) {
        if (writeBaseline == null && (reason != null || owner != null || expires != null)) {
            throw new CommandLine.ParameterException(
                    line, "--reason, --owner and --expires are for --write-baseline, which was not given");
        }
    }

    /**
     * What findings are held against.
     *
     * @throws InputException where the baseline cannot be read, with all of its mistakes
     */
    BaselineComparison comparison(Snapshot snapshot) {
        return new BaselineComparison(snapshot, read(), today());
    }

    private Baseline read() {
        if (baseline == null) {
            return Baseline.NOTHING;
        }
        try {
            return BaselineReader.read(baseline);
        } catch (BaselineException mistaken) {
            throw new InputException(
                    mistaken.mistakes().stream().map(JsonRemark::withLine).toList());
        }
    }

    LocalDate today() {
        return asOf != null ? asOf : LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }

    /**
     * Writes the new baseline, where that was asked for.
     *
     * @throws InputException where it is not said why what is new is accepted, by whom and until when
     */
    void write(BaselineComparison compared) throws IOException {
        Optional<NamedFile> file = output();
        if (file.isPresent()) {
            Optional<Acceptance> acceptance =
                    compared.hasUnaccepted() ? Optional.of(acceptance(file.get())) : Optional.empty();
            List<BaselineEntry> entries = compared.renewed(acceptance);
            file.get().replace(out -> new BaselineDocument(out).write(entries));
        }
    }

    private Acceptance acceptance(NamedFile file) {
        if (reason == null || owner == null || expires == null || reason.isBlank() || owner.isBlank()) {
            throw new InputException(file.option()
                    + ": there are findings that no entry accepts today; --reason, --owner and --expires are required");
        }
        Acceptance acceptance = new Acceptance(reason, owner, expires);
        if (acceptance.isExpired(today())) {
            throw new InputException("--expires " + expires + ": is over; a day from " + today() + " on is expected");
        }
        return acceptance;
    }

    /**
     * Whether findings make the exit status 1.
     *
     * @param counting whether there are some that nobody accepts
     * @param any whether there are some at all
     */
    boolean fails(boolean counting, boolean any) {
        return switch (failOn) {
            case NEW -> counting;
            case ANY -> any;
            case NONE -> false;
        };
    }
}
