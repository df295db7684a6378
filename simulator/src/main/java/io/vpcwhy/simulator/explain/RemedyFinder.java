package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.InterfaceSimulator;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.filter.Simulation;
import io.vpcwhy.simulator.remedy.Change;
import io.vpcwhy.simulator.remedy.FilterChanges;
import io.vpcwhy.simulator.remedy.NarrowTraffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Works out the smallest changes that would let a rejected flow and its answers pass, and proves them by simulating the
 * changed configuration.
 */
final class RemedyFinder {

    private final Snapshot snapshot;
    private final FilterChanges filterChanges;

    RemedyFinder(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.filterChanges = new FilterChanges(snapshot);
    }

    /**
     * The changes for a record whose packets the simulation rejects.
     *
     * @param response whether the record's packets are the answers
     */
    Remediation find(Subject subject, boolean response) {
        NetworkInterface here = subject.networkInterface();
        Direction direction = response ? subject.direction().reversed() : subject.direction();
        Packet request = response ? subject.packet().reversed() : subject.packet();
        Optional<TrafficClass> traffic = NarrowTraffic.of(request);
        if (traffic.isEmpty()) {
            return new Remediation.NotProposed(Remediation.Reason.HEADER_NOT_KNOWN);
        }
        List<Change> changes = new ArrayList<>();
        boolean complete = proposeForRequest(changes, here, direction, request, traffic.get())
                && proposeForAnswer(changes, here, direction.reversed(), request.reversed());
        if (!complete) {
            return new Remediation.NotProposed(Remediation.Reason.NO_FREE_RULE_NUMBER);
        }
        boolean verified = !changes.isEmpty() && passes(changes, here, direction, request);
        return verified
                ? new Remediation.Proposed(changes)
                : new Remediation.NotProposed(Remediation.Reason.NOT_VERIFIED);
    }

    /** Whether request and answer pass the interface once all changes are made. */
    boolean passes(List<Change> changes, NetworkInterface here, Direction direction, Packet request) {
        InterfaceSimulator simulator = new InterfaceSimulator(Change.applyAll(changes, snapshot));
        return simulator.simulate(here, direction, request, false).action() == SimulatedAction.ACCEPT
                && simulator
                                .simulate(here, direction.reversed(), request.reversed(), true)
                                .action()
                        == SimulatedAction.ACCEPT;
    }

    /** Adds a change for each filter that denies the request; false where one has none. */
    private boolean proposeForRequest(
            List<Change> changes, NetworkInterface here, Direction direction, Packet request, TrafficClass traffic) {
        for (FilterStep step : notAllowing(here, direction, request, false)) {
            if (step instanceof FilterStep.SecurityGroupStep groups) {
                filterChanges.authorize(groups, direction, request, traffic).ifPresent(changes::add);
            } else if (step instanceof FilterStep.AclStep acl) {
                Optional<Change> entry = filterChanges.allow(acl, here, request, traffic, false);
                if (entry.isEmpty()) {
                    return false;
                }
                changes.add(entry.get());
            } else if (step instanceof FilterStep.BlockPublicAccessStep blocked) {
                filterChanges.exclude(blocked, direction, request).ifPresent(changes::add);
            }
        }
        return true;
    }

    /** The same for the answer, which network ACLs alone judge by itself. */
    private boolean proposeForAnswer(List<Change> changes, NetworkInterface here, Direction direction, Packet answer) {
        TrafficClass traffic = NarrowTraffic.ofAnswers(answer.reversed());
        for (FilterStep step : notAllowing(here, direction, answer, true)) {
            if (step instanceof FilterStep.AclStep acl) {
                Optional<Change> entry = filterChanges.allow(acl, here, answer, traffic, true);
                if (entry.isEmpty()) {
                    return false;
                }
                changes.add(entry.get());
            }
        }
        return true;
    }

    private List<FilterStep> notAllowing(NetworkInterface here, Direction direction, Packet packet, boolean response) {
        Simulation simulation = new InterfaceSimulator(snapshot).simulate(here, direction, packet, response);
        return simulation.steps().stream()
                .filter(step -> step.outcome() != Outcome.ALLOW)
                .toList();
    }
}
