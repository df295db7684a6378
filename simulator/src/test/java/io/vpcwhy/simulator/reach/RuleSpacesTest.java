package io.vpcwhy.simulator.reach;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.filter.NetworkAclFilter;
import io.vpcwhy.simulator.filter.Outcome;
import io.vpcwhy.simulator.filter.SecurityGroupFilter;
import io.vpcwhy.simulator.reach.RuleSpaces.Division;
import io.vpcwhy.simulator.space.HeaderSpaces;
import io.vpcwhy.simulator.trace.RandomTopology;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Rules as sets of packets say of each packet what the filters do. */
class RuleSpacesTest {

    @Property(tries = 30, shrinking = ShrinkingMode.OFF)
    void packetsAtTheEdgesOfRules(@ForAll @LongRange(max = 1_000_000) long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Both both = new Both(network.snapshot());
        for (NetworkInterface nic : network.snapshot().all(NetworkInterface.class)) {
            for (Direction direction : Direction.values()) {
                network.packets(nic, direction, 10).forEach(packet -> both.agree(nic, direction, packet));
            }
        }
    }

    /** With groups of a VPC that is not in the snapshot, groups that are missing, and ways that lose references. */
    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void packetsAtTheEdgesOfAWholeNetwork(@ForAll @LongRange(max = 1_000_000) long seed) {
        Snapshot snapshot = RandomTopology.filtered(seed);
        SplittableRandom random = new SplittableRandom(seed);
        EdgeHeaders headers = new EdgeHeaders(snapshot, random);
        Both both = new Both(snapshot);
        for (NetworkInterface nic : snapshot.all(NetworkInterface.class)) {
            for (NetworkInterface.PrivateAddress own : nic.addresses()) {
                IpAddress far = random.nextBoolean()
                        ? headers.address(own.address().family())
                        : headers.holder(own.address().family());
                both.agree(nic, Direction.INGRESS, headers.packet(far, own.address()));
                both.agree(nic, Direction.EGRESS, headers.packet(own.address(), far));
            }
        }
    }

    @Test
    void whatIsNotKnownIsAllowedWhereAnotherRuleSettlesIt() {
        Snapshot snapshot = Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .prefixListWithoutEntries("pl-unknown")
                .securityGroup("sg-1", "in tcp 22 from pl-unknown", "in tcp 22 from 10.0.0.0/8")
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-1")
                .networkInterface("eni-2", "subnet-1", "10.0.1.11", "sg-1", "sg-gone")
                .snapshot();
        Both both = new Both(snapshot);
        assertThat(both.outcome("eni-1", "10.9.9.9", 22)).isEqualTo(Outcome.ALLOW);
        assertThat(both.outcome("eni-1", "192.0.2.1", 22)).isEqualTo(Outcome.UNKNOWN);
        assertThat(both.outcome("eni-1", "192.0.2.1", 23)).isEqualTo(Outcome.DENY);
        assertThat(both.outcome("eni-2", "192.0.2.1", 23)).isEqualTo(Outcome.UNKNOWN);
    }

    /** The two readings of one network's rules. */
    private static final class Both {

        private final Snapshot snapshot;
        private final HeaderSpaces spaces = new HeaderSpaces();
        private final RuleSpaces sets;
        private final SecurityGroupFilter filter;

        Both(Snapshot snapshot) {
            this.snapshot = snapshot;
            this.sets = new RuleSpaces(snapshot, spaces);
            this.filter = new SecurityGroupFilter(snapshot);
        }

        /** With the far end open, and with its address fixed. */
        void agree(NetworkInterface nic, Direction direction, Packet packet) {
            IpAddress remote = direction == Direction.INGRESS ? packet.source() : packet.destination();
            for (Optional<IpAddress> fixed : List.of(Optional.<IpAddress>empty(), Optional.of(remote))) {
                assertThat(outcome(nic, direction, packet, fixed))
                        .as("%s %s %s", nic.id(), direction, packet)
                        .isEqualTo(filter.decide(nic, direction, packet).outcome());
                // The interfaces of a VPC that was not collected have no subnet here.
                snapshot.find(Subnet.class, nic.subnetId())
                        .flatMap(snapshot::networkAclOf)
                        .ifPresent(acl -> agree(acl, direction, packet, fixed));
            }
        }

        private void agree(NetworkAcl acl, Direction direction, Packet packet, Optional<IpAddress> fixed) {
            assertThat(sets.allowedBy(acl.id(), direction, fixed).contains(packet))
                    .as("%s %s %s", acl.id(), direction, packet)
                    .isEqualTo(NetworkAclFilter.decide(acl, direction, packet).outcome() == Outcome.ALLOW);
        }

        private Outcome outcome(NetworkInterface nic, Direction direction, Packet packet, Optional<IpAddress> fixed) {
            Division division = sets.dividedBy(nic, nic.id(), direction, packet, fixed, spaces.everything());
            assertThat(division.allowed().intersects(division.unknown())).isFalse();
            boolean allowed = division.allowed().contains(packet);
            boolean unknown = division.unknown().contains(packet);
            assertThat(division.denied().contains(packet)).isEqualTo(!allowed && !unknown);
            return allowed ? Outcome.ALLOW : unknown ? Outcome.UNKNOWN : Outcome.DENY;
        }

        Outcome outcome(String id, String source, int port) {
            NetworkInterface nic = snapshot.find(NetworkInterface.class, id).orElseThrow();
            IpAddress own = nic.addresses().get(0).address();
            return outcome(
                    nic, Direction.INGRESS, Packet.tcp(IpAddress.parse(source), 50_000, own, port), Optional.empty());
        }
    }
}
