package io.vpcwhy.simulator.replay;

import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Puts what was counted into an order that a person can read. */
final class ReportMaker {

    private final Network network;

    ReportMaker(Network network) {
        this.network = network;
    }

    ReplayReport report(Counts counts, List<String> damages, boolean complete) {
        Ranking<ReplayReport.Group> groups =
                new Ranking<>(Comparator.comparing(group -> group.cause().concern()));
        Map<Status, Long> records = new EnumMap<>(Status.class);
        for (Status status : Status.values()) {
            records.put(status, 0L);
        }
        for (Tally.Group group : counts.groups().groups()) {
            Cause cause = network.causes().table().cause(group.cause());
            groups.add(group(cause, group), cause);
            records.merge(cause.status(), group.records(), Long::sum);
        }
        records.merge(Status.MALFORMED, counts.malformed(), Long::sum);
        return new ReplayReport(
                counts.read(),
                counts.passedOver(),
                records,
                groups.inOrder(),
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
