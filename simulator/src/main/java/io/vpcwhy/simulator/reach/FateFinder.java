package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.space.IcmpRange;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.Inquiry;
import io.vpcwhy.simulator.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Takes a set of packets apart by what becomes of them. One packet of the set is traced; all that the network would have
 * given the same answers share its fate; then one of those that are left, until none is.
 */
final class FateFinder {

    /** Far more than any network has; beyond it something tells packets apart one by one. */
    private static final int MOST = 10_000;

    private final Snapshot snapshot;
    private final HeaderSpaces spaces;
    private final RuleSpaces rules;
    private final HeaderSpace withPorts;
    private final HeaderSpace withAnswer;

    FateFinder(Snapshot snapshot, HeaderSpaces spaces) {
        this.snapshot = snapshot;
        this.spaces = spaces;
        this.rules = new RuleSpaces(snapshot, spaces);
        this.withPorts = spaces.protocol(IpProtocol.TCP).union(spaces.protocol(IpProtocol.UDP));
        this.withAnswer = spaces.icmp(IcmpRange.ALL).complement().union(echo(spaces));
    }

    private static HeaderSpace echo(HeaderSpaces spaces) {
        return spaces.union(
                Stream.of(IcmpType.ECHO_REQUEST, IcmpType.ECHO_REPLY, IcmpType.ECHO_REQUEST_V6, IcmpType.ECHO_REPLY_V6)
                        .map(spaces::icmp)
                        .toList());
    }

    /** Traces one packet, and tells what the network asked of it. */
    @FunctionalInterface
    interface Tracing {
        List<Trace> trace(Packet packet, Consumer<Inquiry> asked);
    }

    /**
     * What becomes of packets on their way from one place to another.
     *
     * @param packets of one family, with the same addresses at all ends but the outside one
     * @param outside the end that is no interface of the network, where one is
     */
    List<Fate> fates(HeaderSpace packets, Optional<End> outside, Tracing tracing) {
        InquiryReader reader = new InquiryReader(snapshot, spaces, rules, outside);
        List<Fate> fates = new ArrayList<>();
        HeaderSpace left = packets;
        for (Optional<Packet> example = left.example(); example.isPresent(); example = left.example()) {
            Packet packet = example.get();
            List<Inquiry> inquiries = new ArrayList<>();
            List<Trace> traces = tracing.trace(packet, inquiries::add);
            HeaderSpace alike = left.intersection(same(withPorts, packet)).intersection(same(withAnswer, packet));
            for (Inquiry inquiry : inquiries) {
                alike = alike.intersection(reader.alike(inquiry));
            }
            if (!alike.contains(packet) || fates.size() == MOST) {
                throw new IllegalStateException("no set of packets shares the fate of " + packet);
            }
            fates.add(new Fate(alike, withAnswer.contains(packet) ? traces : withoutReplies(traces)));
            left = left.difference(alike);
        }
        return fates;
    }

    private static HeaderSpace same(HeaderSpace kind, Packet packet) {
        return kind.contains(packet) ? kind : kind.complement();
    }

    /** Which message answers an ICMP message that is no echo, nobody can tell. */
    private static List<Trace> withoutReplies(List<Trace> traces) {
        return traces.stream()
                .map(trace -> new Trace(trace.packet(), trace.forward(), Optional.empty()))
                .toList();
    }
}
