package io.vpcwhy.cli.render;

import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.replay.Change;
import io.vpcwhy.simulator.replay.Effect;
import io.vpcwhy.simulator.replay.ReplayReport;
import io.vpcwhy.simulator.replay.WhatIfReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a proposed configuration would make of traffic, in a few words. */
public final class WhatIfWords {

    /** Interfaces that are named; the others are counted. */
    private static final int MOST_IDS = 10;

    private final CauseWords today;
    private final CauseWords proposed;

    public WhatIfWords(Snapshot today, Snapshot proposed) {
        this.today = new CauseWords(today);
        this.proposed = new CauseWords(proposed);
    }

    /** Groups that are told under one heading, what concerns most first. */
    public record Section(String heading, List<WhatIfReport.Group> groups) {

        public Section {
            groups = List.copyOf(groups);
        }

        /** Such as {@code Would break: 12 records, 5 of them answers}. */
        public String title() {
            long records =
                    groups.stream().mapToLong(WhatIfReport.Group::records).sum();
            long answers = groups.stream()
                    .filter(group -> group.change().ofAnswer())
                    .mapToLong(WhatIfReport.Group::records)
                    .sum();
            return heading + ": " + records(records)
                    + (answers == 0 ? "" : ", " + number(answers) + " of them answers");
        }
    }

    /** The answer in one sentence. */
    public static String summary(WhatIfReport report) {
        long own = report.groups().stream()
                .filter(group -> group.change().breaksOwn())
                .mapToLong(WhatIfReport.Group::records)
                .sum();
        long breaks = report.of(Effect.BREAKS);
        if (breaks == 0) {
            return "Nothing that the log shows as accepted would break"
                    + (report.of(Effect.GONE) == 0 ? "" : " by a filter, but interfaces are gone")
                    + leftOpen(report);
        }
        return records(breaks) + " of accepted traffic would break, "
                + (own == 0 ? "none" : own == breaks ? "all" : number(own))
                + " of them between your own interfaces" + leftOpen(report);
    }

    /** How much the summary cannot speak for. */
    private static String leftOpen(WhatIfReport report) {
        long open = report.groups().stream()
                .filter(group -> group.change().isLeftOpen())
                .mapToLong(WhatIfReport.Group::records)
                .sum();
        return open == 0 ? "." : "; the proposed configuration leaves " + records(open) + " undecided.";
    }

    /** What was read is what was answered, never short. */
    public static String reconciliation(WhatIfReport report) {
        return records(report.read()) + " read = " + number(report.of(Effect.UNCHANGED)) + " unchanged + "
                + number(report.of(Effect.BREAKS)) + " would break + "
                + number(report.of(Effect.OPENS)) + " would open + "
                + number(report.of(Effect.GONE)) + " of interfaces that are gone + "
                + number(report.of(Effect.UNDECIDED)) + " undecided + "
                + number(report.of(Effect.DRIFT)) + " drift + "
                + number(report.of(Effect.NO_DATA)) + " no data + "
                + number(report.of(Effect.MALFORMED)) + " malformed";
    }

    /** What a person has to know who takes the answer for that of all; empty where it is. */
    public static Optional<String> incompleteness(WhatIfReport report) {
        return ReplayWords.incompleteness(report.complete(), report.damages());
    }

    /** Records that tell of traffic which AWS did not log. */
    static long windowsLeftOut(WhatIfReport report) {
        return report.groups().stream()
                .filter(group -> group.code().equals(Optional.of(FlowLogStatus.SKIPDATA.name())))
                .mapToLong(WhatIfReport.Group::records)
                .sum();
    }

    /** What AWS did not log; empty where it logged everything. */
    public static Optional<String> leftOut(WhatIfReport report) {
        return ReplayWords.leftOut(windowsLeftOut(report)).map(said -> ReplayWords.LEFT_OUT + ": " + said);
    }

    /** All that is not as it was. */
    public static List<Section> sections(WhatIfReport report) {
        List<Section> sections = new ArrayList<>();
        List<WhatIfReport.Group> groups = new ArrayList<>();
        String heading = "";
        for (WhatIfReport.Group group : report.groups()) {
            String own = heading(group.change());
            if (!own.equals(heading) && !groups.isEmpty()) {
                sections.add(new Section(heading, groups));
                groups.clear();
            }
            heading = own;
            groups.add(group);
        }
        if (!groups.isEmpty()) {
            sections.add(new Section(heading, groups));
        }
        sections.removeIf(section -> section.groups().get(0).change().effect() == Effect.NO_DATA);
        return sections;
    }

    private static String heading(Change change) {
        return switch (change.effect()) {
            case BREAKS -> change.breaksOwn() ? "Would break between your own interfaces" : "Would break";
            case OPENS -> change.opensToInternet() ? "Would open to the internet" : "Would open";
            case GONE -> "The interface is gone in the proposed configuration";
            case UNDECIDED ->
                change.isLeftOpen() ? "Undecided in the proposed configuration" : "Undecided today already";
            case DRIFT -> "Other than today's snapshot says: the change is not to blame";
            case UNCHANGED, NO_DATA, MALFORMED -> "";
        };
    }

