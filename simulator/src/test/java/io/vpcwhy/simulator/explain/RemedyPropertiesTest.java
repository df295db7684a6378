package io.vpcwhy.simulator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.InterfaceSimulator;
import io.vpcwhy.simulator.filter.NetworkAclFilter;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.SecurityGroupFilter;
import io.vpcwhy.simulator.filter.SimulatedAction;
import io.vpcwhy.simulator.remedy.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of every remedy, on random networks. */
class RemedyPropertiesTest {

    private static final int PACKETS = 2;

    private interface Check {
        void check(Subject subject, List<Change> changes);
    }

    private static void forEachRemedy(RandomNetwork network, Check check) {
        Snapshot snapshot = network.snapshot();
        InterfaceSimulator simulator = new InterfaceSimulator(snapshot);
        RemedyFinder finder = new RemedyFinder(snapshot);
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            for (Direction direction : Direction.values()) {
                for (Packet drawn : network.packets(nic, direction, PACKETS)) {
                    Packet packet = asLogged(drawn);
                    if (simulator.simulate(nic, direction, packet, false).action() == SimulatedAction.REJECT) {
                        Subject subject = new Subject(nic, direction, packet);
                        Remediation found = finder.find(subject, false);
                        if (found instanceof Remediation.Proposed proposed) {
                            check.check(subject, proposed.changes());
                        } else {
                            assertThat(found)
                                    .as("%s of %s", subject, network)
                                    .isEqualTo(new Remediation.NotProposed(Remediation.Reason.NO_FREE_RULE_NUMBER));
                        }
                    }
                }
            }
        }
    }

    /** A flow log never holds the ICMP type. */
    private static Packet asLogged(Packet packet) {
        return new Packet(
                packet.source(),
                packet.destination(),
                packet.protocol(),
                packet.sourcePort(),
                packet.destinationPort(),
                Optional.empty());
    }

    private static Snapshot changed(Snapshot snapshot, List<Change> changes) {
        Snapshot changed = snapshot;
        for (Change change : changes) {
            changed = change.applyTo(changed);
        }
        return changed;
    }

    /** The filters are asked one by one here, past the simulator with which the remedy was verified. */
    private static boolean passes(Snapshot snapshot, Subject subject) {
        NetworkInterface here = subject.networkInterface();
        Packet request = subject.packet();
        Direction direction = subject.direction();
        Subnet subnet = snapshot.find(Subnet.class, here.subnetId()).orElseThrow();
        NetworkAcl acl = snapshot.networkAclOf(subnet).orElseThrow();
        boolean inside = subnet.contains(subject.remote());
        return new SecurityGroupFilter(snapshot)
                                .decide(here, direction, request)
                                .outcome()
                        == Outcome.ALLOW
                && (inside
                        || (NetworkAclFilter.decide(acl, direction, request).outcome() == Outcome.ALLOW
                                && NetworkAclFilter.decide(acl, direction.reversed(), request.reversed())
                                                .outcome()
                                        == Outcome.ALLOW));
    }

    @Property(tries = 1000)
    void flow_and_its_answers_pass_with_all_changes_and_with_none_less(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);

        forEachRemedy(network, (subject, changes) -> {
            assertThat(passes(changed(network.snapshot(), changes), subject))
                    .as("%s with %s of %s", subject, changes, network)
                    .isTrue();
            for (Change dropped : changes) {
                List<Change> fewer = new ArrayList<>(changes);
                fewer.remove(dropped);
                assertThat(passes(changed(network.snapshot(), fewer), subject))
                        .as("%s without %s of %s", subject, dropped, network)
                        .isFalse();
            }
        });
    }

    @Property(tries = 1000)
    void nothing_is_opened_to_another_address(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Snapshot snapshot = network.snapshot();
        InterfaceSimulator before = new InterfaceSimulator(snapshot);

        forEachRemedy(network, (subject, changes) -> {
            InterfaceSimulator after = new InterfaceSimulator(changed(snapshot, changes));
            NetworkInterface here = subject.networkInterface();
            for (Direction direction : Direction.values()) {
                for (Packet packet : network.packets(here, direction, 2 * PACKETS)) {
                    IpAddress remote = direction == Direction.INGRESS ? packet.source() : packet.destination();
                    if (!remote.equals(subject.remote())) {
                        assertThat(after.simulate(here, direction, packet, false)
                                        .action())
                                .as("%s with %s of %s", packet, changes, network)
                                .isEqualTo(before.simulate(here, direction, packet, false)
                                        .action());
                    }
                }
            }
        });
    }
}
