package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which records have a cause in common, by nothing but what stands in the records themselves.
 *
 * @param direction of all of them
 * @param action that is logged of all of them; empty for a format without
 * @param rejectReason that is logged of all of them, {@code -} for none; empty for a format without
 * @param selections a record is of the group where one of them takes it
 * @param doubtful whether it takes records, too, of which only others beside them tell whether they have the cause
 */
public record AlikeRecords(
        Direction direction,
        Optional<FlowLogAction> action,
        Optional<String> rejectReason,
        List<Selection> selections,
        boolean doubtful) {

    /** What tcp-flags say of the side of a record. */
    public enum Handshake {
        /** The flags are not logged. */
        NOT_LOGGED,
        /** No SYN. */
        NONE,
        /** A SYN without an ACK: of the side that opens the connection. */
        SYN,
        /** A SYN with an ACK: of the side that answers. */
        SYN_ACK
    }

    /** Traffic of some interfaces. */
    public record Selection(List<NetworkInterface> interfaces, List<Traffic> traffic) {
        public Selection {
            interfaces = List.copyOf(interfaces);
            traffic = List.copyOf(traffic);
        }
    }

    /**
     * Some traffic: what is in all of these.
     *
     * @param protocols ascending
     * @param sourcePorts disjoint and ascending; none for protocols without ports
     * @param destinationPorts likewise
     * @param handshakes what may be told by flags
     * @param remotes blocks of the far end, of both families, disjoint and ascending
     */
    public record Traffic(
            List<IpProtocol> protocols,
            List<PortRange> sourcePorts,
            List<PortRange> destinationPorts,
            Set<Handshake> handshakes,
            List<Cidr> remotes) {
        public Traffic {
            protocols = List.copyOf(protocols);
            sourcePorts = List.copyOf(sourcePorts);
            destinationPorts = List.copyOf(destinationPorts);
            handshakes = Set.copyOf(handshakes);
            remotes = List.copyOf(remotes);
        }
    }

    public AlikeRecords {
        selections = List.copyOf(selections);
    }
}
