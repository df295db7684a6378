package io.vpcwhy.simulator.replay;

import io.vpcwhy.simulator.filter.AmazonService;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Divides ports such that nothing that becomes of a record tells those of a cell apart. Immutable. */
final class PortCells {

    private static final int PORTS = 65_536;

    private final char[] cells = new char[PORTS];

    /** @param counted ports that are counted by themselves whatever the cause */
    PortCells(PortClasses classes, PortKinds kinds, boolean[] counted) {
        Map<List<Object>, Integer> numbers = new HashMap<>();
        List<Object> last = List.of();
        int number = 0;
        for (int port = 0; port < PORTS; port++) {
            List<Object> traits = List.of(classes.of(port), kinds.kind(port), counted[port], isDhcp(port));
            if (!traits.equals(last)) {
                number = numbers.computeIfAbsent(traits, any -> numbers.size());
                last = traits;
            }
            cells[port] = (char) number;
        }
    }

    static boolean isDhcp(int port) {
        return port == AmazonService.DHCP.port().orElseThrow() || port == AmazonService.DHCP_CLIENT_PORT;
    }

    /** The cell of a port, below 65,536. */
    int of(int port) {
        return cells[port];
    }
}
