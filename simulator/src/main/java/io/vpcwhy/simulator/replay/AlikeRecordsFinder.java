package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.CauseFinder;
import io.vpcwhy.simulator.explain.FlowFinding;
import io.vpcwhy.simulator.explain.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds which records have the cause of a given one: what rules decide is nowhere written a second time, but one record of
 * each kind that filters can tell apart is asked about, as in a replay.
 */
public final class AlikeRecordsFinder {

    /** Records that are asked about at most: some minutes' work. */
    private static final long MOST_ASKED = 20_000_000;

    /** Causes on all sides that the records beside a record can tell. */
    private static final List<FlowFinding> SIDES =
            IntStream.range(0, Causes.SIDE_COUNT).mapToObj(Causes::finding).toList();

    private final CauseFinder finder;
    private final Turn turn;
    private final HeldAddresses held;
    private final boolean[] countedPorts;

    public AlikeRecordsFinder(Snapshot snapshot) {
        Network network = new Network(snapshot);
        this.finder = new CauseFinder(snapshot);
        this.turn = new Turn(snapshot);
        this.held = network.held();
        this.countedPorts = network.services();
    }

    /**
     * What to look for.
     *
     * @param record one of the records; what is not asked about is the same in all
     * @param cause that they have
     * @param port of the service; empty for records that are counted together whatever their ports, or have none
     * @param interfaces where to look
     * @param protocols of which to look for records
     */
    public record Wanted(
            FlowLogRecord record,
            Cause cause,
            OptionalInt port,
            List<NetworkInterface> interfaces,
            List<IpProtocol> protocols) {
        public Wanted {
            interfaces = List.copyOf(interfaces);
            protocols = List.copyOf(protocols);
        }
    }

    /** The cause of a record by itself. */
    public Cause cause(FlowLogRecord record) {
        return finder.find(
                record, Sighting.of(record).map(Sighting::sideByItself).orElse(FlowFinding.UNKNOWN));
    }

    /** The causes that a record may have, whatever the records beside it tell; the likeliest first. */
    public List<Cause> possibleCauses(FlowLogRecord record) {
        Set<Cause> causes = new LinkedHashSet<>();
        causes.add(cause(record));
        sides(record).forEach(side -> causes.add(finder.find(record, side)));
        return List.copyOf(causes);
    }

    /** The port by which a record of a cause is counted; empty where it is counted with others. */
    public OptionalInt countedPort(FlowLogRecord record, Cause cause) {
        OptionalInt port = Sighting.of(record).map(Sighting::servicePort).orElse(OptionalInt.empty());
        boolean byItself =
                port.isPresent() && (CauseTable.countsEveryPort(cause.concern()) || countedPorts[port.getAsInt()]);
        return byItself ? port : OptionalInt.empty();
    }

    /**
     * The group.
     *
     * @throws IllegalArgumentException where the record tells no direction, or too much would have to be looked at
     */
    public AlikeRecords find(Wanted wanted) {
        Direction direction = wanted.cause()
                .direction()
                .orElseThrow(() -> new IllegalArgumentException("which way its packets went is not known"));
        Map<List<AlikeRecords.Traffic>, List<NetworkInterface>> byTraffic = new LinkedHashMap<>();
        Search search = new Search(wanted, direction);
        for (NetworkInterface here : wanted.interfaces()) {
            List<AlikeRecords.Traffic> traffic = search.at(here);
            if (!traffic.isEmpty()) {
                byTraffic.computeIfAbsent(traffic, any -> new ArrayList<>()).add(here);
            }
        }
        List<AlikeRecords.Selection> selections = new ArrayList<>();
        byTraffic.forEach((traffic, interfaces) -> selections.add(new AlikeRecords.Selection(interfaces, traffic)));
        FlowLogRecord record = wanted.record();
        return new AlikeRecords(
                direction,
                record.action(),
                record.format().has(FlowLogField.REJECT_REASON)
                        ? Optional.of(record.rejectReason().orElse("-"))
                        : Optional.empty(),
                selections,
                search.doubtful);
    }

    private static List<FlowFinding> sides(FlowLogRecord record) {
        Optional<Sighting> sighting = Sighting.of(record);
        Optional<FlowFinding> certain =
                sighting.flatMap(Sighting::sideByHandshake).or(() -> sighting.flatMap(Sighting::sideByPorts));
        return certain.map(List::of).orElse(SIDES);
    }

    /** All that is the same of some records at an interface. */
    private record Place(
            NetworkInterface here,
            RemoteKinds remotes,
            PortGroups ports,
            IpProtocol protocol,
            AlikeRecords.Handshake handshake) {}

    /** One search over interfaces. */
    private final class Search {

        private final Wanted wanted;
        private final RecordVariants variants;
        private boolean doubtful;
        private long asked;

        private Search(Wanted wanted, Direction direction) {
            this.wanted = wanted;
            this.variants = new RecordVariants(wanted.record(), direction);
        }

