package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.Hypothesis;
import io.vpcwhy.simulator.filter.ExplanationCode;
import io.vpcwhy.simulator.filter.SecurityGroupFilter;
import io.vpcwhy.simulator.filter.SimulatedAction;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts what a change makes of records into an order that a person can read. */
final class WhatIfReportMaker {

    private static final Comparator<Change> BY_CONCERN = Comparator.comparing(Change::effect)
            .thenComparingInt(WhatIfReportMaker::place)
            .thenComparing(Change::ofAnswer);

    /** What leads packets on, and is no filter at an interface. */
    private static final List<ResourceKind> WAYS = List.of(
            ResourceKind.ROUTE_TABLE,
            ResourceKind.INTERNET_GATEWAY,
            ResourceKind.NAT_GATEWAY,
            ResourceKind.EGRESS_ONLY_INTERNET_GATEWAY,
            ResourceKind.VPC_PEERING_CONNECTION,
            ResourceKind.VPC_ENDPOINT,
            ResourceKind.TRANSIT_GATEWAY,
            ResourceKind.TRANSIT_GATEWAY_VPC_ATTACHMENT,
            ResourceKind.TRANSIT_GATEWAY_ATTACHMENT,
            ResourceKind.TRANSIT_GATEWAY_ROUTE_TABLE,
            ResourceKind.VPN_GATEWAY,
            ResourceKind.VPN_CONNECTION,
            ResourceKind.LISTENER,
            ResourceKind.LISTENER_RULE);

    private final Snapshot today;
    private final Snapshot proposed;
    private final ChangeTable changes;

    WhatIfReportMaker(Snapshot today, Snapshot proposed, ChangeTable changes) {
        this.today = today;
        this.proposed = proposed;
        this.changes = changes;
    }

    /** What breaks within comes first, and what opens to the internet; what the proposed configuration leaves open. */
    private static int place(Change change) {
        return switch (change.effect()) {
            case BREAKS -> change.breaksOwn() ? 0 : 1;
            case OPENS -> change.opensToInternet() ? 0 : 1;
            case UNDECIDED -> change.isLeftOpen() ? 0 : 1;
            case GONE -> change.today().action() == SimulatedAction.ACCEPT ? 0 : 1;
            default -> 0;
        };
    }

    WhatIfReport report(Counts counts, List<String> damages, boolean complete) {
        Map<Effect, Long> records = new EnumMap<>(Effect.class);
        Ranking<WhatIfReport.Group> groups =
                new Ranking<>(Comparator.comparing(WhatIfReport.Group::change, BY_CONCERN));
        long accepted = 0;
        for (Tally.Group group : counts.groups().groups()) {
            Change change = changes.at(group.cause());
            records.merge(change.effect(), group.records(), Long::sum);
            if (change.effect() == Effect.UNCHANGED) {
                accepted += change.today().action() == SimulatedAction.ACCEPT ? group.records() : 0;
            } else {
                groups.add(group(change, group), change);
            }
        }
        if (counts.malformed() > 0) {
            records.merge(Effect.MALFORMED, counts.malformed(), Long::sum);
        }
        return new WhatIfReport(
                counts.read(),
                counts.passedOver(),
                records,
                accepted,
                groups.inOrder(),
                counts.problems(),
                notJudged(),
                withoutGroups(),
                damages,
                complete);
    }

    private List<ResourceKind> notJudged() {
        return WAYS.stream()
                .filter(kind -> !Set.copyOf(today.all(kind.type())).equals(Set.copyOf(proposed.all(kind.type()))))
                .toList();
    }

    private List<String> withoutGroups() {
        return today.all(NetworkInterface.class).stream()
                .filter(SecurityGroupFilter::applies)
                .map(NetworkInterface::id)
                .filter(id -> proposed.find(NetworkInterface.class, id)
                        .filter(then -> !SecurityGroupFilter.applies(then))
                        .isPresent())
                .toList();
    }

    private WhatIfReport.Group group(Change change, Tally.Group group) {
        return new WhatIfReport.Group(
                change,
                code(change),
                group.servicePort(),
                group.records(),
                group.bytes(),
                group.peerCount(),
                group.firstTime(),
                group.lastTime(),
                group.exampleLine());
    }

    private Optional<String> code(Change change) {
        return switch (change.effect()) {
            case BREAKS ->
                change.withRequest()
                        ? Optional.of(ExplanationCode.ENI_SG_RULES_MISMATCH.name())
                        : Optional.of(code(change.proposed(), proposed).name());
            case OPENS -> change.today().code();
            case UNDECIDED -> undecided(change);
            default -> change.today().code();
        };
    }

    private static Optional<String> undecided(Change change) {
        return change.sideOpen()
                ? Optional.of(new Hypothesis.SideNotKnown(List.of()).code())
                : change.today().code().or(() -> change.proposed().code());
    }

    /** That of the filter which rejects, by what kind of thing its component is. */
    private static ExplanationCode code(Cause rejected, Snapshot snapshot) {
        List<String> ids = rejected.componentIds();
        if (!snapshot.findAll(SecurityGroup.class, ids).isEmpty()) {
            return ExplanationCode.ENI_SG_RULES_MISMATCH;
        }
        return snapshot.findAll(NetworkAcl.class, ids).isEmpty()
                ? ExplanationCode.VPC_BLOCK_PUBLIC_ACCESS_ENABLED
                : ExplanationCode.SUBNET_ACL_RESTRICTION;
    }
}
