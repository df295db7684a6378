package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.ip.PortRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which far ends are taken by the port of the client. Between a service's port and another service's only the records
 * beside it tell which side a record is; such pairs are rare, and are taken as the ports around them are, lest each of
 * those ports be named.
 */
final class ClientPorts {

    private record Entry(PortRange range, Set<Integer> kinds, boolean clear) {}

    private final List<Entry> entries = new ArrayList<>();

    /**
     * Adds a range.
     *
     * @param kinds of far ends that are taken
     * @param clear whether the ports tell the side of a record
     */
    void add(PortRange range, Set<Integer> kinds, boolean clear) {
        entries.add(new Entry(range, kinds, clear));
    }

    /** Whether something is taken, and the ports never tell the side. */
    boolean isDoubtful() {
        return entries.stream().noneMatch(Entry::clear)
                && entries.stream().anyMatch(entry -> !entry.kinds().isEmpty());
    }

    /** The ranges of ports by the far ends that are taken. */
    Map<Set<Integer>, List<PortRange>> taken() {
        entries.sort(Comparator.comparingInt(entry -> entry.range().from()));
        boolean anyClear = entries.stream().anyMatch(Entry::clear);
        Set<Integer> around = entries.stream()
                .filter(Entry::clear)
                .findFirst()
                .map(Entry::kinds)
                .orElse(Set.of());
        Map<Set<Integer>, List<PortRange>> taken = new LinkedHashMap<>();
        for (Entry entry : entries) {
            around = entry.clear() ? entry.kinds() : around;
            Set<Integer> kinds = anyClear ? around : entry.kinds();
            if (!kinds.isEmpty()) {
                taken.computeIfAbsent(kinds, any -> new ArrayList<>()).add(entry.range());
            }
        }
        taken.replaceAll((kinds, ranges) -> AlikeRecordsFinder.joined(ranges));
        return taken;
    }
}
