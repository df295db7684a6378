package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogPlace;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.connection.BrokenGroup.Failure;
import io.vpcwhy.simulator.connection.BrokenGroup.Pair;
import io.vpcwhy.simulator.explain.CauseFinder;
import io.vpcwhy.simulator.explain.Explainer;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.RemedyPolicy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Finds which connections are broken, where, and what would mend them. */
public final class ConnectionFinder {

    /** As many tries without an answer are no accident. */
    public static final int CERTAIN_TRIES = 3;

    /** For so many groups remedies are worked out, which takes long in a large network. */
    private static final int MOST_REMEDIES = 100;

    /** So many groups are told; the others are counted. */
    private static final int MOST_TOLD = 1_000;

    /** Beyond so many broken ways, some 100 MB of them, half as many connections are followed. */
    private static final int MOST_HELD = 100_000;

    private final Snapshot snapshot;

    public ConnectionFinder(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** What the records come to that were seen. The report is the same whichever threads saw which of them. */
    public ConnectionReport find(ConnectionWatch seen) {
        LoggedTraffic logged = new LoggedTraffic(snapshot, seen);
        ConnectionJudge judge = new ConnectionJudge(seen, logged, new EndFinder(snapshot, logged));
        ConnectionList connections = new ConnectionList(seen.sightings(), snapshot);
        Reckoning reckoning = reckon(connections, judge);
        while (reckoning.isTooMuch()) {
            seen.sightings().halve();
            connections = new ConnectionList(seen.sightings(), snapshot);
            reckoning = reckon(connections, judge);
        }
        Reckoning settled = reckoning;
        settled.settle();
        if (!settled.groups.isEmpty()) {
            connections.forEach(settled::mayBeLikeBroken, sightings -> settled.countAnswered(judge.judge(sightings)));
        }
        settled.doubtFewTries();
        ConnectionReport.Followed followed = new ConnectionReport.Followed(
                settled.connections, seen.sightings().oneIn(), seen.unplaced(), seen.unjoined());
        List<BrokenConnections> broken = broken(settled.groups);
        return new ConnectionReport(
                followed, settled.conclusions, settled.doubts, broken, settled.groups.size() - broken.size());
    }

    private static Reckoning reckon(ConnectionList connections, ConnectionJudge judge) {
        Reckoning reckoning = new Reckoning();
        connections.forEach(sightings -> {
            if (!reckoning.isTooMuch()) {
                reckoning.add(judge.judge(sightings));
            }
        });
        return reckoning;
    }

    private List<BrokenConnections> broken(Map<Failure, BrokenGroup> groups) {
        List<Map.Entry<Failure, BrokenGroup>> sorted = new ArrayList<>(groups.entrySet());
        sorted.sort(Comparator.comparingLong((Map.Entry<Failure, BrokenGroup> each) ->
                        -each.getValue().records())
                .thenComparing(each -> each.getKey().toString()));
        Explainer withRemedies = new Explainer(snapshot, RemedyPolicy.UNLESS_SCAN);
        Explainer without = new Explainer(snapshot, RemedyPolicy.NEVER);
        CauseFinder causes = new CauseFinder(snapshot);
        List<BrokenConnections> broken = new ArrayList<>();
        for (Map.Entry<Failure, BrokenGroup> each : sorted.subList(0, Math.min(MOST_TOLD, sorted.size()))) {
            Explainer explainer = broken.size() < MOST_REMEDIES ? withRemedies : without;
            broken.add(told(each.getKey(), each.getValue(), explainer, causes));
        }
        return broken;
    }

    private static BrokenConnections told(Failure key, BrokenGroup group, Explainer explainer, CauseFinder causes) {
        JudgedConnection example = group.example();
        FlowLogRecord record = example.spot().orElseThrow().record();
        FlowLogPlace place = new FlowLogPlace("connection", 1, "");
        Explanation explanation = explainer.explain(
                new FlowLogLine.Record(place, String.join(" ", record.fields().values()), record, List.of()));
        IpProtocol protocol = new IpProtocol(key.pair().protocol());
        return new BrokenConnections(
                group.client(),
                group.server(),
                protocol,
                protocol.hasPorts() ? OptionalInt.of(key.pair().port()) : OptionalInt.empty(),
                key.conclusion(),
                group.connections(),
                group.records(),
                group.answered(),
                group.first() == SightingTable.NO_TIME ? OptionalLong.empty() : OptionalLong.of(group.first()),
                group.last() == 0 ? OptionalLong.empty() : OptionalLong.of(group.last()),
                example.through().stream().map(NetworkInterface::id).toList(),
                record,
                explanation,
                causes.of(explanation));
    }

    /** Counts judged connections. */
    private static final class Reckoning {

        private final Map<Failure, BrokenGroup> groups = new HashMap<>();
        private final Map<Pair, List<BrokenGroup>> byPair = new HashMap<>();
        private final Map<Conclusion, Long> conclusions = new EnumMap<>(Conclusion.class);
        private final Map<Doubt, Long> doubts = new EnumMap<>(Doubt.class);
        private final BitSet ports = new BitSet();
        private final NatLegs natLegs = new NatLegs();
        private final List<JudgedConnection> throughNat = new ArrayList<>();
        private long connections;
        private int held;

        /** Whether there is more than should be held in memory. */
        boolean isTooMuch() {
            return held + groups.size() > MOST_HELD;
        }

        /** What a NAT gateway sends out, and what goes to it and has no answer, wait for each other. */
        void add(JudgedConnection connection) {
            connections++;
            if (connection.client().isNatGateway()) {
                natLegs.add(connection);
                if (connection.isBroken()) {
                    held++;
                } else {
                    count(connection);
                }
            } else if (connection.is(Conclusion.NO_ANSWER)
                    && NatLegs.gateway(connection).isPresent()) {
                throughNat.add(connection);
                held++;
            } else {
                count(connection);
            }
        }

        private void count(JudgedConnection connection) {
            connection.doubt().ifPresent(doubt -> doubts.merge(doubt, 1L, Long::sum));
            connection.conclusion().ifPresent(conclusion -> conclusions.merge(conclusion, 1L, Long::sum));
            if (connection.isBroken()) {
                Failure key = Failure.of(connection);
                groups.computeIfAbsent(key, any -> new BrokenGroup(connection)).add(connection);
            }
        }

        /** Joins the legs on both sides of NAT gateways. */
        void settle() {
            Set<NatLegs.Way> joined = new HashSet<>();
            for (JudgedConnection each : throughNat) {
                NatLegs.Way way = NatLegs.Way.inside(each);
                joined.add(way);
                count(natLegs.joined(each, way));
            }
            natLegs.forEachBroken((way, leg) -> {
                if (joined.contains(way)) {
                    connections--; // it is told by its inner leg
                } else {
                    count(leg);
                }
            });
            groups.forEach((key, group) -> {
                byPair.computeIfAbsent(key.pair(), any -> new ArrayList<>()).add(group);
                ports.set(key.pair().port());
            });
        }

        /** Whether a connection is to a port that anybody fails to use. */
        boolean mayBeLikeBroken(Sighting sighting) {
            return ports.get(sighting.lowPort()) || ports.get(sighting.highPort());
        }

        void countAnswered(JudgedConnection connection) {
            if (connection.is(Conclusion.ANSWERED)) {
                byPair.getOrDefault(Pair.of(connection), List.of()).forEach(BrokenGroup::addAnswered);
            }
        }

        /** A server that answers others does not owe strangers an answer, and one try proves nothing. */
        void doubtFewTries() {
            groups.entrySet().removeIf(each -> {
                BrokenGroup group = each.getValue();
                boolean stranger = !group.example().client().isOwn() && group.answered() > 0;
                boolean doubtful =
                        each.getKey().conclusion().drawnFromSilence() && (group.records() < CERTAIN_TRIES || stranger);
                if (doubtful) {
                    doubts.merge(Doubt.FEW_TRIES, group.connections(), Long::sum);
                    conclusions.merge(each.getKey().conclusion(), -group.connections(), Long::sum);
                }
                return doubtful;
            });
            conclusions.values().removeIf(count -> count == 0);
        }
    }
}
