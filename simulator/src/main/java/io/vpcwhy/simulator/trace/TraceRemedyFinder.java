package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.remedy.Change;
import io.vpcwhy.simulator.trace.Trace.Disposition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Works out the smallest changes with which a packet that does not arrive would arrive, and proves them by walking it
 * again on the changed snapshot. It makes one change after another, for what a change lets pass may be stopped farther
 * on.
 *
 * <p>Where that does not make the packet reachable, the changes of filters alone are offered as a part: a route or gateway
 * that was not proven to help is not. Only what refuses a packet for certain is mended.
 */
public final class TraceRemedyFinder {

    /** More filters than any way that ends has; it keeps a mistake from going on for ever. */
    private static final int MOST_CHANGES = 64;

    private final Snapshot snapshot;

    public TraceRemedyFinder(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** A question and how far its remedies have come. */
    private record Attempt(Origin origin, Target target, Snapshot snapshot, Trace trace, List<TraceRemedy> remedies) {

        boolean isReachable() {
            return trace.disposition() == Disposition.REACHABLE;
        }

        Attempt with(TraceRemedy remedy) {
            List<TraceRemedy> all = new ArrayList<>(remedies);
            all.add(remedy);
            Snapshot changed = remedy.change().applyTo(snapshot);
            return new Attempt(origin, target, changed, walk(changed), all);
        }

        Trace walk(Snapshot on) {
            return new Tracer(NetworkGraph.of(on)).trace(origin, target, trace.packet());
        }

        TraceRemedies result() {
            return new TraceRemedies(remedies, trace);
        }
    }

    /** The changes for a trace of this snapshot: none unless it ends as not reachable. */
    public TraceRemedies find(Origin origin, Target target, Trace trace) {
        if (trace.disposition() != Disposition.NOT_REACHABLE) {
            return TraceRemedies.none(trace);
        }
        Attempt start = new Attempt(origin, target, snapshot, trace, List.of());
        Attempt whole = mend(start, true);
        return whole.isReachable() ? withoutNeedless(whole) : mend(start, false).result();
    }

    /** @param ways whether routes and gateways are changed too, or filters alone */
    private static Attempt mend(Attempt start, boolean ways) {
        Attempt now = start;
        Set<Blockage.Spot> givenUp = new HashSet<>();
        Optional<Attempt> next = Optional.of(start);
        while (next.isPresent() && next.get().remedies().size() < MOST_CHANGES) {
            now = next.get();
            next = now.trace().disposition() == Disposition.NOT_REACHABLE
                    ? oneMore(now, ways, givenUp)
                    : Optional.empty();
        }
        return now;
    }

    /** The attempt with the first obstacle mended that can be. */
    private static Optional<Attempt> oneMore(Attempt now, boolean ways, Set<Blockage.Spot> givenUp) {
        for (Blockage blockage : Blockage.of(now.trace())) {
            if (givenUp.contains(blockage.spot())) {
                continue;
            }
            Optional<Attempt> mended = new ObstacleRemedies(now.snapshot())
                    .of(blockage, ways)
                    .map(now::with)
                    .filter(after -> Blockage.of(after.trace()).stream()
                            .noneMatch(left -> left.spot().equals(blockage.spot())));
            if (mended.isPresent()) {
                return mended;
            }
            givenUp.add(blockage.spot());
        }
        return Optional.empty();
    }

    /** A later change may do what an earlier one was for. */
    private TraceRemedies withoutNeedless(Attempt whole) {
        List<TraceRemedy> needed = new ArrayList<>(whole.remedies());
        for (TraceRemedy remedy : whole.remedies()) {
            List<TraceRemedy> fewer = new ArrayList<>(needed);
            fewer.remove(remedy);
            if (!fewer.isEmpty() && walk(whole, fewer).disposition() == Disposition.REACHABLE) {
                needed = fewer;
            }
        }
        return new TraceRemedies(needed, walk(whole, needed));
    }

    private Trace walk(Attempt attempt, List<TraceRemedy> remedies) {
        List<Change> changes = remedies.stream().map(TraceRemedy::change).toList();
        return attempt.walk(Change.applyAll(changes, snapshot));
    }
}
