package io.vpcwhy.simulator.reach;

import io.vpcwhy.model.aws.InterfaceOwner;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.simulator.space.HeaderSpace;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.Header.End;
import io.vpcwhy.simulator.trace.Inquiry;
import io.vpcwhy.simulator.trace.Leg;
import io.vpcwhy.simulator.trace.Question;
import io.vpcwhy.simulator.trace.Trace;
import java.util.List;
import java.util.Optional;

/**
 * The packets that go the same way as a traced one and are denied by a filter on it. A filter that denies changes nothing
 * about the way that leads to the next: packets that are alike but for what filters say come to the same filters.
 */
final class DeniedOnTheWay {

    private final InquiryReader reader;
    private final HeaderSpaces spaces;

    DeniedOnTheWay(InquiryReader reader, HeaderSpaces spaces) {
        this.reader = reader;
        this.spaces = spaces;
    }

    /**
     * Packets that are blocked for certain, not always all of them.
     *
     * @param inquiries what was asked of the traced packet
     * @param kind the packets that may be meant
     */
    HeaderSpace of(List<Inquiry> inquiries, List<Trace> traces, HeaderSpace kind) {
        HeaderSpace denied = spaces.nothing();
        if (traces.size() > 1 || loses(traces.get(0).forward())) {
            return denied;
        }
        HeaderSpace way = kind;
        for (Inquiry inquiry : inquiries) {
            // From where the source is another, it may be an answer: what is denied to it keeps no packet from
            // arriving.
            if (!inquiry.header().sourceAddress().equals(Optional.of(End.SOURCE))) {
                return denied;
            }
            if (inquiry.question() instanceof Question.Filtered asked && !asked.response()) {
                if (asksOnlySomeFilters(asked.networkInterface())) {
                    return denied;
                }
                way = way.intersection(reader.meetingSameFilters(inquiry.header(), asked));
                denied = denied.union(way.intersection(reader.denied(inquiry.header(), asked)));
            } else {
                way = way.intersection(reader.alike(inquiry));
            }
        }
        return denied;
    }

    private static boolean loses(Leg forward) {
        return forward.unknowns().stream().anyMatch(unknown -> unknown.reason().loses());
    }

    /** At the edge of an endpoint's subnet the network ACL stands alone. */
    private static boolean asksOnlySomeFilters(NetworkInterface nic) {
        return InterfaceOwner.of(nic).kind().isEndpoint() || nic.type().endsWith("endpoint");
    }
}
