package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Vpc;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.ConnectionHash;
import io.vpcwhy.simulator.route.AddressScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Whose the far end of a record is, as a number: of an interface of the snapshot, or below 0 one of those here. */
final class FarEnds {

    static final int INTERNET = -1;
    static final int PRIVATE = -2;
    static final int SPECIAL = -3;

    private static final int SEVERAL = -4;

    /** A block of addresses, as numbers. */
    private record Block(long high, long low, long highMask, long lowMask) {

        static Block of(Cidr cidr) {
            int length = cidr.prefixLength();
            boolean v4 = cidr.family() == IpFamily.IPV4;
            long highMask = v4 ? 0 : mask(Math.min(length, Long.SIZE), Long.SIZE);
            long lowMask = v4 ? mask(length, Integer.SIZE) : mask(Math.max(0, length - Long.SIZE), Long.SIZE);
            return new Block(cidr.first().high(), cidr.first().low(), highMask, lowMask);
        }

        private static long mask(int ones, int bits) {
            long all = bits == Long.SIZE ? -1L : (1L << bits) - 1;
            return ones == 0 ? 0 : all & (all << (bits - ones));
        }

        boolean contains(long otherHigh, long otherLow) {
            return (otherHigh & highMask) == high && (otherLow & lowMask) == low;
        }
    }

    /** The interfaces by address, or by block of one length. */
    private static final class Holders {
        private final long highMask;
        private final long lowMask;
        private final long[] keys;
        private final int[] interfaces;

        Holders(Block mask, Map<IpAddress, Integer> all) {
            this.highMask = mask.highMask();
            this.lowMask = mask.lowMask();
            int size = Integer.highestOneBit(4 * all.size() + 2);
            this.keys = new long[2 * size];
            this.interfaces = new int[size];
            all.forEach((address, number) -> {
                int slot = slot(address.high(), address.low());
                keys[2 * slot] = address.high();
                keys[2 * slot + 1] = address.low();
                interfaces[slot] = number < 0 ? number : number + 1;
            });
        }

        private int slot(long high, long low) {
            int slot = (int) ConnectionHash.address(high, low) & (interfaces.length - 1);
            while (interfaces[slot] != 0 && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
                slot = (slot + 1) & (interfaces.length - 1);
            }
            return slot;
        }

        /** The number, {@link #SEVERAL}, or {@link #INTERNET} where none is known. */
        int of(long high, long low) {
            int found = interfaces[slot(high & highMask, low & lowMask)];
            return found == 0 ? INTERNET : found < 0 ? found : found - 1;
        }
    }

    private final Snapshot snapshot;
    private final List<NetworkInterface> interfaces;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Holders[] holders4;
    private final Holders[] holders6;
    private final Block[] private4;
    private final Block[] private6;
    private final Block[] special4;
    private final Block[] special6;

    FarEnds(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.interfaces = List.copyOf(snapshot.all(NetworkInterface.class));
        for (NetworkInterface each : interfaces) {
            numbers.put(each.id(), numbers.size());
        }
        this.holders4 = holders(IpFamily.IPV4);
        this.holders6 = holders(IpFamily.IPV6);
        Set<Cidr> inside = new LinkedHashSet<>(AddressScope.privateBlocks());
        for (Vpc vpc : snapshot.all(Vpc.class)) {
            for (Cidr block : vpc.cidrs()) {
                if (inside.stream().noneMatch(known -> known.contains(block))) {
                    inside.add(block);
                }
            }
        }
        this.private4 = blocks(List.copyOf(inside), IpFamily.IPV4);
        this.private6 = blocks(List.copyOf(inside), IpFamily.IPV6);
        this.special4 = blocks(AddressScope.unroutedBlocks(), IpFamily.IPV4);
        this.special6 = blocks(AddressScope.unroutedBlocks(), IpFamily.IPV6);
    }

    private static Block[] blocks(List<Cidr> cidrs, IpFamily family) {
        return cidrs.stream()
                .filter(cidr -> cidr.family() == family)
                .map(Block::of)
                .toArray(Block[]::new);
    }

    /** The holders of single addresses, then of the prefixes of each length. */
    private Holders[] holders(IpFamily family) {
        Map<Integer, Map<IpAddress, Integer>> byLength = new HashMap<>();
        int whole = Cidr.host(Cidr.everything(family).first()).prefixLength();
        for (int number = 0; number < interfaces.size(); number++) {
            for (Cidr held : held(interfaces.get(number), family)) {
                Map<IpAddress, Integer> holders = byLength.computeIfAbsent(held.prefixLength(), any -> new HashMap<>());
                Integer before = holders.putIfAbsent(held.first(), number);
                if (before != null && before != number) {
                    holders.put(held.first(), SEVERAL);
                }
            }
        }
        List<Holders> found = new ArrayList<>();
        for (int length = whole; length >= 0; length--) {
            if (byLength.containsKey(length)) {
                found.add(
                        new Holders(Block.of(Cidr.of(Cidr.everything(family).first(), length)), byLength.get(length)));
            }
        }
        return found.toArray(Holders[]::new);
    }

    private static List<Cidr> held(NetworkInterface each, IpFamily family) {
        List<Cidr> held = new ArrayList<>(each.prefixes());
        for (NetworkInterface.PrivateAddress own : each.addresses()) {
            held.add(Cidr.host(own.address()));
            own.publicAddress().map(Cidr::host).ifPresent(held::add);
        }
        return held.stream()
                .filter(((Predicate<Cidr>) block -> block.family() == family))
                .toList();
    }

    /** All interfaces of the snapshot, by their numbers. */
    List<NetworkInterface> interfaces() {
        return interfaces;
    }

    /** Whose an address is, as an interface meets it: a number of an interface, or one of those above. */
    int of(int here, int family, long high, long low) {
        for (Holders holders : family == 4 ? holders4 : holders6) {
            int found = holders.of(high, low);
            if (found != INTERNET) {
                return found == SEVERAL ? among(here, address(family, high, low)) : found;
            }
        }
        for (Block block : family == 4 ? special4 : special6) {
            if (block.contains(high, low)) {
                return SPECIAL;
            }
        }
        for (Block block : family == 4 ? private4 : private6) {
            if (block.contains(high, low)) {
                return PRIVATE;
            }
        }
        return INTERNET;
    }

    /** An address may be held in several VPCs; one in the interface's own is meant, or else nobody can say. */
    private int among(int here, IpAddress address) {
        String vpc = interfaces.get(here).vpcId();
        for (NetworkInterface holder : snapshot.interfacesWithAddress(address)) {
            if (holder.vpcId().equals(vpc)) {
                return numbers.getOrDefault(holder.id(), PRIVATE);
            }
        }
        return PRIVATE;
    }

    static IpAddress address(int family, long high, long low) {
        return family == 4 ? IpAddress.ofIpv4((int) low) : IpAddress.ofIpv6(high, low);
    }

    /** What a number stands for. */
    static Origin origin(int farEnd) {
        return switch (farEnd) {
            case INTERNET -> Origin.INTERNET;
            case PRIVATE -> Origin.PRIVATE;
            case SPECIAL -> Origin.SPECIAL;
            default -> Origin.OWN_INTERFACE;
        };
    }
}
