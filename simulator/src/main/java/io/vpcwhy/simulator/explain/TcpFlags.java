package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.IpProtocol;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The tcp-flags of a record: SYN, FIN and RST, or-ed over all packets of the interval. ACK shows as part of SYN-ACK alone.
 *
 * @param bits empty where not logged
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log records, tcp-flags</a>
 */
public record TcpFlags(OptionalInt bits) {

    private static final int SYN = 2;
    private static final int SYN_ACK = 18;

    /** Those of a record; a protocol without them is logged with 0, which says nothing. */
    static TcpFlags of(FlowLogRecord record) {
        return new TcpFlags(
                record.protocol().equals(Optional.of(IpProtocol.TCP)) ? record.tcpFlags() : OptionalInt.empty());
    }

    /** Whether bits tell of a SYN, with an ACK or without. */
    public static boolean hasSyn(int bits) {
        return (bits & SYN) != 0;
    }

    /** Whether bits tell of a SYN with an ACK: of the side that answers. */
    public static boolean hasSynAck(int bits) {
        return (bits & SYN_ACK) == SYN_ACK;
    }

    /** True for the side that opens the connection (SYN), false for the other (SYN-ACK), empty without a handshake. */
    Optional<Boolean> opens() {
        if (bits.isEmpty() || !hasSyn(bits.getAsInt())) {
            return Optional.empty();
        }
        return Optional.of(!hasSynAck(bits.getAsInt()));
    }

    /** Whether it is logged that no SYN was among the packets: they belong to a connection that began before. */
    boolean withoutSyn() {
        return bits.isPresent() && !hasSyn(bits.getAsInt());
    }
}
