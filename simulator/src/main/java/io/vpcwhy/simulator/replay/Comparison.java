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
import java.util.Optional;

/** Holds records against two snapshots, one by one. Immutable and safe to share. */
final class Comparison {

    private final Snapshot snapshot;
    private final CauseFinder today;
    private final CauseFinder proposed;

    Comparison(Snapshot today, Snapshot proposed) {
        this.snapshot = today;
        this.today = new CauseFinder(today);
        this.proposed = new CauseFinder(proposed);
    }

    /** What the change is for a record of which it is known, or known not to be known, which side it is. */
    Change change(FlowLogRecord record, FlowFinding side) {
        return change(record, side, today.find(record, side), proposed.find(record, side));
    }

    /** As {@link #change(FlowLogRecord, FlowFinding)}, where the causes are known. */
    Change change(FlowLogRecord record, FlowFinding side, Cause now, Cause then) {
        return Change.of(now, then, isOpen(side), () -> proposed.refusesRequestOf(record), farEnd(record, now, then));
    }

    /** Whether {@code explain} takes a record of that side for an answer where nothing else permits it. */
    private static boolean isOpen(FlowFinding side) {
        return side.flow() == Flow.UNKNOWN || (side.flow() == Flow.REQUEST && side.basis() == Basis.SIBLING_RECORD);
    }

    private FarEnd farEnd(FlowLogRecord record, Cause now, Cause then) {
        return remote(record, now, then).map(this::farEnd).orElse(FarEnd.ELSEWHERE);
    }

    /** The address at the far end, where either cause knows which of the two ends that is. */
    static Optional<IpAddress> remote(FlowLogRecord record, Cause now, Cause then) {
        return now.direction()
                .or(then::direction)
                .flatMap(way ->
                        Sighting.of(record).map(seen -> way == Direction.INGRESS ? seen.source() : seen.destination()));
    }

    /** Whose an address is. */
    FarEnd farEnd(IpAddress address) {
        if (!snapshot.interfacesWithAddress(address).isEmpty()
                || snapshot.interfaceWithPublicAddress(address).isPresent()) {
            return FarEnd.OWN;
        }
        return AddressScope.isPrivate(address) ? FarEnd.ELSEWHERE : FarEnd.INTERNET;
    }
}
