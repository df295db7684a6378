package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.RuleCodes;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one direction, and which of them packets match: as a number that is the same for all packets that no rule
 * tells apart. Classes of ports and of far ends lead to rows of what the rules' conditions said of the first packet of
 * each.
 */
final class RuleLookup {

    private static final int PROTOCOLS = 256;

    /** A list of rules that can be asked about a packet. */
    interface Rules {

        /** Protocol and ports of each rule. */
        List<TrafficClass> traffic();

        /** How the far end of a packet fares against each rule. */
        byte[] peers(NetworkInterface here, Direction direction, Packet packet);

        /** What is decided about a packet; empty where the filter is not there. */
        Optional<FilterStep> decide(NetworkInterface here, Direction direction, Packet packet);
    }

    private final Rules asked;
    private final short[] portClasses;
    private final int ports;
    private final int heldKinds;
    private final RuleList rules;
    private final AtomicReferenceArray<@Nullable RowTable> trafficRows = new AtomicReferenceArray<>(PROTOCOLS);
    private final RowTable peerRows;

    /**
     * @param portClasses classes of ports by their classes in the finest division
     * @param addressClasses number of classes of far ends
     * @param heldKinds number of kinds of {@link HeldAddresses} that count; 1 where none does
     */
    RuleLookup(Rules asked, short[] portClasses, int addressClasses, int heldKinds, Decisions decisions) {
        this.asked = asked;
        this.portClasses = portClasses;
        int most = 0;
        for (short number : portClasses) {
            most = Math.max(most, number);
        }
        this.ports = most + 1;
        this.heldKinds = heldKinds;
        this.rules = new RuleList(decisions);
        this.peerRows = new RowTable(addressClasses * heldKinds);
    }

    /**
     * The number of what is decided.
     *
     * @param port class of the destination port in the finest division
     * @param remote class of the far end
     * @param held what is known of who has it; 0 for entries of network ACLs
     * @param reversed whether the packet is the request that the one at hand answers
     */
    int result(int protocol, int port, int remote, int held, RecordAtHand atHand, boolean reversed) {
        RowTable ofProtocol = trafficRows.getPlain(protocol);
        int portClass = portClasses[port];
        int trafficRow = ofProtocol == null ? RowTable.NONE : ofProtocol.at(portClass);
        if (trafficRow == RowTable.NONE) {
            trafficRow = findTraffic(protocol, portClass, packet(atHand, reversed));
        }
        int peer = remote * heldKinds + held;
        int peerRow = peerRows.at(peer);
        if (peerRow == RowTable.NONE) {
            peerRow = findPeer(peer, atHand, reversed);
        }
        int known = rules.known(trafficRow, peerRow);
        return known >= 0 ? known : find(trafficRow, peerRow, atHand, reversed);
    }

    private int find(int trafficRow, int peerRow, RecordAtHand atHand, boolean reversed) {
        return rules.find(
                trafficRow,
                peerRow,
                () -> asked.decide(atHand.here(), direction(atHand, reversed), packet(atHand, reversed)));
    }

    private int findTraffic(int protocol, int portClass, Packet packet) {
        RowTable made = new RowTable(ports);
        trafficRows.compareAndSet(protocol, null, made);
        RowTable rows = trafficRows.get(protocol);
        int row = rules.trafficRow(() -> RuleCodes.ofTraffic(asked.traffic(), packet));
        (rows == null ? made : rows).found(portClass, row);
        return row;
    }

    private int findPeer(int peer, RecordAtHand atHand, boolean reversed) {
        int row =
                rules.peerRow(() -> asked.peers(atHand.here(), direction(atHand, reversed), packet(atHand, reversed)));
        peerRows.found(peer, row);
        return row;
    }

    private static Direction direction(RecordAtHand atHand, boolean reversed) {
        return reversed ? atHand.direction().reversed() : atHand.direction();
    }

    private static Packet packet(RecordAtHand atHand, boolean reversed) {
        return reversed ? atHand.packet().reversed() : atHand.packet();
    }
}
