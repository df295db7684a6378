package io.vpcwhy.simulator.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.aws.NetworkAcl;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RulePeer;
import io.vpcwhy.model.aws.SecurityGroup;
import io.vpcwhy.model.aws.SecurityGroupRule;
import io.vpcwhy.model.aws.Subnet;
import io.vpcwhy.model.aws.TrafficClass;
import io.vpcwhy.model.ip.Cidr;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpProtocol;
import io.vpcwhy.model.ip.Packet;
import io.vpcwhy.model.ip.PortRange;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * What holds of every network and every packet. A failure shows the seed of the network and all its rules; jqwik shows
 * its own seed, with which the test can be repeated.
 */
class FilterPropertiesTest {

    private static final int PACKETS = 5;

    /** Asked about every interface of a network, in both directions, and packets at the edges of its rules. */
    private interface Question {
        void ask(NetworkInterface nic, Direction direction, Packet packet);
    }

    private static void everywhere(RandomNetwork network, Question question) {
        for (NetworkInterface nic : network.snapshot().all(NetworkInterface.class)) {
            for (Direction direction : Direction.values()) {
                for (Packet packet : network.packets(nic, direction, PACKETS)) {
                    question.ask(nic, direction, packet);
                }
            }
        }
    }

    private static NetworkAcl acl(Snapshot snapshot, NetworkInterface nic) {
        return snapshot.networkAclOf(snapshot.find(Subnet.class, nic.subnetId()).orElseThrow())
                .orElseThrow();
    }

    @Property(tries = 1000)
    void security_groups_decide_as_the_oracle(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        SecurityGroupFilter filter = new SecurityGroupFilter(network.snapshot());

        everywhere(network, (nic, direction, packet) -> {
            SecurityGroupDecision decision = filter.decide(nic, direction, packet);
            assertThat(decision.outcome())
                    .as("%s %s %s of %s", nic.id(), direction, packet, network)
                    .isEqualTo(Oracle.securityGroups(network.snapshot(), nic, direction, packet));
            assertThat(decision.uncertainties().isEmpty())
                    .as("what is not known is named, and only where it matters")
                    .isEqualTo(decision.outcome() != Outcome.UNKNOWN);
        });
    }

    @Property(tries = 1000)
    void network_acls_decide_as_the_oracle(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);

