package io.vpcwhy.simulator.usage;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.SecurityGroupFilter;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds narrower rules for wide ones that were used, where the logs hold all that could use them. Each is tried: what was
 * seen is asked of the security groups of every interface once more, with the narrower rules in place, and passes wherever
 * it did.
 */
final class NarrowingFinder {

    /** Any port of a client will do: rules look at the destination alone. */
    private static final int CLIENT_PORT = 50_000;

    private final Snapshot snapshot;
    private final SecurityGroupFilter filter;
    private final HeaderSpaces spaces = new HeaderSpaces();

    NarrowingFinder(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.filter = new SecurityGroupFilter(snapshot);
    }

    /** @param findings one a rule, by its number */
    List<Narrowing> find(RuleWatch watch, List<RuleFinding> findings) {
        return Arrays.stream(watch.wideRules())
                .filter(number -> isKnown(findings.get(number)))
                .boxed()
                .sorted(Comparator.comparingLong((Integer number) -> records(findings.get(number)))
                        .reversed())
                .flatMap(number -> find(findings.get(number), watch.trafficOf(number)).stream())
                .toList();
    }

    private static boolean isKnown(RuleFinding finding) {
        return finding.blindness().isEmpty() && finding.interfaces() > 0;
    }

    private static long records(RuleFinding finding) {
        return finding.use().and(finding.possibleUse()).records();
    }

    private Optional<Narrowing> find(RuleFinding finding, Optional<SeenTraffic> traffic) {
        SecurityGroupRule rule = ((ConfiguredRule.GroupRule) finding.rule()).rule();
        List<SeenTraffic.Entry> seen = traffic.map(SeenTraffic::entries).orElse(List.of()).stream()
                .map(entry -> within(rule, entry))
                .distinct()
                .toList();
        List<SecurityGroupRule> instead = new NarrowRules(rule).of(seen);
        if (instead.isEmpty() || !isNarrower(rule, instead)) {
            return Optional.empty();
        }
        boolean exact = traffic.filter(SeenTraffic::isExact).isPresent();
        Narrowing narrowing = new Narrowing(rule, instead, exact, seen.size());
        return holds(narrowing, seen) && passes(narrowing, seen) ? Optional.of(narrowing) : Optional.empty();
    }

    /** What was seen is in the block of the rule, though it may be held as a part of a wider one. */
    private static SeenTraffic.Entry within(SecurityGroupRule rule, SeenTraffic.Entry entry) {
        return rule.peer() instanceof RulePeer.CidrPeer peer && entry.remote().contains(peer.cidr())
                ? new SeenTraffic.Entry(peer.cidr(), entry.protocol(), entry.port())
                : entry;
    }

    private boolean isNarrower(SecurityGroupRule rule, List<SecurityGroupRule> instead) {
        HeaderSpace now = permitted(rule);
        HeaderSpace then = spaces.union(instead.stream().map(this::permitted).toList());
        return now.contains(then) && !then.contains(now);
    }

    /** What a rule permits of the far ends that it names. */
    private HeaderSpace permitted(SecurityGroupRule rule) {
        HeaderSpace traffic = spaces.traffic(rule.traffic());
        return rule.peer() instanceof RulePeer.CidrPeer block
                ? traffic.intersection(spaces.sourceIn(block.cidr()))
                : traffic;
    }

    /** Whether the narrower rules permit all that was seen of what the wide one permits. */
    private boolean holds(Narrowing narrowing, List<SeenTraffic.Entry> seen) {
        boolean byAddress = narrowing.rule().peer() instanceof RulePeer.CidrPeer;
        HeaderSpace all = spaces.union(seen.stream()
                .map(entry -> {
                    HeaderSpace traffic = entry.port().isPresent()
                            ? spaces.traffic(new TrafficClass.Ports(
                                    entry.protocol(), PortRange.of(entry.port().getAsInt())))
                            : spaces.protocol(entry.protocol());
                    return byAddress ? traffic.intersection(spaces.sourceIn(entry.remote())) : traffic;
                })
                .toList());
        HeaderSpace then =
                spaces.union(narrowing.instead().stream().map(this::permitted).toList());
        return then.contains(all.intersection(permitted(narrowing.rule())));
    }

    private boolean passes(Narrowing narrowing, List<SeenTraffic.Entry> seen) {
        SecurityGroupFilter then = new SecurityGroupFilter(narrowing.applyTo(snapshot));
        for (NetworkInterface here : differentInterfaces(narrowing.rule().groupId())) {
            for (SeenTraffic.Entry entry : seen) {
                for (Packet packet : packets(entry, here)) {
                    boolean passed =
                            filter.decide(here, Direction.INGRESS, packet).outcome() == Outcome.ALLOW;
                    if (passed && then.decide(here, Direction.INGRESS, packet).outcome() != Outcome.ALLOW) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** One interface of those that have the same groups in one VPC. */
    private Iterable<NetworkInterface> differentInterfaces(String groupId) {
        Map<List<Object>, NetworkInterface> different = new LinkedHashMap<>();
        snapshot.members(groupId).forEach(each -> different.putIfAbsent(List.of(each.groupIds(), each.vpcId()), each));
        return different.values();
    }

    /** The first and the last address of a block, to the port that was seen. */
    private static List<Packet> packets(SeenTraffic.Entry entry, NetworkInterface here) {
        List<Packet> packets = new ArrayList<>();
        Cidr block = entry.remote();
        for (IpAddress remote :
                block.first().equals(block.last()) ? List.of(block.first()) : List.of(block.first(), block.last())) {
            local(here, block.family()).ifPresent(local -> packets.add(packet(remote, local, entry)));
        }
        return packets;
    }

    private static Packet packet(IpAddress remote, IpAddress local, SeenTraffic.Entry entry) {
        return new Packet(
                remote,
                local,
                Optional.of(entry.protocol()),
                entry.port().isPresent() ? OptionalInt.of(CLIENT_PORT) : OptionalInt.empty(),
                entry.port(),
                Optional.empty());
    }

    private static Optional<IpAddress> local(NetworkInterface here, IpFamily family) {
        return here.addresses().stream()
                .map(NetworkInterface.PrivateAddress::address)
                .filter(address -> address.family() == family)
                .findFirst();
    }
}
