package io.vpcwhy.simulator.connection;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One IPv4 address for each interface, by which its connections are found again at the other end: the other end may see
 * its public address, and a log without pkt-dstaddr tells the primary address in place of secondary ones.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log records, dstaddr</a>
 */
final class KeyAddresses {

    private static final long FREE = -1;

    /** Address in the upper half, the interface's own one in the lower. */
    private final long[] table;

    KeyAddresses(Snapshot snapshot) {
        Map<Integer, Integer> primaries = new HashMap<>();
        Set<Integer> ambiguous = new HashSet<>();
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            Optional<IpAddress> primary = nic.primaryAddress(IpFamily.IPV4);
            for (NetworkInterface.PrivateAddress own : nic.addresses()) {
                if (own.address().family() == IpFamily.IPV4 && primary.isPresent()) {
                    put(primaries, ambiguous, own.address(), primary.get());
                    own.publicAddress().ifPresent(address -> put(primaries, ambiguous, address, primary.get()));
                }
            }
        }
        primaries.keySet().removeAll(ambiguous);
        primaries.entrySet().removeIf(each -> each.getKey().equals(each.getValue()));
        this.table = new long[4 * Integer.highestOneBit(Math.max(4, primaries.size()))];
        Arrays.fill(table, FREE);
        primaries.forEach(
                (address, primary) -> table[slot(address)] = ((long) address << 32) | (primary & 0xFFFF_FFFFL));
    }

    private static void put(Map<Integer, Integer> all, Set<Integer> ambiguous, IpAddress address, IpAddress primary) {
        Integer before = all.put((int) address.low(), (int) primary.low());
        if (before != null && before != (int) primary.low()) {
            ambiguous.add((int) address.low());
        }
    }

    private int slot(int address) {
        int slot = ((address * 0x9E37_79B9) >>> 1) & (table.length - 1);
        while (table[slot] != FREE && (int) (table[slot] >>> 32) != address) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    /** The address by which an IPv4 address is known: mostly itself. */
    long of4(long low) {
        long found = table[slot((int) low)];
        return found == FREE ? low : found & 0xFFFF_FFFFL;
    }
}