        everywhere(network, (nic, direction, packet) -> {
            NetworkAcl acl = acl(network.snapshot(), nic);
            NetworkAclDecision decision = NetworkAclFilter.decide(acl, direction, packet);
            assertThat(decision.outcome())
                    .as("%s %s %s of %s", acl.id(), direction, packet, network)
                    .isEqualTo(Oracle.networkAcl(acl, direction, packet));
            assertThat(decision.deciding().orElseThrow().allow()).isEqualTo(decision.outcome() == Outcome.ALLOW);
        });
    }

    @Property(tries = 1000)
    void rule_more_never_turns_accept_into_reject(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Snapshot snapshot = network.snapshot();
        SecurityGroup group = any(List.copyOf(snapshot.all(SecurityGroup.class)), seed);
        SecurityGroup donor = any(List.copyOf(snapshot.all(SecurityGroup.class)), seed + 1);
        List<SecurityGroupRule> rules = new ArrayList<>(group.rules());
        donor.rules()
                .forEach(rule -> rules.add(new SecurityGroupRule(
                        rule.id(), group.id(), rule.direction(), rule.traffic(), rule.peer(), rule.description())));
        SecurityGroupFilter before = new SecurityGroupFilter(snapshot);
        SecurityGroupFilter after = new SecurityGroupFilter(snapshot.with(with(group, rules)));

        everywhere(network, (nic, direction, packet) -> {
            if (before.decide(nic, direction, packet).outcome() == Outcome.ALLOW) {
                assertThat(after.decide(nic, direction, packet).outcome())
                        .as("%s %s %s of %s", nic.id(), direction, packet, network)
                        .isEqualTo(Outcome.ALLOW);
            }
        });
    }

    @Property(tries = 1000)
    void order_of_groups_and_of_rules_does_not_matter(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Snapshot snapshot = network.snapshot();
        Snapshot shuffled = snapshot;
        Random random = new Random(seed);
        for (SecurityGroup group : snapshot.all(SecurityGroup.class)) {
            shuffled = shuffled.with(with(group, shuffled(group.rules(), random)));
        }
        SecurityGroupFilter straight = new SecurityGroupFilter(snapshot);
        SecurityGroupFilter other = new SecurityGroupFilter(shuffled);

        everywhere(network, (nic, direction, packet) -> {
            NetworkInterface regrouped = withGroups(nic, shuffled(nic.groupIds(), random));
            assertThat(other.decide(regrouped, direction, packet).outcome())
                    .as("%s %s %s of %s", nic.id(), direction, packet, network)
                    .isEqualTo(straight.decide(nic, direction, packet).outcome());
        });
    }

    @Property(tries = 1000)
    void order_of_the_document_does_not_matter_to_an_acl(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Random random = new Random(seed);

        everywhere(network, (nic, direction, packet) -> {
            NetworkAcl acl = acl(network.snapshot(), nic);
            NetworkAcl shuffled = new NetworkAcl(
                    acl.id(),
                    acl.vpcId(),
                    acl.isDefault(),
                    shuffled(acl.entries(), random),
                    acl.subnetIds(),
                    acl.tags());
            assertThat(NetworkAclFilter.decide(shuffled, direction, packet))
                    .as("%s of %s", packet, network)
                    .isEqualTo(NetworkAclFilter.decide(acl, direction, packet));
        });
    }

    /** Whatever the header hides, the answer without it is what all its values have in common. */
    @Property(tries = 1000)
    void answer_without_the_icmp_type_is_what_all_types_have_in_common(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        SecurityGroupFilter filter = new SecurityGroupFilter(network.snapshot());

        everywhere(network, (nic, direction, packet) -> {
            if (packet.icmp().isEmpty()) {
                return;
            }
            assertNeverWrong(network, filter, nic, direction, packet, withoutIcmpType(packet));
        });
    }

    @Property(tries = 1000)
    void answer_without_protocol_or_port_is_never_wrong(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        SecurityGroupFilter filter = new SecurityGroupFilter(network.snapshot());

        everywhere(network, (nic, direction, packet) -> {
            for (Packet hidden : List.of(withoutProtocol(packet), withoutPorts(packet))) {
                assertNeverWrong(network, filter, nic, direction, packet, hidden);
            }
        });
    }

    @Property(tries = 1000)
    void near_miss_permits_once_its_one_field_is_as_the_packet_has_it(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        SecurityGroupFilter filter = new SecurityGroupFilter(network.snapshot());

        everywhere(network, (nic, direction, packet) -> {
            for (NearMiss miss : filter.decide(nic, direction, packet).nearMisses()) {
                SecurityGroupRule rule = ((NearMiss.GroupRule) miss).rule();
                Snapshot mended = mend(network.snapshot(), rule, miss.field(), direction, packet);
                assertThat(new SecurityGroupFilter(mended)
                                .decide(nic, direction, packet)
                                .outcome())
                        .as("%s of %s, %s of %s", miss.field(), rule, packet, network)
                        .isEqualTo(Outcome.ALLOW);
            }
        });
    }

    /** What the filters say of a packet of which less is known is what they say of the packet, or nothing. */
    private static void assertNeverWrong(
            RandomNetwork network,
            SecurityGroupFilter filter,
            NetworkInterface nic,
            Direction direction,
            Packet packet,
            Packet hidden) {
        NetworkAcl acl = acl(network.snapshot(), nic);
        assertAgrees(
                filter.decide(nic, direction, hidden).outcome(),
                filter.decide(nic, direction, packet).outcome(),
                network,
                packet);
        assertAgrees(
                NetworkAclFilter.decide(acl, direction, hidden).outcome(),
                NetworkAclFilter.decide(acl, direction, packet).outcome(),
                network,
                packet);
    }

    private static void assertAgrees(Outcome less, Outcome more, RandomNetwork network, Packet packet) {
        if (less != Outcome.UNKNOWN) {
            assertThat(less).as("%s of %s", packet, network).isEqualTo(more);
        }
    }

    /** The snapshot with the rule changed in the field that kept it from matching. */
    private static Snapshot mend(
            Snapshot snapshot, SecurityGroupRule rule, RuleField field, Direction direction, Packet packet) {
        boolean peer = field == RuleField.ADDRESS || field == RuleField.FAMILY || field == RuleField.MEMBERSHIP;
        boolean way = field == RuleField.DIRECTION;
        SecurityGroupRule mended = new SecurityGroupRule(
                rule.id(),
                rule.groupId(),
                way ? direction : rule.direction(),
                peer || way ? rule.traffic() : exactly(packet),
                peer ? new RulePeer.CidrPeer(Cidr.host(Oracle.remote(direction, packet))) : rule.peer(),
                rule.description());
        SecurityGroup group = snapshot.find(SecurityGroup.class, rule.groupId()).orElseThrow();
        return snapshot.with(with(group, List.of(mended)));
    }

    private static TrafficClass exactly(Packet packet) {
        IpProtocol protocol = packet.protocol().orElseThrow();
        if (protocol.hasPorts()) {
            return new TrafficClass.Ports(
                    protocol, PortRange.of(packet.destinationPort().orElseThrow()));
        }
        return packet.icmp()
                .<TrafficClass>map(type ->
                        new TrafficClass.Icmp(protocol, OptionalInt.of(type.type()), OptionalInt.of(type.code())))
                .orElseGet(() -> TrafficClass.allOf(protocol));
    }

    private static Packet withoutIcmpType(Packet packet) {
        return new Packet(
                packet.source(),
                packet.destination(),
                packet.protocol(),
                packet.sourcePort(),
                packet.destinationPort(),
                Optional.empty());
    }

    /** As a flow log would have it: port 0 where there is none. */
    private static Packet withoutProtocol(Packet packet) {
        return new Packet(
                packet.source(),
                packet.destination(),
                Optional.empty(),
                OptionalInt.of(packet.sourcePort().orElse(0)),
                OptionalInt.of(packet.destinationPort().orElse(0)),
                Optional.empty());
    }

    private static Packet withoutPorts(Packet packet) {
        return new Packet(
                packet.source(),
                packet.destination(),
                packet.protocol(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                packet.icmp());
    }

    private static SecurityGroup with(SecurityGroup group, List<SecurityGroupRule> rules) {
        return new SecurityGroup(group.id(), group.name(), group.vpcId(), group.ownerId(), rules, group.tags());
    }

    private static NetworkInterface withGroups(NetworkInterface nic, List<String> groupIds) {
        return new NetworkInterface(
                nic.id(),
                nic.vpcId(),
                nic.subnetId(),
                nic.availabilityZone(),
                nic.ownerId(),
                nic.type(),
                nic.description(),
                nic.requesterManaged(),
                nic.requesterId(),
                nic.sourceDestCheck(),
                nic.addresses(),
                nic.prefixes(),
                groupIds,
                nic.attachment(),
                nic.status(),
                nic.denyAllIgwTraffic(),
                nic.connectionTracking(),
                nic.tags());
    }

    private static <T> List<T> shuffled(List<T> all, Random random) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static <T> T any(List<T> all, long seed) {
        return all.get((int) Math.floorMod(seed, (long) all.size()));
    }
}
