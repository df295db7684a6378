package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import io.vpcwhy.simulator.filter.Outcome;

/**
 * Whether a rejected record looks like a scan: a few packets from a stranger on the internet to something that the
 * interface does not offer to the internet. Such a REJECT is the firewall doing its work, and no rule is to be opened.
 */
final class ScanSuspicion {

    /** A client that is kept out repeats its SYN more often than this within an interval; a scanner moves on. */
    private static final long MOST_PACKETS = 3;

    private final Snapshot snapshot;

    ScanSuspicion(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    boolean looksLikeScan(Verdict verdict, FlowLogRecord record) {
        return verdict.subject().direction() == Direction.INGRESS
                && verdict.flow().flow() != Flow.RESPONSE
                && verdict.remote() instanceof RemoteParty.Internet
                && record.packets().orElse(0) <= MOST_PACKETS
                && !permittedBySecurityGroups(verdict.simulation())
                && !offeredToInternet(verdict.subject());
    }

    /** Whoever opened the security group to the sender expects it. */
    private static boolean permittedBySecurityGroups(Simulation simulation) {
        return simulation.steps().stream()
                .anyMatch(step -> step instanceof FilterStep.SecurityGroupStep && step.outcome() == Outcome.ALLOW);
    }

    private boolean offeredToInternet(Subject subject) {
        return subject.networkInterface().groupIds().stream()
                .flatMap(id -> snapshot.find(SecurityGroup.class, id).stream())
                .flatMap(group -> group.rules().stream())
                .anyMatch(rule -> isOffer(rule, subject.packet()));
    }

    private static boolean isOffer(SecurityGroupRule rule, Packet packet) {
        boolean toAnyone =
                rule.peer() instanceof RulePeer.CidrPeer block && block.cidr().isEverything();
        if (rule.direction() != Direction.INGRESS || !toAnyone) {
            return false;
        }
        if (rule.traffic() instanceof TrafficClass.Ports ports) {
            return packet.protocol().map(ports.protocol()::equals).orElse(false)
                    && packet.destinationPort().isPresent()
                    && ports.range().contains(packet.destinationPort().getAsInt());
        }
        return rule.traffic() instanceof TrafficClass.AllTraffic;
    }
}
