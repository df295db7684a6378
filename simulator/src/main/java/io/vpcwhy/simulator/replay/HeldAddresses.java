package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.ConnectionHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which VPCs have an interface with an address, and whether it is somebody's public one: as a number. Immutable. */
final class HeldAddresses {

    /** The number of an address that no interface has. */
    private static final int NOBODY = 0;

    private final Snapshot snapshot;
    private final Set<Cidr> blocks = new HashSet<>();
    private final Map<String, Integer> kinds = new HashMap<>();
    private final long[] table;
    private final AddressClasses prefixes;
    private final int[] kindOfPrefix;

    HeldAddresses(Snapshot snapshot) {
        this.snapshot = snapshot;
        kinds.put("", NOBODY);
        List<IpAddress> all = new ArrayList<>();
        List<Cidr> delegated = new ArrayList<>();
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            delegated.addAll(nic.prefixes());
            nic.addresses().forEach(own -> {
                all.add(own.address());
                own.publicAddress().ifPresent(all::add);
            });
        }
        blocks.addAll(delegated);
        all.forEach(address -> blocks.add(Cidr.host(address)));
        this.table = new long[4 * Integer.highestOneBit(Math.max(4, 2 * all.size()))];
        all.forEach(address -> insert(address.high(), address.low(), family(address.family()), kind(address)));
        List<IpAddress> ofPrefix = new ArrayList<>();
        this.prefixes = new AddressClasses(List.of(), delegated, address -> {
            ofPrefix.add(address);
            return address.toString();
        });
        this.kindOfPrefix = new int[prefixes.count()];
        for (IpAddress first : ofPrefix) {
            kindOfPrefix[number(prefixes, first)] = kind(first);
        }
    }

    private static int number(AddressClasses classes, IpAddress address) {
        return address.family() == IpFamily.IPV4
                ? classes.of4((int) address.low())
                : classes.of6(address.high(), address.low());
    }

    private int kind(IpAddress address) {
        TreeSet<String> vpcs = new TreeSet<>();
        snapshot.interfacesWithAddress(address).forEach(nic -> vpcs.add(nic.vpcId()));
        String name = String.join(" ", vpcs)
                + (snapshot.interfaceWithPublicAddress(address).isPresent() ? " public" : "");
        return kinds.computeIfAbsent(name, any -> kinds.size());
    }

    /** The blocks and the single addresses by which it tells addresses apart. */
    Set<Cidr> blocks() {
        return blocks;
    }

    /** Number of kinds. */
    int count() {
        return kinds.size();
    }

    /** The kind of an address. */
    int kindOf(IpAddress address) {
        return address.family() == IpFamily.IPV4 ? of4((int) address.low()) : of6(address.high(), address.low());
    }

    int of4(int address) {
        long low = address & 0xFFFF_FFFFL;
        int found = find(0, low, family(IpFamily.IPV4));
        return found != NOBODY || prefixes.count() <= 2 ? found : kindOfPrefix[prefixes.of4(address)];
    }

    int of6(long high, long low) {
        int found = find(high, low, family(IpFamily.IPV6));
        return found != NOBODY || prefixes.count() <= 2 ? found : kindOfPrefix[prefixes.of6(high, low)];
    }

    private static int family(IpFamily family) {
        return family == IpFamily.IPV4 ? 1 : 2;
    }

    /** The kind in the upper half of the third number, the family in the lower. */
    private void insert(long high, long low, int family, int kind) {
        int mask = table.length / 4 - 1;
        int slot = (int) (ConnectionHash.address(high, low) >>> 20) & mask;
        while (table[4 * slot + 2] != 0 && !is(slot, high, low, family)) {
            slot = (slot + 1) & mask;
        }
        table[4 * slot] = high;
        table[4 * slot + 1] = low;
        table[4 * slot + 2] = ((long) kind << 32) | family;
    }

    private int find(long high, long low, int family) {
        int mask = table.length / 4 - 1;
        int slot = (int) (ConnectionHash.address(high, low) >>> 20) & mask;
        while (table[4 * slot + 2] != 0) {
            if (is(slot, high, low, family)) {
                return (int) (table[4 * slot + 2] >>> 32);
            }
            slot = (slot + 1) & mask;
        }
        return NOBODY;
    }

    private boolean is(int slot, long high, long low, int family) {
        return table[4 * slot + 1] == low && table[4 * slot] == high && (int) table[4 * slot + 2] == family;
    }
}
