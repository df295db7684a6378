package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.simulator.route.AddressScope;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses of the internet a log shows refused at many doors: different ports or interfaces. Whoever knows where
 * to go tries one or two. Memory is bounded: the senders that were heard of least recently are forgotten.
 */
final class Sweeps {

    /** A client may try a service's few ports on two load balancer nodes; five doors are a search. */
    private static final int DOORS_OF_A_SEARCH = 5;

    private final Map<IpAddress, Set<String>> doors;

    /** @param most how many senders are kept */
    Sweeps(int most) {
        this.doors = new LinkedHashMap<>(64, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<IpAddress, Set<String>> eldest) {
                return size() > most;
            }
        };
    }

    void add(FlowLogRecord record) {
        Optional<IpAddress> source = source(record);
        boolean counts = source.isPresent()
                && record.action().equals(Optional.of(FlowLogAction.REJECT))
                && !AddressScope.isPrivate(source.get());
        if (!counts) {
            return;
        }
        Set<String> tried = doors.computeIfAbsent(source.get(), k -> new HashSet<>());
        if (tried.size() < DOORS_OF_A_SEARCH) {
            tried.add(record.interfaceId().orElse("") + " "
                    + record.destinationPort().orElse(0));
        }
    }

    /** Whether a record's sender searches. */
    boolean swept(FlowLogRecord record) {
        Optional<Set<String>> tried = source(record).map(doors::get);
        return tried.isPresent() && tried.get().size() >= DOORS_OF_A_SEARCH;
    }

    private static Optional<IpAddress> source(FlowLogRecord record) {
        return record.packetSourceAddress().or(record::sourceAddress);
    }
}
