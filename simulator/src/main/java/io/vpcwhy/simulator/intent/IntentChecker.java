package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.VpcPeeringConnection;
import io.vpcwhy.model.intent.Expectation;
import io.vpcwhy.model.intent.Intent;
import io.vpcwhy.model.intent.IntentFile;
import io.vpcwhy.model.intent.IntentMistake;
import io.vpcwhy.model.intent.WrittenEnd;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.IpFamily;
import io.vpcwhy.model.json.DocumentText;
import io.vpcwhy.simulator.graph.NetworkGraph;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells which intents hold, over all packets. Intents share what was found out: one with the same ends as another costs
 * little. For one thread.
 */
public final class IntentChecker {

    private final NetworkGraph network;
    private final HeaderSpaces spaces = new HeaderSpaces();
    private final IntentJourneys journeys;
    private final PartyResolver resolver;
    private final ExampleTracer examples;

    public IntentChecker(NetworkGraph network) {
        this.network = network;
        this.journeys = new IntentJourneys(network, spaces);
        this.examples = new ExampleTracer(network);
        this.resolver = new PartyResolver(
                network.snapshot(),
                block -> !journeys.outside(block.family(), End.SOURCE)
                        .intersection(spaces.sourceIn(block))
                        .isEmpty());
    }

    private record Resolved(Intent intent, IntentParty from, IntentParty to) {}

    /**
     * What becomes of the intents of a file, in its order.
     *
     * @throws UnresolvedIntentException where any of them names what the snapshot does not hold
     */
    public CheckedIntents check(IntentFile file) throws UnresolvedIntentException {
        List<IntentMistake> mistakes = new ArrayList<>();
        List<Resolved> resolved = new ArrayList<>();
        for (Intent intent : file.intents()) {
            IntentParty from = party(file, intent, "from", intent.from(), mistakes);
            IntentParty to = party(file, intent, "to", intent.to(), mistakes);
            if (mistakes.isEmpty() && isNothing(from, to)) {
                mistakes.add(new IntentMistake(
                        file.name(),
                        intent.line(),
                        "no packet goes between the ends of intent " + DocumentText.quoted(intent.name())
                                + ": both are outside of the"
                                + " snapshot's VPCs, or the same interface; ends of which one is another interface are"
                                + " expected"));
            }
            resolved.add(new Resolved(intent, from, to));
        }
        if (!mistakes.isEmpty()) {
            throw new UnresolvedIntentException(mistakes);
        }
        return new CheckedIntents(
                file.name(), resolved.stream().map(this::check).toList());
    }

    private IntentParty party(
            IntentFile file, Intent intent, String key, List<WrittenEnd> ends, List<IntentMistake> mistakes) {
        IntentParty.Builder party = new IntentParty.Builder();
        for (WrittenEnd written : ends) {
            resolver.add(written.end(), party)
                    .ifPresent(problem -> mistakes.add(new IntentMistake(
                            file.name(),
                            written.line(),
                            key + " of intent " + DocumentText.quoted(intent.name()) + ": "
                                    + DocumentText.quoted(written.end().text()) + " " + problem)));
        }
        return party.build();
    }

    private static boolean isNothing(IntentParty from, IntentParty to) {
        List<NetworkInterface> senders = from.interfaces();
        List<NetworkInterface> receivers = to.interfaces();
        boolean unknown = !from.unknowns().isEmpty() || !to.unknowns().isEmpty();
        boolean between = !senders.isEmpty()
                && !receivers.isEmpty()
                && (senders.size() > 1
                        || receivers.size() > 1
                        || !senders.get(0).id().equals(receivers.get(0).id()));
        boolean outwards = !senders.isEmpty() && to.isOutside();
        boolean inwards = !receivers.isEmpty() && from.isOutside();
        return !unknown && !between && !outwards && !inwards;
    }

    private IntentResult check(Resolved one) {
        Set<Leg.Unknown> unknowns = new LinkedHashSet<>(one.from().unknowns());
        unknowns.addAll(one.to().unknowns());
        if (one.intent().expectation() == Expectation.REACHABLE) {
            List<IntentPart> missing =
                    new ReachableCheck(one.intent(), one.from(), one.to(), journeys, spaces, examples).parts();
            return new IntentResult(one.intent(), missing, List.copyOf(unknowns), false);
        }
        unknowns.addAll(unplaced(one));
        BlockedCheck check = new BlockedCheck(one.intent(), one.from(), one.to(), journeys, spaces, network);
        List<IntentPart> arriving = check.parts();
        return new IntentResult(one.intent(), arriving, List.copyOf(unknowns), check.arrivesUnanswered());
    }

    /** What may bring packets from private addresses of which the snapshot does not tell where they are. */
    private Set<Leg.Unknown> unplaced(Resolved one) {
        Set<Leg.Unknown> unknowns = new LinkedHashSet<>();
        for (IpFamily family : IpFamily.values()) {
            HeaderSpace privately = journeys.outside(family, End.SOURCE)
                    .difference(journeys.internet(family, End.SOURCE))
                    .intersection(spaces.sourceIn(one.from().outside()));
            for (HeaderSpace some : byPeers(privately)) {
                for (NetworkInterface nic : oneOfEachVpc(one.to(), family)) {
                    Origin origin =
                            examples.fromOutside(some.example().orElseThrow().source(), nic);
                    if (origin instanceof Origin.FromUnplaced nowhere) {
                        unknowns.addAll(nowhere.perhaps());
                    }
                }
            }
        }
        return unknowns;
    }

    /** Packets from the blocks of each VPC that is peered, and all; those alone that there are. */
    private List<HeaderSpace> byPeers(HeaderSpace packets) {
        Set<Cidr> blocks = new LinkedHashSet<>();
        for (VpcPeeringConnection peering : network.snapshot().all(VpcPeeringConnection.class)) {
            blocks.addAll(peering.requester().cidrs());
            blocks.addAll(peering.accepter().cidrs());
        }
        List<HeaderSpace> some = new ArrayList<>();
        HeaderSpace left = packets;
        for (Cidr block : blocks) {
            some.add(packets.intersection(spaces.sourceIn(block)));
            left = left.difference(spaces.sourceIn(block));
        }
        some.add(left);
        return some.stream().filter(each -> !each.isEmpty()).toList();
    }

    private static List<NetworkInterface> oneOfEachVpc(IntentParty party, IpFamily family) {
        Map<String, NetworkInterface> byVpc = new LinkedHashMap<>();
        for (NetworkInterface nic : party.interfaces()) {
            if (party.families(nic).contains(family)) {
                byVpc.putIfAbsent(nic.vpcId(), nic);
            }
        }
        return List.copyOf(byVpc.values());
    }

    /** Finds out what ends stand for here. */
    PartyResolver resolver() {
        return resolver;
    }
}
