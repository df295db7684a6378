package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.CauseFinder;
import io.vpcwhy.simulator.explain.FlowFinding;
import io.vpcwhy.simulator.explain.FlowFinding.Basis;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import io.vpcwhy.simulator.explain.Sighting;
import io.vpcwhy.simulator.route.AddressScope;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/** Holds records against two snapshots, and numbers what comes of it. Safe for use by several threads. */
final class Changes implements Verdicts {

    /** Stands for a pair of causes of which the record itself has to tell more. */
    static final int DETAILED = -1;

    /** Numbers of causes below 2 to the 30th fit into a key, beside the far end and the side. */
    private static final int KEY_SHIFT = 33;

    private final Snapshot snapshot;
    private final Causes today;
    private final Causes proposed;
    private final CauseFinder proposedFinder;
    private final ChangeTable table = new ChangeTable();
    private final Cells plain = new Cells();
    private final Cells detailed = new Cells();

    /** @param snapshot that of today */
    Changes(Snapshot snapshot, Causes today, Snapshot proposedSnapshot, Causes proposed) {
        this.snapshot = snapshot;
        this.today = today;
        this.proposed = proposed;
        this.proposedFinder = new CauseFinder(proposedSnapshot);
    }

    @Override
    public ChangeTable table() {
        return table;
    }

    @Override
    public int of(FlowLogRecord record, FlowFinding side) {
        return number(today.of(record, side), proposed.of(record, side), isOpen(side), record);
    }

    @Override
    public int ofDoubtful(FlowLogRecord record, Sighting sighting) {
        Optional<FlowFinding> own = sighting.sideByHandshake();
        return own.isPresent()
                ? of(record, own.get())
                : of(today.ofDoubtful(record, sighting), proposed.ofDoubtful(record, sighting), record);
    }

    /** The number for two causes, either of which may be a choice; where it turns on the side, that of a choice. */
    int of(int now, int then, FlowLogRecord record) {
        if (now >= 0 && then >= 0) {
            return number(now, then, false, record);
        }
        List<Integer> found = IntStream.range(0, Causes.SIDE_COUNT)
                .mapToObj(side -> number(
                        today.onSide(now, side), proposed.onSide(then, side), isOpen(Causes.finding(side)), record))
                .toList();
        return table.choiceAmong(found);
    }

    @Override
    public int chosen(int choice, FlowFinding side) {
        return table.among(choice)[Causes.index(side)];
    }

    /** The number for two causes where it is the same for all their records; else {@link #DETAILED}. */
    int plain(int now, int then) {
        long key = ((long) now << Integer.SIZE) | then;
        int known = plain.find(key);
        if (known == Cells.NONE) {
            AtomicBoolean asked = new AtomicBoolean();
            Change change = Change.of(
                    today.table().cause(now),
                    proposed.table().cause(then),
                    false,
                    () -> {
                        asked.set(true);
                        return List.of();
                    },
                    FarEnd.ELSEWHERE);
            boolean same = !asked.get() && (change.effect() == Effect.UNCHANGED || change.effect() == Effect.NO_DATA);
            known = same ? table.number(change) : DETAILED;
            plain.put(key, known);
        }
        return known;
    }

    private int number(int now, int then, boolean sideOpen, FlowLogRecord record) {
        Cause one = today.table().cause(now);
        Cause other = proposed.table().cause(then);
        FarEnd farEnd = farEnd(record, one, other);
        long key = ((long) now << KEY_SHIFT) | ((long) then << 3) | (number(farEnd) << 1) | (sideOpen ? 1 : 0);
        int known = detailed.find(key);
        if (known != Cells.NONE) {
            return known;
        }
        AtomicBoolean asked = new AtomicBoolean();
        Change change = Change.of(
                one,
                other,
                sideOpen,
                () -> {
                    asked.set(true);
                    return proposedFinder.refusingRequestOf(record);
                },
                farEnd);
        int number = table.number(change);
        if (!asked.get()) {
            detailed.put(key, number);
        }
        return number;
    }

    private static int number(FarEnd farEnd) {
        return switch (farEnd) {
            case OWN -> 0;
            case INTERNET -> 1;
            case ELSEWHERE -> 2;
        };
    }

    /** Whether {@code explain} takes a record of that side for an answer where nothing else permits it. */
    private static boolean isOpen(FlowFinding side) {
        return side.flow() == Flow.UNKNOWN || (side.flow() == Flow.REQUEST && side.basis() == Basis.SIBLING_RECORD);
    }

    @Override
    public Optional<Direction> direction(int number) {
        return table.at(number).direction();
    }

    private FarEnd farEnd(FlowLogRecord record, Cause now, Cause then) {
        Optional<Direction> direction = now.direction().or(then::direction);
        return direction
                .flatMap(way ->
                        Sighting.of(record).map(seen -> way == Direction.INGRESS ? seen.source() : seen.destination()))
                .map(this::farEnd)
                .orElse(FarEnd.ELSEWHERE);
    }

    private FarEnd farEnd(IpAddress address) {
        if (!snapshot.interfacesWithAddress(address).isEmpty()
                || snapshot.interfaceWithPublicAddress(address).isPresent()) {
            return FarEnd.OWN;
        }
        return AddressScope.isPrivate(address) ? FarEnd.ELSEWHERE : FarEnd.INTERNET;
    }
}
