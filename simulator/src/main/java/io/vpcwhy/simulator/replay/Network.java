package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.snapshot.Snapshot;

/** A snapshot made ready for many records: everything that all threads share. */
final class Network {

    /** Kinds of held addresses that fit into a key. */
    private static final int MOST_HELD = 256;

    private static final int PORTS = 65_536;

    private final HeldAddresses held;
    private final Stations stations;
    private final PortKinds portKinds = new PortKinds();
    private final Causes causes;
    private final boolean[] services = new boolean[PORTS];

    Network(Snapshot snapshot) {
        this.held = new HeldAddresses(snapshot);
        this.stations = new Stations(snapshot, held.count(), held.count() <= MOST_HELD);
        this.causes = new Causes(snapshot, new CauseTable(), stations.decisions());
        for (int port = 0; port < PORTS; port++) {
            services[port] = portKinds.isService(port);
        }
        stations.namedPorts().forEach(port -> services[port] = true);
    }

    HeldAddresses held() {
        return held;
    }

    Stations stations() {
        return stations;
    }

    PortClasses ports() {
        return stations.ports();
    }

    PortKinds portKinds() {
        return portKinds;
    }

    Causes causes() {
        return causes;
    }

    /** Ports that are counted by themselves whatever the cause: those of services, and those that rules name. */
    boolean[] services() {
        return services;
    }
}
