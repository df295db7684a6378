package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.filter.AmazonService;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Divides ports such that nothing that becomes of a record tells those of a cell apart. Immutable. */
final class PortCells {

    private static final int TRAIT_BITS = 5;

    private final char[] cells = new char[PortRange.PORTS];
    private final int[] traits;
    private final int[] ruleClasses;

    /**
     * @param classes what rules tell apart
     * @param counted ports that are counted by themselves whatever the cause
     */
    PortCells(PortClasses classes, PortKinds kinds, boolean[] counted) {
        Map<Integer, Integer> numbers = new HashMap<>();
        int[] found = new int[PortRange.PORTS];
        int last = -1;
        for (int port = 0; port < PortRange.PORTS; port++) {
            int own = (kinds.kind(port) << 2) | (counted[port] ? 2 : 0) | (isDhcp(port) ? 1 : 0);
            int all = (classes.of(port) << TRAIT_BITS) | own;
            if (all != last) {
                last = all;
                cells[port] = (char) (int) numbers.computeIfAbsent(all, any -> numbers.size());
                found[cells[port]] = all;
            } else {
                cells[port] = cells[port - 1];
            }
        }
        this.traits = Arrays.stream(found, 0, numbers.size())
                .map(all -> all & ((1 << TRAIT_BITS) - 1))
                .toArray();
        this.ruleClasses = Arrays.stream(found, 0, numbers.size())
                .map(all -> all >> TRAIT_BITS)
                .toArray();
    }

    static boolean isDhcp(int port) {
        return port == AmazonService.DHCP.port().orElseThrow() || port == AmazonService.DHCP_CLIENT_PORT;
    }

    /** The cell of a port, below 65,536. */
    int of(int port) {
        return cells[port];
    }

    int count() {
        return traits.length;
    }

    /** What the ports of a cell are by themselves, below 32. */
    int traits(int cell) {
        return traits[cell];
    }

    /** The class of a cell among what rules tell apart. */
    int ruleClass(int cell) {
        return ruleClasses[cell];
    }
}
