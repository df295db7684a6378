package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.BlockPublicAccessFilter;
import io.vpcwhy.simulator.filter.Denial;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.InterfaceSimulator;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.filter.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds a record against the filters of its interface. */
final class Judge {

    private static final String BLOCK_PUBLIC_ACCESS = "BPA";

    private final InterfaceSimulator simulator;
    private final BlockPublicAccessFilter blockPublicAccess;

    Judge(Snapshot snapshot) {
        this.simulator = new InterfaceSimulator(snapshot);
        this.blockPublicAccess = new BlockPublicAccessFilter(snapshot);
    }

    Judgement judge(FlowLogRecord record, Subject subject, FlowFinding flow) {
        Reading reading = Reading.of(simulator, subject, record, flow);
        Simulation simulation = reading.simulation();
        SimulatedAction action = action(record, subject, simulation);
        return new Judgement(subject, reading, action, status(record, simulation, action), Denial.all(simulation));
    }

    /** Which filters a packet meets and which it does not, and what those decide that are no lists of rules. */
    List<Object> surroundings(NetworkInterface here, Direction direction, Packet packet, boolean response) {
        Simulation simulation = simulator.simulate(here, direction, packet, response);
        List<Object> found = new ArrayList<>();
        for (FilterStep step : simulation.steps()) {
            found.add(step.getClass());
            if (step instanceof FilterStep.AclStep acl) {
                found.add(acl.acl().id());
                found.add(acl.classicLoadBalancer());
            } else if (!(step instanceof FilterStep.SecurityGroupStep)) {
                found.add(step.componentIds());
                found.add(step.outcome());
            }
        }
        simulation.exemptions().forEach(exemption -> found.add(exemption.getClass()));
        return found;
    }

    /**
     * What the snapshot says. A reject-reason in the record goes first: security groups and network ACLs have none, so
     * that what they do says nothing of this record. VPC Block Public Access is in the snapshot; other reasons are not.
     */
    private SimulatedAction action(FlowLogRecord record, Subject subject, Simulation simulation) {
        if (record.rejectReason().isEmpty()) {
            return simulation.action();
        }
        boolean known = record.rejectReason().equals(Optional.of(BLOCK_PUBLIC_ACCESS))
                && blockPublicAccess.options(subject.networkInterface()).isPresent();
        if (!known) {
            return SimulatedAction.UNKNOWN;
        }
        return deniesBlockPublicAccess(simulation) ? SimulatedAction.REJECT : SimulatedAction.ACCEPT;
    }

    static boolean deniesBlockPublicAccess(Simulation simulation) {
        return simulation.denying().stream().anyMatch(FilterStep.BlockPublicAccessStep.class::isInstance);
    }

    private static Status status(FlowLogRecord record, Simulation simulation, SimulatedAction action) {
        if (action == SimulatedAction.UNKNOWN) {
            return Status.UNDECIDED;
        }
        if (record.action().isEmpty()) {
            return Status.EXPLAINED;
        }
        boolean agree = (record.action().get() == FlowLogAction.ACCEPT) == (action == SimulatedAction.ACCEPT);
        boolean otherReason = record.format().has(FlowLogField.REJECT_REASON)
                && record.rejectReason().isEmpty()
                && !simulation.denying().isEmpty()
                && simulation.denying().stream().allMatch(FilterStep.BlockPublicAccessStep.class::isInstance);
        return agree && !otherReason ? Status.EXPLAINED : Status.CONTRADICTED;
    }
}
