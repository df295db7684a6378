package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.simulator.explain.Sighting;
import java.util.OptionalInt;

/** Counts records by what a change makes of them. For one thread. */
final class ChangeCounter {

    private final ChangeTable changes;
    private final boolean[] services;
    private final Counts counts = new Counts();

    /** @param services the ports that are counted by themselves whatever the change */
    ChangeCounter(ChangeTable changes, boolean[] services) {
        this.changes = changes;
        this.services = services;
    }

    Counts counts() {
        return counts;
    }

    /** @param position of its line among all */
    void add(FlowLogRecord record, Change change, long position) {
        OptionalInt port = Sighting.of(record).map(Sighting::servicePort).orElse(OptionalInt.empty());
        Tally.Group group = counts.groups().group(changes.number(change), counted(change, port));
        group.add(
                record.bytes().orElse(-1),
                record.start().orElse(-1),
                record.end().orElse(-1));
        if (change.effect() == Effect.UNCHANGED) {
            return;
        }
        Comparison.remote(record, change.today(), change.proposed())
                .ifPresent(remote -> counts.groups().addPeer(group, Hashes.address(remote.high(), remote.low())));
        if (!group.hasExampleBefore(position)) {
            group.example(position, record.toString());
        }
    }

    /** Of what breaks, every port counts; scans would make a group of each. */
    private int counted(Change change, OptionalInt port) {
        boolean every = change.effect() == Effect.BREAKS
                || (change.effect() == Effect.OPENS && change.farEnd() != FarEnd.INTERNET);
        boolean some = change.effect() == Effect.OPENS || change.effect() == Effect.DRIFT;
        return port.isPresent() && (every || (some && services[port.getAsInt()])) ? port.getAsInt() : Tally.NO_PORT;
    }
}
