package io.vpcwhy.cli;

import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.connection.ConnectionFinder;
import io.vpcwhy.simulator.connection.ConnectionReport;
import io.vpcwhy.simulator.connection.ConnectionWatch;
import io.vpcwhy.simulator.replay.WatchedReplay;
import io.vpcwhy.simulator.replay.Watching;

/** A look at which connections of logs are broken. */
record ConnectionLook(Snapshot snapshot, Watching<ConnectionWatch> watching) {

    static ConnectionLook over(Snapshot snapshot) {
        return new ConnectionLook(snapshot, ConnectionWatch.of(snapshot));
    }

    /** What a replay saw that looked so. */
    ConnectionReport found(WatchedReplay replay) {
        return new ConnectionFinder(snapshot).find(replay.seen(watching));
    }
}
