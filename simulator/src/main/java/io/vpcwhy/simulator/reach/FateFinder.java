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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Takes a set of packets apart by what becomes of them. One packet of the set is traced; all that the network would have
 * given the same answers share its fate; then one of those that are left, until none is.
 */
final class FateFinder {

    /** Far more than any network has; beyond it something tells packets apart one by one. */
    private static final int MOST = 10_000;

    private record Left(HeaderSpace others, Optional<End> outside) {}

    private final Snapshot snapshot;
    private final HeaderSpaces spaces;
    private final RuleSpaces rules;
    private final HeaderSpace withPorts;
    private final FixedEnds fixedEnds = new FixedEnds();
    private final Map<Left, Optional<Packet>> examples = new HashMap<>();
    private final Map<Optional<End>, InquiryReader> readers = new HashMap<>();
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
     * @param sent packets of one family
     */
    List<Fate> fates(Sent sent, Tracing tracing) {
        return fates(sent, tracing, false);
    }

    /**
     * Likewise, but of the packets alone that are not kept from arriving for certain: what a filter denies that they are
     * sure to meet is not taken apart by what else would stand in its way.
     */
    List<Fate> open(Sent sent, Tracing tracing) {
        return fates(sent, tracing, true).stream()
                .filter(fate -> !fate.traces().stream()
                        .allMatch(trace -> trace.forward().blocked()))
                .toList();
    }

    private List<Fate> fates(Sent sent, Tracing tracing, boolean openAlone) {
        InquiryReader reader =
                readers.computeIfAbsent(sent.outsideEnd(), end -> new InquiryReader(snapshot, spaces, rules, end));
        List<Fate> fates = new ArrayList<>();
        HeaderSpace left = sent.others();
        for (Optional<Packet> example = example(sent, left); example.isPresent(); example = example(sent, left)) {
            Packet packet = sent.at(example.get());
            List<Inquiry> inquiries = new ArrayList<>();
            List<Trace> traces = tracing.trace(packet, inquiries::add);
            HeaderSpace kind = same(withPorts, packet).intersection(same(withAnswer, packet));
            HeaderSpace alike = left.intersection(kind);
            // Many questions have the same sets, such as those of a request and of its reply.
            Set<HeaderSpace> answers = new LinkedHashSet<>();
            for (Inquiry inquiry : inquiries) {
                answers.add(fixedEnds.others(sent, reader.alike(inquiry)));
            }
            for (HeaderSpace same : answers) {
                alike = alike.intersection(same);
            }
            if (!alike.contains(example.get()) || fates.size() == MOST) {
                throw new IllegalStateException("no set of packets shares the fate of " + packet);
            }
            fates.add(new Fate(alike, withAnswer.contains(packet) ? traces : withoutReplies(traces)));
            left = left.difference(alike);
            if (openAlone) {
                HeaderSpace denied = new DeniedOnTheWay(reader, spaces).of(inquiries, traces, kind);
                left = left.difference(fixedEnds.others(sent, denied));
            }
        }
        return fates;
    }

    private Optional<Packet> example(Sent sent, HeaderSpace left) {
        return examples.computeIfAbsent(new Left(left, sent.outsideEnd()), key -> sent.example(key.others()));
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
