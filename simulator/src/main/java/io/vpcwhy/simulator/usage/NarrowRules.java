package io.vpcwhy.simulator.usage;

import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes the narrowest rules that permit what one was seen to permit, {@value #MOST_RULES} at most where it has a few
 * protocols alone: some ranges of ports for each protocol, from some blocks each. Where these blocks hold a {@value #SHARE}th of the rule's own
 * or more, as with clients from all of the internet, the rule's own stays: the next client comes from elsewhere.
 */
final class NarrowRules {

    /** Ranges of ports of a protocol, and blocks of a range, from the narrowest rules to the fewest. */
    private static final int[][] MOST = {{8, 4}, {4, 4}, {8, 1}, {4, 1}, {1, 1}};

    /** Rules beyond which nobody would take it for simpler. */
    private static final int MOST_RULES = 16;

    private static final int SHARE = 16;

    private final SecurityGroupRule rule;
    private final Optional<Cidr> block;

    NarrowRules(SecurityGroupRule rule) {
        this.rule = rule;
        this.block = rule.peer() instanceof RulePeer.CidrPeer peer ? Optional.of(peer.cidr()) : Optional.empty();
    }

    /** The rules, in the order of protocols and ports; they may be as wide as the one that there is. */
    List<SecurityGroupRule> of(List<SeenTraffic.Entry> seen) {
        List<SecurityGroupRule> rules = List.of();
        for (int[] most : MOST) {
            rules = rules(seen, most[0], most[1]);
            if (rules.size() <= MOST_RULES) {
                return rules;
            }
        }
        return rules;
    }

    private List<SecurityGroupRule> rules(List<SeenTraffic.Entry> seen, int mostRanges, int mostBlocks) {
        Map<TrafficClass, List<Cidr>> remotes = new LinkedHashMap<>();
        byProtocol(seen).forEach((protocol, entries) -> {
            List<PortRange> ranges = ranges(entries, mostRanges);
            for (SeenTraffic.Entry entry : entries) {
                remotes.computeIfAbsent(traffic(protocol, entry, ranges), any -> new ArrayList<>())
                        .add(entry.remote());
            }
        });
        List<SecurityGroupRule> rules = new ArrayList<>();
        remotes.forEach((traffic, from) -> peers(from, mostBlocks).forEach(peer -> rules.add(rule(traffic, peer))));
        return rules;
    }

    private static Map<IpProtocol, List<SeenTraffic.Entry>> byProtocol(List<SeenTraffic.Entry> seen) {
        Map<IpProtocol, List<SeenTraffic.Entry>> byProtocol = new TreeMap<>();
        seen.forEach(entry -> byProtocol
                .computeIfAbsent(entry.protocol(), any -> new ArrayList<>())
                .add(entry));
        return byProtocol;
    }

    /** The ports as a few ranges; the smallest gaps are closed first. */
    private static List<PortRange> ranges(List<SeenTraffic.Entry> entries, int most) {
        List<PortRange> ranges = new ArrayList<>();
        entries.stream()
                .flatMapToInt(entry -> entry.port().stream())
                .distinct()
                .sorted()
                .forEach(port -> {
                    int last = ranges.size() - 1;
                    if (last >= 0 && ranges.get(last).to() + 1 == port) {
                        ranges.set(last, new PortRange(ranges.get(last).from(), port));
                    } else {
                        ranges.add(PortRange.of(port));
                    }
                });
        while (ranges.size() > most) {
            int at = 0;
            for (int i = 1; i + 1 < ranges.size(); i++) {
                at = gap(ranges, i) < gap(ranges, at) ? i : at;
            }
            ranges.set(
                    at,
                    new PortRange(ranges.get(at).from(), ranges.remove(at + 1).to()));
        }
        return ranges;
    }

    private static int gap(List<PortRange> ranges, int at) {
        return ranges.get(at + 1).from() - ranges.get(at).to();
    }

    private TrafficClass traffic(IpProtocol protocol, SeenTraffic.Entry entry, List<PortRange> ranges) {
        if (entry.port().isEmpty()) {
            return rule.traffic() instanceof TrafficClass.AllTraffic ? TrafficClass.allOf(protocol) : rule.traffic();
        }
        int port = entry.port().getAsInt();
        PortRange range =
                ranges.stream().filter(each -> each.contains(port)).findFirst().orElseThrow();
        return new TrafficClass.Ports(protocol, range);
    }

    private List<RulePeer> peers(Collection<Cidr> from, int most) {
        if (block.isEmpty()) {
            return List.of(rule.peer());
        }
        Cidr own = block.get();
        List<Cidr> cover = BlockCover.of(
                from.stream().map(each -> each.contains(own) ? own : each).toList(), most);
        double share = cover.stream()
                .mapToDouble(each -> Math.scalb(1.0, own.prefixLength() - each.prefixLength()))
                .sum();
        return share * SHARE >= 1
                ? List.of(rule.peer())
                : cover.stream().<RulePeer>map(RulePeer.CidrPeer::new).toList();
    }

    private SecurityGroupRule rule(TrafficClass traffic, RulePeer peer) {
        return new SecurityGroupRule(
                Optional.empty(), rule.groupId(), rule.direction(), traffic, peer, rule.description());
    }
}
