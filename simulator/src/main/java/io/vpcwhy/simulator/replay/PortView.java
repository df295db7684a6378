package io.vpcwhy.simulator.replay;

import java.util.HashMap;
import java.util.Map;

/** Ports as the filters of some interfaces tell them apart: far fewer than all filters together do. Immutable. */
final class PortView {

    private final char[] numbers;

    PortView(PortCells cells, GroupPolicy groups, AclPolicy acl) {
        this.numbers = new char[cells.count()];
        Map<Long, Integer> known = new HashMap<>();
        for (int cell = 0; cell < numbers.length; cell++) {
            int ports = cells.ruleClass(cell);
            long traits = ((((long) groups.portClass(ports) << 16) | acl.portClass(ports)) << 16) | cells.traits(cell);
            numbers[cell] = (char) (int) known.computeIfAbsent(traits, any -> known.size());
        }
    }

    /** The number of a cell, the same for cells whose ports nothing here tells apart. */
    int of(int cell) {
        return numbers[cell];
    }
}
