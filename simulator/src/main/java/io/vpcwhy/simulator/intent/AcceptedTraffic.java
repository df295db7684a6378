package io.vpcwhy.simulator.intent;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IcmpType;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.FlowFinding;
import io.vpcwhy.simulator.explain.RemoteParty;
import io.vpcwhy.simulator.explain.Subject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Remembers who asks whom for what, by accepted requests between interfaces of the snapshot. Memory is bounded. */
public final class AcceptedTraffic {

    /** Kinds of traffic that are remembered. */
    private static final int MOST = 100_000;

    /**
     * A kind of traffic.
     *
     * @param port the service's; 0 for protocols without ports
     */
    record Service(NetworkInterface from, NetworkInterface to, IpProtocol protocol, int port)
            implements Comparable<Service> {

        private static final Comparator<Service> ORDER = Comparator.comparing(
                        (Service service) -> service.to().id())
                .thenComparing(Service::protocol)
                .thenComparing(Service::port)
                .thenComparing(service -> service.from().id());

        @Override
        public int compareTo(Service other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<Service, Long> records = new TreeMap<>();
    private long read;
    private long overflowed;

    /** Takes a record into account, where it is of such traffic. */
    public void add(Explanation explanation) {
        boolean request = explanation.flow().flow() == FlowFinding.Flow.REQUEST;
        boolean accepted = explanation.loggedAction().equals(Optional.of(FlowLogAction.ACCEPT));
        if (request
                && accepted
                && explanation.subject().isPresent()
                && explanation.remote().orElse(null) instanceof RemoteParty.OwnInterface remote) {
            service(explanation.subject().get(), remote.networkInterface()).ifPresent(this::count);
        }
    }

    private static Optional<Service> service(Subject subject, NetworkInterface remote) {
        Packet packet = subject.packet();
        boolean told = packet.protocol().isPresent()
                && packet.icmp().map(AcceptedTraffic::isEcho).orElse(true)
                && !remote.id().equals(subject.networkInterface().id());
        boolean comes = subject.direction() == Direction.INGRESS;
        NetworkInterface from = comes ? remote : subject.networkInterface();
        NetworkInterface to = comes ? subject.networkInterface() : remote;
        return packet.protocol()
                .filter(any -> told)
                .map(protocol ->
                        new Service(from, to, protocol, packet.destinationPort().orElse(0)));
    }

    private static boolean isEcho(IcmpType type) {
        return type.equals(IcmpType.ECHO_REQUEST) || type.equals(IcmpType.ECHO_REQUEST_V6);
    }

    private void count(Service service) {
        read++;
        if (records.containsKey(service) || records.size() < MOST) {
            records.merge(service, 1L, Long::sum);
        } else {
            overflowed++;
        }
    }

    /** What was seen, always in the same order. */
    List<Service> services() {
        return List.copyOf(records.keySet());
    }

    long records(Service service) {
        return records.getOrDefault(service, 0L);
    }

    /** Records of such traffic that were read. */
    long read() {
        return read;
    }

    /** Records that did not find a place. */
    long overflowed() {
        return overflowed;
    }
}
