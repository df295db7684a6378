package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.connection.LoggedTraffic.Kept;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what the sightings of one connection come to, by the {@link TruthTable}. */
final class ConnectionJudge {

    private final ConnectionWatch seen;
    private final LoggedTraffic logged;
    private final EndFinder ends;

    ConnectionJudge(ConnectionWatch seen, LoggedTraffic logged, EndFinder ends) {
        this.seen = seen;
        this.logged = logged;
        this.ends = ends;
    }

    /** @param sightings of one connection, at least one, by the numbers of their interfaces */
    JudgedConnection judge(List<Sighting> sightings) {
        End low = ends.find(sightings, true);
        End high = ends.find(sightings, false);
        Optional<Boolean> lowOpened = Opener.lowOpened(sightings);
        if (lowOpened.isPresent()) {
            return lowOpened.get() ? judge(sightings, low, high) : judge(sightings, high, low);
        }
        JudgedConnection oneWay = judge(sightings, low, high);
        JudgedConnection otherWay = judge(sightings, high, low);
        return oneWay.is(Conclusion.ANSWERED) && otherWay.is(Conclusion.ANSWERED)
                ? oneWay
                : judged(sightings, low, high, Optional.empty(), Optional.of(Doubt.WHO_OPENED), Optional.empty());
    }

