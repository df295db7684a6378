package io.vpcwhy.simulator.insight;

import io.vpcwhy.model.flowlog.RecordValues;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.ServicePorts;
import io.vpcwhy.simulator.explain.TcpFlags;
import io.vpcwhy.simulator.replay.WatchedRecord;
import java.util.Arrays;
import java.util.List;

/** Which records are of those who call and not of those who answer. For one thread. */
final class Callers {

    private static final int TCP = IpProtocol.TCP.number();
    private static final int REJECT = 2;
    private static final byte NOT_ASKED = 0;
    private static final byte CALLS = 1;
    private static final byte ANSWERS = 2;
    private static final byte NOT_TOLD = 3;
    private static final List<ServicePorts.Kind> ALL_KINDS = List.of(ServicePorts.Kind.values());
    private static final int KINDS = ALL_KINDS.size();
    private static final byte[] KIND_OF_PORT = new byte[PortRange.PORTS];
    private static final byte[] BY_KINDS = new byte[KINDS * KINDS];

    static {
        for (int port = 0; port < PortRange.PORTS; port++) {
            KIND_OF_PORT[port] = (byte) ALL_KINDS.indexOf(ServicePorts.kind(port));
        }
        int[] anyOfKind = new int[KINDS];
        for (int port = 0; port < PortRange.PORTS; port++) {
            anyOfKind[KIND_OF_PORT[port]] = port;
        }
        for (int from = 0; from < KINDS; from++) {
            for (int to = 0; to < KINDS; to++) {
                BY_KINDS[from * KINDS + to] = ServicePorts.probablyToService(anyOfKind[from], anyOfKind[to])
                        .map(toService -> toService ? CALLS : ANSWERS)
                        .orElse(NOT_TOLD);
            }
        }
    }

    private byte[] causes = new byte[64];
    private byte[] choices = new byte[64];

    /**
     * Whether a record that has ports comes from who calls, as far as flags, its cause or its ports tell. Where they do not,
     * what was rejected does: answers mostly pass.
     */
    boolean calls(WatchedRecord record) {
        RecordValues values = record.values();
        int flags = values.protocol() == TCP ? values.tcpFlags() : RecordValues.ABSENT;
        if (flags >= 0 && TcpFlags.hasSyn(flags)) {
            return !TcpFlags.hasSynAck(flags);
        }
        byte byCause = told(record);
        byte told = byCause == NOT_TOLD ? byPorts(values.sourcePort(), values.destinationPort()) : byCause;
        return told == CALLS || (told == NOT_TOLD && values.action() == REJECT);
    }

    /** What ports say of who sends from the first to the second. */
    private static byte byPorts(int source, int destination) {
        return BY_KINDS[KIND_OF_PORT[source] * KINDS + KIND_OF_PORT[destination]];
    }

    private byte told(WatchedRecord record) {
        int cause = record.cause();
        int number = cause >= 0 ? cause : -1 - cause;
        byte[] known = cause >= 0 ? causes : choices;
        if (number >= known.length) {
            known = Arrays.copyOf(known, Math.max(number + 1, 2 * known.length));
            if (cause >= 0) {
                causes = known;
            } else {
                choices = known;
            }
        }
        if (known[number] == NOT_ASKED) {
            known[number] = ask(record);
        }
        return known[number];
    }

    private static byte ask(WatchedRecord record) {
        byte all = NOT_ASKED;
        for (Cause cause : record.causes()) {
            byte one = of(cause);
            all = all == NOT_ASKED || all == one ? one : NOT_TOLD;
        }
        return all == NOT_ASKED ? NOT_TOLD : all;
    }

    private static byte of(Cause cause) {
        return switch (cause.concern()) {
            case ANSWER_DROPPED -> ANSWERS;
            case OWN_TRAFFIC_REJECTED, OUTBOUND_REJECTED, INBOUND_REJECTED -> CALLS;
            case PERMITTED -> permitted(cause);
            case CONTRADICTED, UNDECIDED, NO_DATA, MALFORMED -> NOT_TOLD;
        };
    }

    /** Only security groups know who began. */
    private static byte permitted(Cause cause) {
        if (cause.rule().filter(Cause.Rule.Group.class::isInstance).isEmpty()) {
            return NOT_TOLD;
        }
        return cause.passesAsAnswer() ? ANSWERS : CALLS;
    }
}
