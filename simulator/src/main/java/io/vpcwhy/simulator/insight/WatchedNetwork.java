package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;

/** What is known of a network while its records are looked at: made once, for all threads. */
final class WatchedNetwork {

    private final Snapshot snapshot;
    private final FarEnds farEnds;
    private final NeverLogged neverLogged;

    WatchedNetwork(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.farEnds = new FarEnds(snapshot);
        this.neverLogged = new NeverLogged(snapshot, farEnds.interfaces());
    }

    Snapshot snapshot() {
        return snapshot;
    }

    /** The interfaces by their numbers. */
    List<NetworkInterface> interfaces() {
        return farEnds.interfaces();
    }

    FarEnds farEnds() {
        return farEnds;
    }

    NeverLogged neverLogged() {
        return neverLogged;
    }
}
