package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.PortRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Ports as an interface tells them apart: groups, each with its ranges. */
final class PortGroups {

    private final List<List<PortRange>> ranges = new ArrayList<>();
    private final int service;

    /**
     * @param told ranges that rules tell apart
     * @param wanted a port that has a group of its own
     * @param counted ports that are counted by themselves whatever the cause
     */
    private PortGroups(Set<PortRange> told, OptionalInt wanted, boolean[] counted) {
        Set<PortRange> all = new HashSet<>(told);
        wanted.ifPresent(port -> all.add(PortRange.of(port)));
        PortCells cells = new PortCells(new PortClasses(all), new PortKinds(), counted);
        for (int i = 0; i < cells.count(); i++) {
            ranges.add(new ArrayList<>());
        }
        int from = 0;
        for (int port = 1; port <= PortRange.PORTS; port++) {
            if (port == PortRange.PORTS || cells.of(port) != cells.of(from)) {
                ranges.get(cells.of(from)).add(new PortRange(from, port - 1));
                from = port;
            }
        }
        this.service = cells.of(wanted.orElse(0));
    }

    static PortGroups of(Turn turn, NetworkInterface here, OptionalInt wanted, boolean[] counted) {
        Set<PortRange> told = new HashSet<>(turn.portsOfGroups(here));
        told.addAll(turn.portsOfAcl(turn.acl(here)));
        return new PortGroups(told, wanted, counted);
    }

    /** Number of groups. */
    int count() {
        return ranges.size();
    }

    /** The group of the port that was wanted. */
    int service() {
        return service;
    }

    List<PortRange> ranges(int group) {
        return ranges.get(group);
    }

    /** The lowest port of a group. */
    int lowest(int group) {
        return ranges.get(group).get(0).from();
    }
}
