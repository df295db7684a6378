package io.vpcwhy.simulator.trace;

import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.SimulatedAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The flow log records that traced traffic would leave: one at every interface that it crosses and that a flow log of
 * the snapshot covers, by VPC, subnet or interface.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-basics.html">Flow logs basics</a>
 */
public final class FlowLogPrediction {

    /**
     * A record.
     *
     * @param flowLogIds the flow logs that would each have a copy
     * @param source as the log shows it: the interface's own primary address for what it passes on
     * @param destination as the log shows it
     */
    public record Predicted(
            NetworkInterface networkInterface,
            Direction direction,
            Packet packet,
            IpAddress source,
            IpAddress destination,
            SimulatedAction action,
            List<String> flowLogIds) {

        public Predicted {
            flowLogIds = List.copyOf(flowLogIds);
        }
    }

    private final Snapshot snapshot;

    public FlowLogPrediction(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** The records of a trace, in the order in which the traffic makes them. */
    public List<Predicted> of(Trace trace) {
        List<Predicted> records = new ArrayList<>();
        add(records, trace.forward());
        if (trace.forward().arrives()) {
            trace.reply().ifPresent(reply -> add(records, reply));
        }
        return records;
    }

    private void add(List<Predicted> records, Leg leg) {
        for (Leg.Crossing crossing : leg.crossings()) {
            boolean shown = snapshot.find(
                            NetworkInterface.class, crossing.networkInterface().id())
                    .isPresent();
            if (crossing.hypothetical() || !shown) {
                continue;
            }
            List<String> logs = logs(crossing);
            if (!logs.isEmpty()) {
                records.add(predicted(crossing, logs));
            }
        }
    }

    private static Predicted predicted(Leg.Crossing crossing, List<String> logs) {
        NetworkInterface nic = crossing.networkInterface();
        Packet packet = crossing.packet();
        Optional<IpAddress> own = nic.primaryAddress(packet.family());
        boolean ingress = crossing.direction() == Direction.INGRESS;
        return new Predicted(
                nic,
                crossing.direction(),
                packet,
                ingress ? packet.source() : own.orElse(packet.source()),
                ingress ? own.orElse(packet.destination()) : packet.destination(),
                crossing.action(),
                logs);
    }

    private List<String> logs(Leg.Crossing crossing) {
        NetworkInterface nic = crossing.networkInterface();
        List<String> ids = new ArrayList<>();
        for (FlowLog log : snapshot.all(FlowLog.class)) {
            boolean covers = log.resourceId().equals(nic.id())
                    || log.resourceId().equals(nic.subnetId())
                    || log.resourceId().equals(nic.vpcId());
            String type = log.trafficType().orElse("ALL");
            if (covers && (type.equals("ALL") || type.equals(crossing.action().name()))) {
                ids.add(log.id());
            }
        }
        return ids;
    }
}