    private JudgedConnection judge(List<Sighting> sightings, End client, End server) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        Cell requestAtClient = cell(client, client.low(), true, sightings, doubts);
        Cell requestAtServer = cell(server, client.low(), false, sightings, doubts);
        Cell answerAtServer = cell(server, server.low(), true, sightings, doubts);
        Cell answerAtClient = cell(client, server.low(), false, sightings, doubts);
        if (requestAtServer.isSeen() && client.sighting().isEmpty()) { // what the log has of the client is not of this
            doubts.add(Doubt.NOT_LOGGED);
            requestAtClient = Cell.NOT_LOGGED;
            answerAtClient = Cell.NOT_LOGGED;
        }
        if (answerAtClient.isSeen() && server.sighting().isEmpty()) { // nor of the server, where somebody answered
            doubts.add(Doubt.NOT_LOGGED);
            requestAtServer = Cell.NOT_LOGGED;
            answerAtServer = Cell.NOT_LOGGED;
        }
        boolean mayHaveArrived = answerAtClient == Cell.NOT_LOGGED && isLogged(client);
        Optional<Conclusion> read = TruthTable.read(requestAtClient, requestAtServer, answerAtServer, answerAtClient)
                .filter(conclusion -> conclusion != Conclusion.ANSWERED || !mayHaveArrived);
        if (read.isEmpty()) {
            List<Cell> cells = List.of(requestAtClient, requestAtServer, answerAtServer, answerAtClient);
            return judged(
                    sightings, client, server, Optional.empty(), Optional.of(doubt(cells, doubts)), Optional.empty());
        }
        Conclusion conclusion = read.get();
        if (!client.isOwn() && isRefusal(conclusion, server)) {
            conclusion = Conclusion.REFUSED_FROM_ELSEWHERE;
        }
        Optional<Spot> onTheWay = onTheWay(conclusion, sightings, client, server);
        if (onTheWay.isPresent()) {
            Spot spot = onTheWay.get();
            return judged(sightings, client, server, Optional.of(named(spot)), Optional.empty(), onTheWay);
        }
        boolean nobodyHasToAnswer = (conclusion == Conclusion.SERVER_SILENT || conclusion == Conclusion.NO_ANSWER)
                && sightings.get(0).protocol() != IpProtocol.TCP.number();
        return nobodyHasToAnswer
                ? judged(
                        sightings,
                        client,
                        server,
                        Optional.empty(),
                        Optional.of(Doubt.NO_ANSWER_NEEDED),
                        Optional.empty())
                : judged(
                        sightings,
                        client,
                        server,
                        Optional.of(conclusion),
                        Optional.empty(),
                        spot(conclusion, client, server));
    }

    /** Whether the logs have the connection at an end, and all that there is of it but for a time. */
    private static boolean isLogged(End end) {
        return end.kept() == Kept.ALL && end.sighting().isPresent();
    }

    /** A NAT gateway drops what nobody behind it asked for, and its network ACL may have let it in. */
    private static boolean isRefusal(Conclusion conclusion, End server) {
        return conclusion == Conclusion.REQUEST_REJECTED_AT_SERVER
                || (server.isNatGateway() && conclusion == Conclusion.SERVER_SILENT);
    }

    /** What an end saw of a way; where it saw nothing, whether that means anything. */
    private Cell cell(End end, boolean fromLow, boolean egress, List<Sighting> sightings, Set<Doubt> doubts) {
        Cell cell = end.sighting().map(at -> at.cell(fromLow, egress)).orElse(Cell.NOTHING);
        if (cell.isSeen()) {
            return cell;
        }
        Optional<Doubt> doubt = unseen(end, sightings);
        doubt.ifPresent(doubts::add);
        return doubt.isPresent() ? Cell.NOT_LOGGED : Cell.NOTHING;
    }

    private Optional<Doubt> unseen(End end, List<Sighting> sightings) {
        if (end.kept() == Kept.NOTHING) {
            return Optional.of(Doubt.NOT_LOGGED);
        }
        int interval = end.holder().map(logged::interval).orElseThrow();
        long first = sightings.stream().mapToLong(Sighting::first).min().orElseThrow();
        long last = sightings.stream().mapToLong(Sighting::last).max().orElseThrow();
        boolean timed = first != SightingTable.NO_TIME && last != 0;
        if (seen.skipped().overlaps(end.number(), timed ? first : 0, timed ? last + interval : Long.MAX_VALUE)) {
            return Optional.of(Doubt.SKIPPED_RECORDS);
        }
        if (!timed || last + interval > seen.lastEnd()) {
            return Optional.of(Doubt.END_OF_LOG);
        }
        if (first < seen.firstEnd()) {
            return Optional.of(Doubt.START_OF_LOG);
        }
        return end.kept() == Kept.ALL ? Optional.empty() : Optional.of(Doubt.TRAFFIC_TYPE);
    }

    private static Doubt doubt(List<Cell> cells, Set<Doubt> doubts) {
        if (cells.contains(Cell.MIXED)) {
            return Doubt.LATE_OR_CHANGED;
        }
        boolean requested = cells.get(0).isSeen() || cells.get(1).isSeen();
        return !requested ? Doubt.NO_REQUEST : doubts.stream().findFirst().orElse(Doubt.LATE_OR_CHANGED);
    }

    private static Conclusion named(Spot spot) {
        if (spot.action() == FlowLogAction.ACCEPT) {
            return Conclusion.ANSWER_ON_ANOTHER_PATH;
        }
        return spot.answer() ? Conclusion.ANSWER_REJECTED_ON_THE_WAY : Conclusion.REQUEST_REJECTED_ON_THE_WAY;
    }

    /** What an interface between the ends tells of packets that did not arrive. */
    private Optional<Spot> onTheWay(Conclusion conclusion, List<Sighting> sightings, End client, End server) {
        if (!conclusion.drawnFromSilence()) {
            return Optional.empty();
        }
        for (Sighting each : between(sightings)) {
            for (boolean answer : new boolean[] {false, true}) {
                End from = answer ? server : client;
                for (Direction direction : Direction.values()) {
                    boolean rejected = each.cell(from.low(), direction == Direction.EGRESS) == Cell.REJECTED;
                    if (rejected) {
                        return Optional.of(spot(each, from, direction, FlowLogAction.REJECT, answer));
                    }
                }
            }
            boolean left = each.cell(server.low(), true) == Cell.ACCEPTED && isOfOwner(server, ends.at(each));
            if (left && conclusion == Conclusion.SERVER_SILENT) {
                return Optional.of(spot(each, server, Direction.EGRESS, FlowLogAction.ACCEPT, true));
            }
        }
        return Optional.empty();
    }

    private static boolean isOfOwner(End server, NetworkInterface other) {
        Optional<String> instance = server.holder().flatMap(ConnectionJudge::instance);
        return instance.isPresent() && instance.equals(instance(other));
    }

    private static Optional<String> instance(NetworkInterface nic) {
        return nic.attachment().flatMap(NetworkInterface.Attachment::instanceId);
    }

    private List<Sighting> between(List<Sighting> sightings) {
        List<Sighting> between = new ArrayList<>(0);
        for (Sighting each : sightings) {
            if (!ends.isEnd(each, true) && !ends.isEnd(each, false)) {
                between.add(each);
            }
        }
        return between;
    }

    private Optional<Spot> spot(Conclusion conclusion, End client, End server) {
        return switch (conclusion) {
            case REQUEST_REJECTED_AT_CLIENT -> spot(client, client, Direction.EGRESS, FlowLogAction.REJECT, false);
            case REQUEST_LOST, NO_ANSWER -> spot(client, client, Direction.EGRESS, FlowLogAction.ACCEPT, false);
            case REQUEST_REJECTED_AT_SERVER -> spot(server, client, Direction.INGRESS, FlowLogAction.REJECT, false);
            case SERVER_SILENT -> spot(server, client, Direction.INGRESS, FlowLogAction.ACCEPT, false);
            case ANSWER_REJECTED_AT_SERVER -> spot(server, server, Direction.EGRESS, FlowLogAction.REJECT, true);
            case ANSWER_LOST -> spot(server, server, Direction.EGRESS, FlowLogAction.ACCEPT, true);
            case ANSWER_REJECTED_AT_CLIENT -> spot(client, server, Direction.INGRESS, FlowLogAction.REJECT, true);
            default -> Optional.empty();
        };
    }

    private Optional<Spot> spot(End at, End from, Direction direction, FlowLogAction action, boolean answer) {
        return at.sighting().map(sighting -> spot(sighting, from, direction, action, answer));
    }

    private Spot spot(Sighting at, End from, Direction direction, FlowLogAction action, boolean answer) {
        return new Spot(ends.at(at), direction, action, at, from.low(), answer);
    }

    private JudgedConnection judged(
            List<Sighting> sightings,
            End client,
            End server,
            Optional<Conclusion> conclusion,
            Optional<Doubt> doubt,
            Optional<Spot> spot) {
        List<NetworkInterface> through = new ArrayList<>(0);
        long records = 0;
        long first = SightingTable.NO_TIME;
        long last = 0;
        for (Sighting each : sightings) {
            records = Math.max(records, each.records());
            first = Math.min(first, each.first());
            last = Math.max(last, each.last());
        }
        between(sightings).forEach(each -> through.add(ends.at(each)));
        return new JudgedConnection(
                sightings.get(0).connection(),
                sightings.get(0).protocol(),
                client,
                server,
                conclusion,
                doubt,
                spot,
                through,
                records,
                first,
                last);
    }
}
