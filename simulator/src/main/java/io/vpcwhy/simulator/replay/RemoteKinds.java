package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Far ends as an interface tells them apart: kinds, each with one of its addresses, and the blocks of each. */
final class RemoteKinds {

    private static final int IPV4_BITS = 32;
    private static final int IPV6_BITS = 128;

    /** From the first address of a range to the last. */
    private record Range(IpAddress first, IpAddress last, int kind) {}

    private final List<Range> ranges = new ArrayList<>();
    private final List<IpAddress> examples = new ArrayList<>();
    private final Set<Integer> neverLogged = new HashSet<>();

    private RemoteKinds(AddressClasses classes, Predicate<IpAddress> isNeverLogged) {
        int[] kinds = new int[classes.count()];
        for (IpFamily family : IpFamily.values()) {
            List<IpAddress> firsts = classes.firsts(family);
            for (int i = 0; i < firsts.size(); i++) {
                IpAddress first = firsts.get(i);
                IpAddress end = Cidr.everything(family).last();
                IpAddress last = i + 1 < firsts.size() ? before(firsts.get(i + 1)) : end;
                int number = classes.of(first);
                if (kinds[number] == 0) {
                    examples.add(first);
                    kinds[number] = examples.size();
                    if (isNeverLogged.test(first)) {
                        neverLogged.add(kinds[number] - 1);
                    }
                }
                ranges.add(new Range(first, last, kinds[number] - 1));
            }
        }
    }

    /** Those of an interface. */
    static RemoteKinds of(Turn turn, HeldAddresses held, NetworkInterface here) {
        Set<String> groups = turn.referencedGroups(here);
        Set<Cidr> blocks = new HashSet<>(turn.blocksOfGroups(here));
        blocks.addAll(turn.blocksOfAcl(turn.acl(here)));
        blocks.addAll(turn.blocksOfSurroundings(here));
        blocks.addAll(here.prefixes());
        Set<Cidr> marked = new HashSet<>(held.blocks());
        marked.addAll(turn.blocksOfMembers(groups));
        AddressClasses classes = new AddressClasses(
                blocks,
                marked,
                address -> held.kindOf(address) + " " + here.holds(address) + " " + turn.mark(address, groups, here));
        return new RemoteKinds(classes, address -> here.holds(address) || turn.isService(here, address));
    }

    private static IpAddress before(IpAddress address) {
        if (address.family() == IpFamily.IPV4) {
            return IpAddress.ofIpv4((int) address.low() - 1);
        }
        return IpAddress.ofIpv6(address.low() == 0 ? address.high() - 1 : address.high(), address.low() - 1);
    }

    int count() {
        return examples.size();
    }

    /** One address of a kind. */
    IpAddress example(int kind) {
        return examples.get(kind);
    }

    /**
     * Whether no record is made of traffic with a kind: with services that AWS offers at reserved addresses, and of an
     * interface with itself.
     *
     * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-limitations.html">Flow log limitations</a>
     */
    boolean isNeverLogged(int kind) {
        return neverLogged.contains(kind);
    }

    /**
     * The fewest blocks that hold the addresses of some kinds and of no others, ascending; of addresses of which no record
     * is made, those after one that is taken are taken too.
     */
    List<Cidr> blocks(Collection<Integer> kinds) {
        List<Cidr> blocks = new ArrayList<>();
        @Nullable IpAddress first = null;
        @Nullable IpAddress last = null;
        for (Range range : ranges) {
            boolean goesOn = first != null && first.family() == range.first().family();
            boolean taken = isNeverLogged(range.kind()) ? goesOn : kinds.contains(range.kind());
            if (first != null && last != null && (!taken || !goesOn)) {
                addBlocks(first, last, blocks);
                first = null;
            }
            if (taken) {
                first = first == null ? range.first() : first;
                last = range.last();
            }
        }
        if (first != null && last != null) {
            addBlocks(first, last, blocks);
        }
        return blocks;
    }

    private static void addBlocks(IpAddress from, IpAddress to, List<Cidr> blocks) {
        int bits = from.family() == IpFamily.IPV4 ? IPV4_BITS : IPV6_BITS;
        IpAddress next = from;
        while (true) {
            int length = bits;
            while (length > 0 && fits(next, length - 1, to)) {
                length--;
            }
            Cidr block = Cidr.of(next, length);
            blocks.add(block);
            if (block.last().equals(to)) {
                return;
            }
            next = block.last().next();
        }
    }

    private static boolean fits(IpAddress first, int length, IpAddress to) {
        Cidr block = Cidr.of(first, length);
        return block.first().equals(first) && block.last().compareTo(to) <= 0;
    }
}
