package io.vpcwhy.cli;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which records of a log are asked for, for every command that reads logs. */
final class SelectionOptions {

    private static final Pattern AGO = Pattern.compile("(\\d{1,9})([smhdw])");

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only records that ended at this time or later: 2025-11-20, 2025-11-20T10:15 (UTC),"
                    + " 2025-11-20T10:15:00+01:00, Unix seconds, or how long ago: 90m, 2h, 3d. A date is its midnight.")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "Only records that began before this time.")
    private @Nullable String until;

    @Option(
            names = "--interface",
            paramLabel = "ENI",
            description = "Only records of this interface; again and again for several.")
    private List<String> interfaces = new ArrayList<>();

    @Option(
            names = "--vpc",
            paramLabel = "VPC",
            description =
                    "Only records of this VPC, by their vpc-id, or by the interface where they have none; again and"
                            + " again for several.")
    private List<String> vpcs = new ArrayList<>();

    @Option(
            names = "--action",
            paramLabel = "accept|reject",
            description = "Only records with this action; records without one are left out.")
    private @Nullable FlowLogAction action;

    /**
     * Which records are asked for.
     *
     * @throws InputException where a time is none, or none can be between the two
     */
    FlowLogSelection selection(Snapshot snapshot) {
        OptionalLong from = time("--since", since);
        OptionalLong to = time("--until", until);
        if (from.isPresent() && to.isPresent() && from.getAsLong() >= to.getAsLong()) {
            throw new InputException("--since " + since + " is not before --until " + until + "; swap them");
        }
        Set<String> inVpcs = new TreeSet<>();
        if (!vpcs.isEmpty()) {
            for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
                if (vpcs.contains(nic.vpcId())) {
                    inVpcs.add(nic.id());
                }
            }
        }
        return new FlowLogSelection(
                from,
                to,
                Set.copyOf(interfaces),
                Set.copyOf(vpcs),
                inVpcs,
                Optional.ofNullable(action).map(Set::of).orElse(Set.of()));
    }

    /** Says what the options left out, lest its absence is taken for an answer. */
    String passedOver(long records, long filesPassedOver, long files) {
        String ofFiles =
                filesPassedOver == 0 ? "" : " and " + filesPassedOver + " of " + files + " files, by their paths";
        return "passed over by " + given() + ": " + records + (records == 1 ? " record" : " records") + ofFiles;
    }

    /** The options that were given, for messages: {@code --since, --action}. */
    private String given() {
        List<String> names = new ArrayList<>();
        add(names, "--since", since != null);
        add(names, "--until", until != null);
        add(names, "--interface", !interfaces.isEmpty());
        add(names, "--vpc", !vpcs.isEmpty());
        add(names, "--action", action != null);
        return String.join(", ", names);
    }

    private static void add(List<String> names, String name, boolean given) {
        if (given) {
            names.add(name);
        }
    }

    private static OptionalLong time(String option, @Nullable String text) {
        if (text == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(seconds(text));
        } catch (DateTimeException | NumberFormatException e) {
            throw new InputException(
                    option + ": '" + text
                            + "' is no time; write 2025-11-20, 2025-11-20T10:15, 2025-11-20T10:15:00Z, Unix seconds, or 2h for two hours ago");
        }
    }

    private static long seconds(String text) {
        if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Long.parseLong(text);
        }
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            return Instant.now().getEpochSecond()
                    - Long.parseLong(ago.group(1)) * seconds(ago.group(2).charAt(0));
        }
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        }
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.lastIndexOf('-') > text.indexOf('T');
        return zoned
                ? OffsetDateTime.parse(text).toEpochSecond()
                : LocalDateTime.parse(text).toEpochSecond(ZoneOffset.UTC);
    }

    private static long seconds(char unit) {
        return switch (unit) {
            case 'm' -> 60;
            case 'h' -> 3_600;
            case 'd' -> 86_400;
            case 'w' -> 604_800;
            default -> 1;
        };
    }
}