        private List<AlikeRecords.Traffic> at(NetworkInterface here) {
            RemoteKinds remotes = RemoteKinds.of(turn, held, here);
            PortGroups ports = PortGroups.of(turn, here, wanted.port(), countedPorts);
            TrafficUnion union = new TrafficUnion(remotes);
            for (IpProtocol protocol : wanted.protocols()) {
                for (AlikeRecords.Handshake handshake : variants.handshakes(protocol)) {
                    Place place = new Place(here, remotes, ports, protocol, handshake);
                    if (!protocol.hasPorts() || !variants.hasPorts()) {
                        if (wanted.port().isEmpty()) {
                            union.add(protocol, handshake, List.of(), List.of(), taken(place, 0, 0));
                        }
                    } else if (wanted.port().isPresent()) {
                        addService(place, true, union);
                        addService(place, false, union);
                    } else {
                        addAll(place, union);
                    }
                }
            }
            return union.traffic();
        }

        /** Traffic of the service, which is asked or answers at its port. */
        private void addService(Place place, boolean isDestination, TrafficUnion union) {
            int service = place.ports().service();
            ClientPorts clients = new ClientPorts();
            for (int client = 0; client < place.ports().count(); client++) {
                int source = isDestination ? client : service;
                int destination = isDestination ? service : client;
                Set<Integer> kinds =
                        taken(place, place.ports().lowest(source), place.ports().lowest(destination));
                boolean clear = isClear(place, source, destination);
                place.ports().ranges(client).forEach(range -> clients.add(range, kinds, clear));
            }
            doubtful |= clients.isDoubtful();
            clients.taken()
                    .forEach((kinds, ranges) -> union.add(
                            place.protocol(),
                            place.handshake(),
                            isDestination ? ranges : place.ports().ranges(service),
                            isDestination ? place.ports().ranges(service) : ranges,
                            kinds));
        }

        private void addAll(Place place, TrafficUnion union) {
            PortGroups ports = place.ports();
            for (int source = 0; source < ports.count(); source++) {
                for (int destination = 0; destination < ports.count(); destination++) {
                    Set<Integer> kinds = taken(place, ports.lowest(source), ports.lowest(destination));
                    doubtful |= !kinds.isEmpty() && !isClear(place, source, destination);
                    union.add(
                            place.protocol(),
                            place.handshake(),
                            ports.ranges(source),
                            ports.ranges(destination),
                            kinds);
                }
            }
        }

        /** Whether no records beside a record are needed to tell its side. */
        private boolean isClear(Place place, int source, int destination) {
            for (int kind = 0; kind < place.remotes().count(); kind++) {
                Optional<FlowLogRecord> one = variant(
                        place, kind, place.ports().lowest(source), place.ports().lowest(destination));
                if (one.isPresent()) {
                    return sides(one.get()).size() == 1;
                }
            }
            return true;
        }

        private Optional<FlowLogRecord> variant(Place place, int kind, int sourcePort, int destinationPort) {
            return variants.at(
                    place.here(),
                    place.remotes().example(kind),
                    place.protocol(),
                    place.handshake(),
                    sourcePort,
                    destinationPort);
        }

        /** The kinds of far ends that are taken. */
        private Set<Integer> taken(Place place, int sourcePort, int destinationPort) {
            Set<Integer> taken = new LinkedHashSet<>();
            for (int kind = 0; kind < place.remotes().count(); kind++) {
                boolean possible = !place.remotes().isNeverLogged(kind)
                        && place.protocol()
                                .occursIn(place.remotes().example(kind).family());
                if (possible
                        && variant(place, kind, sourcePort, destinationPort)
                                .filter(this::isWanted)
                                .isPresent()) {
                    taken.add(kind);
                }
            }
            return taken;
        }

        private boolean isWanted(FlowLogRecord record) {
            if (++asked > MOST_ASKED) {
                throw new IllegalArgumentException(
                        "the group is spread over too many interfaces and ports; ask for one with --interface");
            }
            return sides(record).stream()
                    .map(side -> finder.find(record, side))
                    .anyMatch(cause -> cause.equals(wanted.cause()) && isOfPort(record, cause));
        }

        private boolean isOfPort(FlowLogRecord record, Cause cause) {
            return wanted.port().isPresent()
                    ? Sighting.of(record).map(Sighting::servicePort).equals(Optional.of(wanted.port()))
                    : countedPort(record, cause).isEmpty();
        }
    }

    /** The protocols of all packets. */
    public static List<IpProtocol> allProtocols() {
        return IntStream.rangeClosed(0, IpProtocol.MAX_NUMBER)
                .mapToObj(IpProtocol::new)
                .toList();
    }

    /** Ranges of ports that follow one another, joined. */
    static List<PortRange> joined(List<PortRange> ranges) {
        List<PortRange> sorted = new ArrayList<>(ranges);
        sorted.sort(Comparator.comparingInt(PortRange::from));
        List<PortRange> joined = new ArrayList<>();
        for (PortRange range : sorted) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).to() + 1 >= range.from()) {
                joined.set(
                        last,
                        new PortRange(
                                joined.get(last).from(),
                                Math.max(joined.get(last).to(), range.to())));
            } else {
                joined.add(range);
            }
        }
        return joined;
    }
}