    /** What else differs, and filters do not show or may not; empty where nothing does. */
    public static List<String> notJudged(WhatIfReport report) {
        List<String> notes = new ArrayList<>();
        if (!report.withoutGroups().isEmpty()) {
            notes.add(withoutGroups(report.withoutGroups()));
        }
        if (!report.notJudged().isEmpty()) {
            List<String> kinds =
                    report.notJudged().stream().map(ResourceKind::plural).toList();
            notes.add("The snapshots differ in " + String.join(", ", kinds)
                    + " as well. Whether packets still find their way is not judged here: vpcwhy diff tells.");
        }
        return notes;
    }

    private static String withoutGroups(List<String> ids) {
        int left = ids.size() - MOST_IDS;
        return "No security group in the proposed snapshot: "
                + String.join(", ", ids.subList(0, Math.min(MOST_IDS, ids.size())))
                + (left > 0 ? " and " + number(left) + " more" : "")
                + ". Everything passes there, though an ordinary interface always has a group: were they left out?";
    }

    /** One sentence. */
    public String summary(WhatIfReport.Group group) {
        Change change = group.change();
        return switch (change.effect()) {
            case BREAKS -> breaks(group);
            case OPENS ->
                traffic(change.proposed(), group) + " would be accepted: " + permits(change.proposed(), proposed)
                        + "; today " + today.rejects(change.today(), "it") + ".";
            case GONE ->
                traffic(change.today(), group) + " of " + ReplayWords.component(change.proposed()) + ", "
                        + action(change.today()) + " today.";
            case UNDECIDED -> undecided(group);
            case DRIFT ->
                traffic(change.today(), group) + " is logged as " + ReplayWords.logged(change.today()) + ", and "
                        + verdict(change.today()) + "; " + proposedOfDrift(change.proposed()) + ".";
            case UNCHANGED, NO_DATA, MALFORMED -> "";
        };
    }

    private String breaks(WhatIfReport.Group group) {
        Change change = group.change();
        String subject = traffic(change.today(), group);
        String before = permits(change.today(), today);
        if (change.withRequest()) {
            return subject + " would break with their requests, which no rule of "
                    + proposed.named(change.refusingRequest()) + " would permit; today " + before + ".";
        }
        boolean bySecurityGroups = group.code().equals(Optional.of(ExplanationCode.ENI_SG_RULES_MISMATCH.name()));
        if (change.ofAnswer() && bySecurityGroups) {
            return subject + " would be rejected with their requests: " + proposed.rejects(change.proposed(), "those")
                    + "; today " + before + ".";
        }
        return subject + " would be rejected: " + proposed.rejects(change.proposed(), "it") + "; today " + before + ".";
    }

    private String undecided(WhatIfReport.Group group) {
        Change change = group.change();
        boolean already = !change.isLeftOpen();
        Cause cause = already ? change.today() : change.proposed();
        String what = traffic(change.sideOpen() ? change.today() : cause, group)
                + (already ? "" : ", " + action(change.today()) + " today");
        if (change.sideOpen()) {
            return what + ": would be accepted as an answer alone, and whether it is one is not known ("
                    + group.code().orElse("") + ").";
        }
        return what + ": " + (already ? today : proposed).why(group.code(), cause) + ".";
    }

    private static String proposedOfDrift(Cause proposed) {
        return switch (proposed.status()) {
            case EXPLAINED -> "the proposed configuration agrees with the log";
            case UNDECIDED -> "the proposed configuration does not decide";
            default -> "the proposed configuration does not agree with the log either";
        };
    }

    /**
     * Such as {@code Inbound traffic to port 443}, {@code Outbound answers from port 443}; {@code Outbound traffic (port
     * 443)} where the rule does not tell which of the two it is.
     */
    private static String traffic(Cause cause, WhatIfReport.Group group) {
        String way = cause.direction()
                .map(direction -> direction == Direction.INGRESS ? "Inbound" : "Outbound")
                .orElse("Some");
        String what = way + (cause.passesAsAnswer() ? " answers" : " traffic");
        if (group.port().isEmpty()) {
            return what;
        }
        int port = group.port().getAsInt();
        if (cause.passesAsAnswer()) {
            return what + " from port " + port;
        }
        boolean permitsRequest =
                cause.rule().filter(Cause.Rule.Group.class::isInstance).isPresent();
        return what + (permitsRequest ? " to port " + port : " (port " + port + ")");
    }

    private static String action(Cause cause) {
        return switch (cause.action()) {
            case ACCEPT -> "accepted";
            case REJECT -> "rejected";
            case UNKNOWN -> "undecided";
        };
    }

    private String verdict(Cause cause) {
        return cause.action() == SimulatedAction.ACCEPT ? permits(cause, today) : today.rejects(cause, "it");
    }

    private static String permits(Cause cause, CauseWords words) {
        return cause.componentIds().isEmpty() ? "no filter is in the way" : words.byRule(cause) + " permits it";
    }

    /** Such as {@code 1,234 records}. */
    public static String records(long records) {
        return ReplayWords.count(records, "record", "records");
    }

    /** Such as {@code 12 lines: not enough values (flow.log:3)}. */
    public static String lines(ReplayReport.Problem problem) {
        return ReplayWords.count(problem.lines(), "line", "lines") + ": " + problem.reason() + " ("
                + String.join(", ", problem.places()) + ")";
    }

    private static String number(long number) {
        return ReplayWords.number(number);
    }
}
