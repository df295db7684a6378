package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.DirectionFinding.Basis;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the interface, the direction and the packet of a record. The pkt-* fields win over srcaddr and dstaddr, in which
 * the interface's own address may stand for the one that the packet bore.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log records</a>
 */
final class SubjectFinder {

    private final Snapshot snapshot;

    SubjectFinder(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    SubjectFinding find(FlowLogRecord record) {
        if (record.resourceType().isPresent() || record.format().has(FlowLogField.TGW_ID)) {
            return new SubjectFinding.TransitGatewayRecord();
        }
        Optional<NetworkInterface> here = networkInterface(record);
        Optional<String> named = record.interfaceId().or(record::resourceId);
        if (here.isEmpty() && named.isPresent()) {
            return new SubjectFinding.InterfaceMissing(named.get(), logged(record));
        }
        Optional<IpAddress> source = record.packetSourceAddress().or(record::sourceAddress);
        Optional<IpAddress> destination = record.packetDestinationAddress().or(record::destinationAddress);
        if (here.isEmpty() || source.isEmpty() || destination.isEmpty()) {
            return new SubjectFinding.FieldsMissing(missing(here, source, destination), here);
        }
        DirectionFinding direction = direction(record, here.get());
        if (direction.direction().isEmpty()
                || source.get().family() != destination.get().family()) {
            return new SubjectFinding.DirectionMissing(here.get());
        }
        Packet packet = packet(record, source.get(), destination.get());
        return new SubjectFinding.Found(
                new Subject(here.get(), direction.direction().get(), packet), direction);
    }

    private static List<FlowLogField> missing(
            Optional<NetworkInterface> here, Optional<IpAddress> source, Optional<IpAddress> destination) {
        List<FlowLogField> fields = new ArrayList<>();
        if (here.isEmpty()) {
            fields.add(FlowLogField.INTERFACE_ID);
        }
        if (source.isEmpty()) {
            fields.add(FlowLogField.SRCADDR);
        }
        if (destination.isEmpty()) {
            fields.add(FlowLogField.DSTADDR);
        }
        return fields;
    }

    /** By its id; where the format has none, by the one address of the record that one interface alone holds. */
    private Optional<NetworkInterface> networkInterface(FlowLogRecord record) {
        if (record.interfaceId().isPresent()) {
            return snapshot.find(NetworkInterface.class, record.interfaceId().get());
        }
        if (record.resourceId().isPresent()) { // a regional NAT gateway has no interface that an account sees
            return Optional.empty();
        }
        List<NetworkInterface> holders = new ArrayList<>();
        Optional<Direction> direction = record.flowDirection();
        if (direction.isEmpty() || direction.get() == Direction.EGRESS) {
            record.sourceAddress().ifPresent(a -> holders.addAll(holders(a, record)));
        }
        if (direction.isEmpty() || direction.get() == Direction.INGRESS) {
            record.destinationAddress().ifPresent(a -> holders.addAll(holders(a, record)));
        }
        return holders.size() == 1 ? Optional.of(holders.get(0)) : Optional.empty();
    }

    private List<NetworkInterface> holders(IpAddress address, FlowLogRecord record) {
        return snapshot.interfacesWithAddress(address).stream()
                .filter(nic -> record.vpcId().map(nic.vpcId()::equals).orElse(true))
                .filter(nic -> record.subnetId().map(nic.subnetId()::equals).orElse(true))
                .toList();
    }

    private static DirectionFinding logged(FlowLogRecord record) {
        return record.flowDirection()
                .map(direction -> new DirectionFinding(Optional.of(direction), Basis.FLOW_DIRECTION))
                .orElse(DirectionFinding.UNKNOWN);
    }

    private static DirectionFinding direction(FlowLogRecord record, NetworkInterface here) {
        DirectionFinding logged = logged(record);
        if (logged.direction().isPresent()) {
            return logged;
        }
        Optional<Direction> byInterface = membership(here, record.sourceAddress(), record.destinationAddress());
        if (byInterface.isPresent()) {
            return new DirectionFinding(byInterface, Basis.INTERFACE_ADDRESS);
        }
        return membership(here, record.packetSourceAddress(), record.packetDestinationAddress())
                .map(direction -> new DirectionFinding(Optional.of(direction), Basis.PACKET_ADDRESS))
                .orElse(DirectionFinding.UNKNOWN);
    }

    private static Optional<Direction> membership(
            NetworkInterface here, Optional<IpAddress> source, Optional<IpAddress> destination) {
        boolean sends = source.map(here::holds).orElse(false);
        boolean receives = destination.map(here::holds).orElse(false);
        if (sends == receives) {
            return Optional.empty();
        }
        return Optional.of(sends ? Direction.EGRESS : Direction.INGRESS);
    }

    private static Packet packet(FlowLogRecord record, IpAddress source, IpAddress destination) {
        boolean ports = record.protocol().map(IpProtocol::hasPorts).orElse(true);
        return new Packet(
                source,
                destination,
                record.protocol(),
                ports ? record.sourcePort() : OptionalInt.empty(),
                ports ? record.destinationPort() : OptionalInt.empty(),
                Optional.empty());
    }
}
