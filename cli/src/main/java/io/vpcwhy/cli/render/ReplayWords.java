package io.vpcwhy.cli.render;

import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Says what records have in common, in a few words. */
final class ReplayWords {

    /** What is said above what AWS did not log. */
    static final String LEFT_OUT = "Left out by AWS (SKIPDATA)";

    private final CauseWords causes;

    ReplayWords(Snapshot snapshot) {
        this.causes = new CauseWords(snapshot);
    }

    /** What is said above the groups of a concern. */
    static String heading(Concern concern) {
        return switch (concern) {
            case ANSWER_DROPPED -> "Answers dropped by a network ACL";
            case OWN_TRAFFIC_REJECTED -> "Rejected between your own interfaces";
            case OUTBOUND_REJECTED -> "Rejected on the way out";
            case CONTRADICTED -> "Other than the snapshot says";
            case UNDECIDED -> "Undecided";
            case INBOUND_REJECTED -> "Refused from elsewhere";
            case PERMITTED -> "Accepted, as the snapshot says";
            case NO_DATA -> "No data";
            case MALFORMED -> "Not flow log records";
        };
    }

    /** What a person has to know who takes the answer for that of all; empty where it is. */
    static Optional<String> incompleteness(boolean complete, List<String> damages) {
        if (complete) {
            return Optional.empty();
        }
        return Optional.of(
                damages.isEmpty()
                        ? "This is a part: not all was read."
                        : "This is a part, or may be wrong: standard error tells what is damaged.");
    }

    /** One sentence. */
    String summary(ReplayReport.Group group) {
        Cause cause = group.cause();
        String what = switch (cause.concern()) {
            case ANSWER_DROPPED -> "An " + bound(cause).toLowerCase(Locale.ROOT) + " answer is dropped by " + by(cause);
            case OWN_TRAFFIC_REJECTED -> bound(cause) + " traffic with an own interface is rejected by " + by(cause);
            case OUTBOUND_REJECTED, INBOUND_REJECTED -> bound(cause) + " traffic is rejected by " + by(cause);
            case CONTRADICTED ->
                bound(cause) + " traffic" + port(group) + " is logged as " + logged(cause) + ", and " + verdict(cause)
                        + ": " + hypothesis(cause);
            case UNDECIDED -> bound(cause) + " traffic" + port(group) + ": " + causes.why(cause.code(), cause);
            case PERMITTED -> bound(cause) + " traffic is permitted by " + by(cause);
            case NO_DATA -> code(cause) + ": no traffic is told";
            case MALFORMED -> "Not a flow log record";
        };
        boolean told = cause.concern() == Concern.CONTRADICTED || cause.concern() == Concern.UNDECIDED;
        return what + (told ? "" : port(group)) + ".";
    }

    static String summary(ReplayReport.Problem problem) {
        return "Not a flow log record: " + problem.reason() + ".";
    }

    static Optional<String> direction(Cause cause) {
        return direction(cause.direction());
    }

    static Optional<String> direction(Optional<Direction> direction) {
        return direction.map(way -> way.name().toLowerCase(Locale.ROOT));
    }

    /** A time as ISO 8601 has it. */
    static Optional<String> time(OptionalLong seconds) {
        return seconds.isPresent()
                ? Optional.of(Instant.ofEpochSecond(seconds.getAsLong()).toString())
                : Optional.empty();
    }

    /** A number and what it counts. */
    static String count(long number, String one, String many) {
        return number(number) + " " + (number == 1 ? one : many);
    }

    /** With commas between thousands. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String port(ReplayReport.Group group) {
        return group.port().isPresent() ? " (port " + group.port().getAsInt() + ")" : "";
    }

    private static String bound(Cause cause) {
        return cause.direction()
                .map(direction -> direction == Direction.INGRESS ? "Inbound" : "Outbound")
                .orElse("Some");
    }

    private String by(Cause cause) {
        if (cause.componentIds().isEmpty()) {
            return "no filter";
        }
        return causes.named(cause.componentIds())
                + rule(cause).map(rule -> " rule " + rule).orElse("");
    }

    /** What the log says of what the snapshot contradicts. */
    static String logged(Cause cause) {
        return cause.action() == SimulatedAction.ACCEPT ? "rejected" : "accepted";
    }

    private String verdict(Cause cause) {
        if (cause.action() == SimulatedAction.ACCEPT) {
            return cause.componentIds().isEmpty() ? "no filter denies it" : by(cause) + " permits it";
        }
        return causes.rejects(cause, "it");
    }

    /** What may have made the log say other than the snapshot, whatever filter it is. */
    private static String hypothesis(Cause cause) {
        return cause.code()
                .flatMap(CauseCodeWords::of)
                .map(words -> words + " (" + code(cause) + ")")
                .orElse(code(cause));
    }

    private static String code(Cause cause) {
        return cause.code().orElse("nothing known");
    }

    /** The filter that decides, or those of which none permits. */
    static String component(Cause cause) {
        return String.join(", ", cause.componentIds());
    }

    /** The rule that decides: its number, its id, or what it permits where no id is known. */
    static Optional<String> rule(Cause cause) {
        return cause.rule()
                .map(rule -> rule instanceof Cause.Rule.Acl acl ? acl.entry().label() : group((Cause.Rule.Group) rule));
    }

    private static String group(Cause.Rule.Group group) {
        return group.rule().id().orElseGet(() -> RuleWords.rule(group.rule()));
    }

    /** The id of what is missing for a filter to decide. */
    static Optional<String> missing(Cause cause) {
        return cause.missing().map(Cause.Missing::id);
    }

    /**
     * What AWS did not log; empty where it logged everything.
     *
     * @param windows records that tell so
     */
    static Optional<String> leftOut(long windows) {
        return windows == 0
                ? Optional.empty()
                : Optional.of(count(windows, "record tells", "records tell")
                        + " of traffic that was not logged; it is in no count");
    }

    /** How many different addresses: {@code about 12,345 addresses}. */
    static String peers(ReplayReport.Peers peers) {
        return (peers.exact() ? "" : "about ") + count(peers.count(), "address", "addresses");
    }

    /** What stands out. */
    static List<String> insights(ReplayReport report) {
        return report.refused().stream()
                .limit(10)
                .map(refused -> refused.networkInterfaceId() + " refused "
                        + count(refused.records(), "record", "records") + " from "
                        + peers(refused.peers()))
                .toList();
    }
}
