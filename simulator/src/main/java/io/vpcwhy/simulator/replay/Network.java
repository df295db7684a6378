package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.snapshot.Snapshot;

/** A snapshot made ready for many records: everything that all threads share. */
final class Network {

    /** Kinds of held addresses that fit into a key. */
    private static final int MOST_HELD = 256;

    private static final int PROTOCOLS = 256;

    private final HeldAddresses held;
    private final Stations stations;
    private final Causes causes;
    private final FarEnds farEnds = new FarEnds();
    private final SharedKinds kinds = new SharedKinds();
    private final boolean[] protocolsWithPorts = new boolean[PROTOCOLS];

    Network(Snapshot snapshot) {
        this.held = new HeldAddresses(snapshot);
        this.stations = new Stations(snapshot, held, held.count() <= MOST_HELD);
        this.causes = new Causes(snapshot, new CauseTable(), stations.decisions());
        for (int protocol = 0; protocol < PROTOCOLS; protocol++) {
            protocolsWithPorts[protocol] = new IpProtocol(protocol).hasPorts();
        }
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

    /** What tells ports apart. */
    PortCells portCells() {
        return stations.portCells();
    }

    /** Numbers what all policies of an interface make of far ends. */
    FarEnds farEnds() {
        return farEnds;
    }

    /** What became of the kinds of records that were met so far. */
    SharedKinds kinds() {
        return kinds;
    }

    PortKinds portKinds() {
        return stations.portKinds();
    }

    Causes causes() {
        return causes;
    }

    /** By the number of a protocol, whether its packets have ports. */
    boolean[] protocolsWithPorts() {
        return protocolsWithPorts;
    }

    /** Ports that are counted by themselves whatever the cause: those of services, and those that rules name. */
    boolean[] services() {
        return stations.services();
    }
}
