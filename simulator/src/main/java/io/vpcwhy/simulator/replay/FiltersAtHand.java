package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.RecordValues;

/** What the filters at its interface decide of the record at hand, by a few tables. For one thread. */
final class FiltersAtHand {

    /** Stands for surroundings where a service of Amazon's may be at the far end. */
    static final int SPECIAL = -1;

    private final Network network;
    private final RecordValues values;
    private final RecordAtHand atHand;
    private int held;
    private int own;
    private int request;
    private int acl;

    FiltersAtHand(Network network, RecordValues values, RecordAtHand atHand) {
        this.network = network;
        this.values = values;
        this.atHand = atHand;
    }

    /** The number of what is around the interface, or {@link #SPECIAL}. */
    int around() {
        EdgePolicy edge = atHand.station().edge();
        int found = edge.at(atHand.remoteClass(edge.addresses()), atHand.ingress(), atHand);
        boolean special = (found & EdgePolicy.SERVICE) != 0
                || ((found & EdgePolicy.NEAR) != 0
                        && (PortCells.isDhcp(values.sourcePort()) || PortCells.isDhcp(values.destinationPort())));
        return special ? SPECIAL : EdgePolicy.number(found);
    }

    /**
     * Looks up what is decided.
     *
     * @param hasPorts whether packets of the protocol have ports
     * @param asAnswer whether also the request is asked about that the record answers
     */
    void ask(boolean hasPorts, boolean asAnswer) {
        Station station = atHand.station();
        int protocol = values.protocol();
        held = atHand.remoteHeld(network.held());
        int source = network.ports().of(hasPorts ? values.sourcePort() : 0);
        int destination = network.ports().of(hasPorts ? values.destinationPort() : 0);
        GroupPolicy groups = station.groups();
        int member = atHand.remoteClass(groups.addresses());
        boolean ingress = atHand.ingress();
        own = groups.lookup(ingress).result(protocol, destination, member, held, atHand, false);
        request = asAnswer
                ? groups.lookup(!ingress).result(protocol, source, member, held, atHand, true)
                : Decisions.NONE;
        AclPolicy list = station.acl();
        int far = atHand.remoteClass(list.addresses());
        acl = list.lookup(ingress).result(protocol, destination, far, 0, atHand, false);
    }

    /** What is known of who has the far end. */
    int held() {
        return held;
    }

    /** The number of what the security groups decide. */
    int own() {
        return own;
    }

    /** The number of what they decide of the request that the record answers. */
    int request() {
        return request;
    }

    /** The number of what the network ACL decides. */
    int acl() {
        return acl;
    }
}
