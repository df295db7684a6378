package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a packet arrives, by which way, and whether its reply comes back.
 *
 * @param packet as it is sent
 * @param forward the packet's way
 * @param reply the reply's way; empty where the packet has no way at all to its destination
 */
public record Trace(Packet packet, Leg forward, Optional<Leg> reply) {

    /** What became of the packet. */
    public enum Disposition {
        /** It arrives, and for TCP its reply comes back. */
        REACHABLE,
        NOT_REACHABLE,
        /** Something on the way is not known. */
        UNDECIDED
    }

    public Disposition disposition() {
        return disposition(needsReply());
    }

    /**
     * What becomes of another packet that goes the same ways.
     *
     * @param replyNeeded whether it is reachable only if its reply comes back
     */
    public Disposition disposition(boolean replyNeeded) {
        boolean replyBlocked = replyNeeded && reply.map(Leg::blocked).orElse(false);
        if (forward.blocked() || replyBlocked) {
            return Disposition.NOT_REACHABLE;
        }
        boolean known =
                forward.arrives() && (!replyNeeded || reply.map(Leg::arrives).orElse(false));
        return known ? Disposition.REACHABLE : Disposition.UNDECIDED;
    }

    /** Whether the packet is reachable only if its reply comes back. */
    boolean needsReply() {
        return packet.protocol().equals(Optional.of(IpProtocol.TCP));
    }

    /** Everything that stands in the way, of the packet and of its reply. */
    public List<Obstacle> obstacles() {
        List<Obstacle> all = new ArrayList<>(forward.obstacles());
        reply.ifPresent(leg -> all.addAll(leg.obstacles()));
        return all;
    }
}
