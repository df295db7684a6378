package io.vpcwhy.simulator.replay;

import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts what was counted into an order that a person can read. */
final class ReportMaker {

    /** A group and what settles its place among those of as many records, made once: it is long. */
    private record Placed(ReplayReport.Group group, String last) {}

    private static final Comparator<Placed> BY_CONCERN = Comparator.comparing(
                    (Placed placed) -> placed.group().cause().concern())
            .thenComparing(
                    Comparator.comparingLong((Placed placed) -> placed.group().records())
                            .reversed())
            .thenComparing(Placed::last)
            .thenComparingInt(placed -> placed.group().port().orElse(Tally.NO_PORT));

    private final Network network;

    ReportMaker(Network network) {
        this.network = network;
    }

    ReplayReport report(Counts counts, List<String> damages, boolean complete) {
        List<Placed> groups = new ArrayList<>();
        Map<Integer, String> texts = new HashMap<>();
        Map<Status, Long> records = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            records.put(status, 0L);
        }
        for (Tally.Group group : counts.groups().groups()) {
            Cause cause = network.causes().table().cause(group.cause());
            String text = texts.computeIfAbsent(group.cause(), any -> cause.toString());
            groups.add(new Placed(group(cause, group), text));
            records.merge(cause.status(), group.records(), Long::sum);
        }
        groups.sort(BY_CONCERN);
        records.merge(Status.MALFORMED, counts.malformed(), Long::sum);
        List<ReplayReport.Group> sorted = groups.stream().map(Placed::group).toList();
        return new ReplayReport(
                counts.read(),
                counts.passedOver(),
                records,
                sorted,
                refused(counts),
                counts.problems(),
                damages,
                complete);
    }

    private List<ReplayReport.Refused> refused(Counts counts) {
        List<ReplayReport.Refused> refused = new ArrayList<>();
        for (Tally.Group group : counts.refused().groups()) {
            refused.add(new ReplayReport.Refused(
                    network.stations().networkInterface(group.cause()).id(), group.records(), group.peerCount()));
        }
        refused.sort(Comparator.comparingLong(ReplayReport.Refused::records)
                .reversed()
                .thenComparing(ReplayReport.Refused::networkInterfaceId));
        return refused;
    }

    private static ReplayReport.Group group(Cause cause, Tally.Group group) {
        return new ReplayReport.Group(
                cause,
                group.servicePort(),
                group.records(),
                group.bytes(),
                group.peerCount(),
                group.firstTime(),
                group.lastTime(),
                group.exampleLine());
    }
}
