package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a record tells of its connection: all that one record can say about the side of another.
 *
 * @param scope the interface, or nothing where the format does not tell
 * @param source the address that the packet bore, as far as the record tells it
 * @param destination likewise
 * @param protocol an IANA number, -1 where not logged
 * @param start Unix time, in seconds, of the first packet
 * @param end Unix time, in seconds, of the last packet
 */
public record Sighting(
        String scope,
        IpAddress source,
        OptionalInt sourcePort,
        IpAddress destination,
        OptionalInt destinationPort,
        int protocol,
        OptionalLong start,
        OptionalLong end,
        Optional<FlowLogAction> action,
        TcpFlags flags) {

    static final int NO_PROTOCOL = -1;

    /** That of a record; empty for one without both addresses, which is of no connection. */
    public static Optional<Sighting> of(FlowLogRecord record) {
        Optional<IpAddress> source = record.packetSourceAddress().or(record::sourceAddress);
        Optional<IpAddress> destination = record.packetDestinationAddress().or(record::destinationAddress);
        if (source.isEmpty() || destination.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Sighting(
                record.interfaceId().orElse(""),
                source.get(),
                record.sourcePort(),
                destination.get(),
                record.destinationPort(),
                (int) record.number(FlowLogField.PROTOCOL).orElse(NO_PROTOCOL),
                record.start(),
                record.end(),
                record.action(),
                TcpFlags.of(record)));
    }

    /** The side that its own handshake tells; empty without one. */
    public Optional<FlowFinding> sideByHandshake() {
        return flags.opens()
                .map(opens -> new FlowFinding(opens ? Flow.REQUEST : Flow.RESPONSE, FlowFinding.Basis.TCP_FLAGS));
    }

    /** The side that its ports tell without a doubt. */
    public Optional<FlowFinding> sideByPorts() {
        return toService(true)
                .map(toService -> new FlowFinding(toService ? Flow.REQUEST : Flow.RESPONSE, FlowFinding.Basis.PORTS));
    }

    /** The side that the record tells by itself, if only likely; {@link FlowFinding#UNKNOWN} where it tells none. */
    public FlowFinding sideByItself() {
        return FlowFinder.find(this, Optional.empty());
    }

    /**
     * The port of the service, by what the record alone tells: the source's where it looks like an answer, else the
     * destination's; empty for a protocol without ports.
     */
    public OptionalInt servicePort() {
        boolean hasPorts = protocol == NO_PROTOCOL || new IpProtocol(protocol).hasPorts();
        boolean request = flags.opens().or(() -> toService(false)).orElse(true);
        return !hasPorts ? OptionalInt.empty() : request ? destinationPort : sourcePort;
    }

    /** What of it tells about the side of another. */
    public Glimpse glimpse() {
        int accepted = action.map(logged -> logged == FlowLogAction.ACCEPT ? Glimpse.YES : Glimpse.NO)
                .orElse(Glimpse.UNKNOWN);
        int opens = Glimpse.number(flags.opens());
        int clearly = Glimpse.number(toService(true));
        int probably = Glimpse.number(toService(false));
        return new Glimpse(
                start.orElse(Glimpse.NO_TIME),
                end.orElse(Glimpse.NO_TIME),
                Glimpse.bits(forward(), protocol, accepted, opens, clearly, probably));
    }

    /** Its connection at its interface. */
    public long connection() {
        return ConnectionHash.of(
                ConnectionHash.scope(scope),
                ConnectionHash.address(source.high(), source.low()),
                sourcePort.orElse(0),
                ConnectionHash.address(destination.high(), destination.low()),
                destinationPort.orElse(0),
                protocol);
    }

    /** Whether it goes the way of its connection's key: from the lower to the higher end. */
    boolean forward() {
        int byAddress = source.compareTo(destination);
        return byAddress != 0 ? byAddress < 0 : sourcePort.orElse(0) <= destinationPort.orElse(0);
    }

    /**
     * Whether the ports say that it goes to a service.
     *
     * @param clearly whether they must leave no doubt
     * @return empty where they do not say, or the protocol has none
     */
    Optional<Boolean> toService(boolean clearly) {
        boolean hasPorts = protocol == NO_PROTOCOL || new IpProtocol(protocol).hasPorts();
        if (!hasPorts || sourcePort.isEmpty() || destinationPort.isEmpty()) {
            return Optional.empty();
        }
        int from = sourcePort.getAsInt();
        int to = destinationPort.getAsInt();
        return clearly ? ServicePorts.clearlyToService(from, to) : ServicePorts.probablyToService(from, to);
    }
}
