package io.vpcwhy.simulator.explain;

import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.FlowFinding.Flow;
import io.vpcwhy.simulator.filter.FilterStep;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.Simulation;
import io.vpcwhy.simulator.route.AddressScope;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether a rejected record looks like a scan: packets from a stranger on the internet to something that the interface
 * does not offer to the internet. Such a REJECT is the firewall doing its work, and no rule is to be opened.
 */
final class ScanSuspicion {

    /** A client that is kept out repeats its SYN more often than this within an interval; a scanner moves on. */
    private static final long MOST_PACKETS = 3;

    /**
     * Remote administration and data stores, after which the internet is searched without end. Who tries passwords is as
     * patient as a client.
     */
    private static final Set<Integer> SOUGHT = Set.of(
            22, 23, 135, 139, 445, 1433, 1521, 2049, 2375, 2376, 2379, 3306, 3389, 5432, 5439, 5900, 5985, 5986, 6379,
            6443, 9092, 9200, 9300, 10250, 11211, 27017);

    /** Ranges in which anybody can rent an address. */
    private static final Set<String> RENTED = Set.of("AMAZON", "EC2");

    private final Snapshot snapshot;

    ScanSuspicion(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    /**
     * Whether it is one.
     *
     * @param swept whether the sender was refused at many doors
     */
    boolean looksLikeScan(Verdict verdict, FlowLogRecord record, boolean swept) {
        Subject subject = verdict.subject();
        if (subject.direction() == Direction.EGRESS || !isStranger(verdict.remote())) {
            return false;
        }
        if (verdict.flow().flow() == Flow.RESPONSE) { // an answer to what cannot be asked is none
            return bySecurityGroups(verdict.simulation(), Outcome.DENY);
        }
        if (subject.networkInterface().type().equals("nat_gateway")) { // it takes no connections from outside
            return true;
        }
        // Whoever opened the security group to the sender expects it.
        boolean expected = bySecurityGroups(verdict.simulation(), Outcome.ALLOW);
        if (expected || offers(subject, Cidr::isEverything)) {
            return false;
        }
        boolean sought = subject.packet().destinationPort().stream().anyMatch(SOUGHT::contains);
        return swept
                || record.packets().orElse(0) <= MOST_PACKETS
                || (sought && !offers(subject, block -> !AddressScope.isPrivate(block.first())));
    }

    private static boolean bySecurityGroups(Simulation simulation, Outcome outcome) {
        return simulation.steps().stream()
                .anyMatch(step -> step instanceof FilterStep.SecurityGroupStep && step.outcome() == outcome);
    }

    private static boolean isStranger(RemoteParty remote) {
        return remote instanceof RemoteParty.Internet
                || (remote instanceof RemoteParty.AwsService service && RENTED.contains(service.name()));
    }

    /** Whether a security group has the packet's port open for any such block. */
    private boolean offers(Subject subject, Predicate<Cidr> blocks) {
        return snapshot.findAll(SecurityGroup.class, subject.networkInterface().groupIds()).stream()
                .flatMap(group -> group.rules().stream())
                .filter(rule -> rule.direction() == Direction.INGRESS)
                .filter(rule -> rule.peer() instanceof RulePeer.CidrPeer block && blocks.test(block.cidr()))
                .anyMatch(rule -> covers(rule.traffic(), subject.packet()));
    }

    private static boolean covers(TrafficClass traffic, Packet packet) {
        if (traffic instanceof TrafficClass.Ports ports) {
            return packet.protocol().equals(Optional.of(ports.protocol()))
                    && packet.destinationPort().stream().anyMatch(ports.range()::contains);
        }
        return traffic instanceof TrafficClass.AllTraffic;
    }
}
