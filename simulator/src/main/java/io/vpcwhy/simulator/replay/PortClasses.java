package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.ip.PortRange;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Divides all ports into classes, such that those of a class are in the same of some ranges. */
final class PortClasses {

    private final char[] ofPort = new char[PortRange.PORTS];
    private final int[] lowest;

    /** The finest division that is needed: one look at a large table, from which the small ones go on. */
    PortClasses(Collection<PortRange> ranges) {
        BitSet cuts = new BitSet(PortRange.PORTS + 1);
        for (PortRange range : ranges) {
            cuts.set(range.from());
            cuts.set(range.to() + 1);
        }
        cuts.set(0);
        cuts.clear(PortRange.PORTS);
        this.lowest = cuts.stream().toArray();
        int number = -1;
        for (int port = 0; port < PortRange.PORTS; port++) {
            number += cuts.get(port) ? 1 : 0;
            ofPort[port] = (char) number;
        }
    }

    int of(int port) {
        return ofPort[port];
    }

    /** Unites the classes that some of the ranges do not tell apart: the coarser class of each class, from 0. */
    short[] united(Collection<PortRange> ranges) {
        List<PortRange> distinct = List.copyOf(new HashSet<>(ranges));
        Map<Set<Integer>, Short> numbers = new HashMap<>();
        short[] united = new short[lowest.length];
        for (int i = 0; i < united.length; i++) {
            Set<Integer> in = new HashSet<>();
            for (int j = 0; j < distinct.size(); j++) {
                if (distinct.get(j).contains(lowest[i])) {
                    in.add(j);
                }
            }
            united[i] = numbers.computeIfAbsent(in, any -> (short) numbers.size());
        }
        return united;
    }
}
