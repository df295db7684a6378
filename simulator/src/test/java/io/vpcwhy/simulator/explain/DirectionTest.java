package io.vpcwhy.simulator.explain;

import static io.vpcwhy.simulator.explain.Explained.explain;
import static io.vpcwhy.simulator.explain.Explained.hypotheses;
import static io.vpcwhy.simulator.explain.Explained.remedy;
import static io.vpcwhy.simulator.explain.Logged.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogStatus;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.ip.IpAddress;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.DirectionFinding.Basis;
import io.vpcwhy.simulator.filter.SimulatedAction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which interface a record is of, which way its packets went, and which addresses they bore. */
class DirectionTest {

    private static final Snapshot NETWORK = Network.vpc("vpc-1", "10.0.0.0/16", "2001:db8:1::/56")
            .subnet("subnet-web", "10.0.1.0/24", "2001:db8:1:1::/64")
            .subnet("subnet-app", "10.0.2.0/24")
            .securityGroup("sg-web", "in tcp 443 from 0.0.0.0/0", "out all to 0.0.0.0/0")
            .networkInterface(
                    "eni-web",
                    "subnet-web",
                    nic -> nic.address("10.0.1.10")
                            .address("10.0.1.11")
                            .address("2001:db8:1:1::10")
                            .prefix("10.0.1.16/28")
                            .securityGroups("sg-web")
                            .instance("i-web"))
            .networkInterface("eni-app", "subnet-app", "10.0.2.20", "sg-web")
            .networkInterface(
                    "eni-box",
                    "subnet-app",
                    nic -> nic.address("10.0.2.99").withoutSourceDestCheck().securityGroups("sg-web"))
            .and(Network.vpc("vpc-2", "10.0.0.0/16")
                    .subnet("subnet-other", "10.0.2.0/24")
                    .securityGroup("sg-other", "in all from 0.0.0.0/0")
                    .networkInterface("eni-other", "subnet-other", "10.0.2.20", "sg-other")
                    .networkInterface("eni-beside", "subnet-other", "10.0.2.30", "sg-other"))
            .snapshot();

    private static DirectionFinding direction(Logged record) {
        return explain(NETWORK, record).direction();
    }

    private static DirectionFinding found(Direction direction, Basis basis) {
        return new DirectionFinding(Optional.of(direction), basis);
    }

    @Test
    void the_record_says_it_where_its_format_has_flow_direction() {
        assertThat(direction(tcp("10.0.1.10", 443).to("203.0.113.9", 50000).direction("ingress")))
                .isEqualTo(found(Direction.INGRESS, Basis.FLOW_DIRECTION));
        assertThat(direction(tcp("203.0.113.9", 50000).to("10.0.1.10", 443).direction("egress")))
                .isEqualTo(found(Direction.EGRESS, Basis.FLOW_DIRECTION));
    }

    @Test
    void else_the_end_that_is_the_interface_says_it() {
        assertThat(direction(tcp("203.0.113.9", 50000).to("10.0.1.10", 443)))
                .isEqualTo(found(Direction.INGRESS, Basis.INTERFACE_ADDRESS));
        assertThat(direction(tcp("10.0.1.11", 443).to("203.0.113.9", 50000)))
                .isEqualTo(found(Direction.EGRESS, Basis.INTERFACE_ADDRESS));
        assertThat(direction(tcp("2001:db8:9::1", 50000).to("2001:db8:1:1::10", 443)))
                .isEqualTo(found(Direction.INGRESS, Basis.INTERFACE_ADDRESS));
    }

    @Test
    void address_of_a_delegated_prefix_is_the_interfaces() {
        assertThat(direction(tcp("203.0.113.9", 50000).to("10.0.1.20", 443)))
                .isEqualTo(found(Direction.INGRESS, Basis.INTERFACE_ADDRESS));
    }

    @Test
    void else_the_addresses_that_the_packet_bore_say_it() {
        assertThat(direction(tcp("10.9.0.1", 50000).to("10.9.0.2", 443).packet("203.0.113.9", "10.0.1.10")))
                .isEqualTo(found(Direction.INGRESS, Basis.PACKET_ADDRESS));
        assertThat(direction(tcp("10.9.0.1", 443).to("10.9.0.2", 50000).packet("10.0.1.10", "203.0.113.9")))
                .isEqualTo(found(Direction.EGRESS, Basis.PACKET_ADDRESS));
    }

    @Test
    void forwarder_stands_in_the_record_for_the_end_on_its_own_side() {
        Explanation received = explain(
                NETWORK,
                tcp("10.0.1.10", 50000)
                        .to("10.0.2.99", 443)
                        .packet("10.0.1.10", "203.0.113.9")
                        .at("eni-box"));

        assertThat(received.direction()).isEqualTo(found(Direction.INGRESS, Basis.INTERFACE_ADDRESS));
        assertThat(received.subject().orElseThrow().packet().destination()).isEqualTo(IpAddress.parse("203.0.113.9"));
    }

    @Test
    void secondary_address_shows_in_the_packets_addresses_alone() {
        Explanation answer =
                explain(NETWORK, tcp("203.0.113.9", 50000).to("10.0.1.10", 443).packet("203.0.113.9", "10.0.1.20"));

        assertThat(answer.subject().orElseThrow().local()).isEqualTo(IpAddress.parse("10.0.1.20"));
        assertThat(answer.direction()).isEqualTo(found(Direction.INGRESS, Basis.INTERFACE_ADDRESS));
    }

    @Test
    void without_the_interface_at_either_end_the_record_is_undecided() {
        Explanation answer =
                explain(NETWORK, tcp("10.9.0.1", 50000).to("10.9.0.2", 443).rejected());

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(answer.direction()).isEqualTo(DirectionFinding.UNKNOWN);
        assertThat(answer.flow()).isEqualTo(FlowFinding.UNKNOWN);
        assertThat(answer.simulatedAction()).isEqualTo(SimulatedAction.UNKNOWN);
        assertThat(answer.networkInterface()).isPresent();
        assertThat(hypotheses(answer)).containsExactly("ADDRESS_SUBSTITUTED");
        assertThat(remedy(answer)).containsExactly("NOT_DECIDED");
    }

    @Test
    void interface_at_both_ends_leaves_the_direction_open() {
        assertThat(hypotheses(explain(NETWORK, tcp("10.0.1.10", 50000).to("10.0.1.11", 443))))
                .containsExactly("ADDRESS_SUBSTITUTED");
    }

    @Test
    void addresses_of_two_families_are_no_packet() {
        Explanation answer = explain(NETWORK, tcp("2001:db8:9::1", 50000).to("10.0.1.10", 443));

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(hypotheses(answer)).containsExactly("ADDRESS_SUBSTITUTED");
    }

    @Test
    void interface_that_the_snapshot_lacks_may_be_the_predecessor_of_one_that_it_has() {
        Explanation answer = explain(
                NETWORK,
                tcp("203.0.113.9", 50000)
                        .to("10.0.1.10", 443)
                        .at("eni-old")
                        .direction("ingress")
                        .rejected());

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(answer.networkInterface()).isEmpty();
        assertThat(answer.direction()).isEqualTo(found(Direction.INGRESS, Basis.FLOW_DIRECTION));
        assertThat(answer.hypotheses())
                .containsExactly(new Hypothesis.InterfaceNotInSnapshot("eni-old", Optional.of("eni-web")));
        assertThat(hypotheses(answer)).containsExactly("INTERFACE_NOT_IN_SNAPSHOT");
        assertThat(answer.loggedAction()).contains(FlowLogAction.REJECT);
        assertThat(answer.logStatus()).contains(FlowLogStatus.OK);
        assertThat(remedy(answer)).containsExactly("NOT_DECIDED");
    }

    @Test
    void far_end_is_the_interface_of_the_own_vpc_or_else_the_only_one_with_the_address() {
        assertThat(party(tcp("10.0.2.20", 50000).to("10.0.1.10", 443)))
                .isInstanceOfSatisfying(
                        RemoteParty.OwnInterface.class,
                        own -> assertThat(own.networkInterface().id()).isEqualTo("eni-app"));
        assertThat(party(tcp("10.0.2.20", 50000).to("10.0.2.30", 443).at("eni-beside")))
                .isInstanceOfSatisfying(
                        RemoteParty.OwnInterface.class,
                        own -> assertThat(own.networkInterface().id()).isEqualTo("eni-other"));
        assertThat(party(tcp("10.0.2.99", 50000).to("10.0.2.20", 443).at("eni-other")))
                .isInstanceOfSatisfying(
                        RemoteParty.OwnInterface.class,
                        own -> assertThat(own.networkInterface().id()).isEqualTo("eni-box"));
        assertThat(party(tcp("10.0.9.9", 50000).to("10.0.1.10", 443))).isEqualTo(new RemoteParty.UnknownInVpc("vpc-1"));
        assertThat(party(tcp("10.9.9.9", 50000).to("10.0.1.10", 443))).isEqualTo(new RemoteParty.PrivateUnknown());
        assertThat(party(tcp("203.0.113.9", 50000).to("10.0.1.10", 443))).isEqualTo(new RemoteParty.Internet());
        assertThat(party(tcp("10.0.1.10", 50000).to("52.95.128.179", 443).with(FlowLogField.PKT_DST_AWS_SERVICE, "S3")))
                .isEqualTo(new RemoteParty.AwsService("S3"));
    }

    private static RemoteParty party(Logged record) {
        return explain(NETWORK, record).remote().orElseThrow();
    }

    @Test
    void predecessor_is_named_only_where_one_interface_alone_holds_the_address() {
        assertThat(explain(
                                NETWORK,
                                tcp("203.0.113.9", 50000).to("10.0.2.20", 443).at("eni-old"))
                        .hypotheses())
                .containsExactly(new Hypothesis.InterfaceNotInSnapshot("eni-old", Optional.empty()));
        assertThat(explain(NETWORK, tcp("10.0.1.10", 443).to("10.0.2.20", 50000).at("eni-old"))
                        .hypotheses())
                .containsExactly(new Hypothesis.InterfaceNotInSnapshot("eni-old", Optional.of("eni-web")));
    }

    @Test
    void regional_nat_gateway_has_no_interface() {
        Explanation answer = explain(
                NETWORK,
                tcp("10.0.1.10", 50000)
                        .to("203.0.113.9", 443)
                        .at("-")
                        .with(FlowLogField.RESOURCE_ID, "nat-1234567890abcdef"));

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(answer.hypotheses())
                .containsExactly(new Hypothesis.InterfaceNotInSnapshot("nat-1234567890abcdef", Optional.of("eni-web")));
    }

    @Test
    void format_without_interface_id_is_read_by_the_address_of_the_one_interface_that_holds_it() {
        Explanation inbound =
                explain(NETWORK, tcp("203.0.113.9", 50000).to("10.0.1.10", 443).without(FlowLogField.INTERFACE_ID));
        Explanation outbound =
                explain(NETWORK, tcp("10.0.1.10", 443).to("203.0.113.9", 50000).without(FlowLogField.INTERFACE_ID));

        assertThat(inbound.networkInterface().orElseThrow().id()).isEqualTo("eni-web");
        assertThat(inbound.status()).isEqualTo(Status.EXPLAINED);
        assertThat(outbound.networkInterface().orElseThrow().id()).isEqualTo("eni-web");
        assertThat(outbound.direction().direction()).contains(Direction.EGRESS);
    }

    @Test
    void format_without_interface_id_leaves_open_which_of_two_interfaces_logged() {
        Logged inside = tcp("10.0.1.10", 50000).to("10.0.2.99", 443).without(FlowLogField.INTERFACE_ID);

        Explanation either = explain(NETWORK, inside);
        Explanation sender = explain(NETWORK, inside.direction("egress"));
        Explanation receiver = explain(NETWORK, inside.direction("ingress"));

        assertThat(either.hypotheses())
                .containsExactly(new Hypothesis.FieldNotLogged(List.of(FlowLogField.INTERFACE_ID)));
        assertThat(either.direction()).isEqualTo(DirectionFinding.UNKNOWN);
        assertThat(sender.networkInterface().orElseThrow().id()).isEqualTo("eni-web");
        assertThat(receiver.networkInterface().orElseThrow().id()).isEqualTo("eni-box");
    }

    @Test
    void vpc_and_subnet_of_the_record_tell_overlapping_vpcs_apart() {
        Logged overlapping = tcp("203.0.113.9", 50000).to("10.0.2.20", 443).without(FlowLogField.INTERFACE_ID);

        assertThat(explain(NETWORK, overlapping).networkInterface()).isEmpty();
        assertThat(explain(NETWORK, overlapping.with(FlowLogField.VPC_ID, "vpc-2"))
                        .networkInterface()
                        .orElseThrow()
                        .id())
                .isEqualTo("eni-other");
        assertThat(explain(NETWORK, overlapping.without(FlowLogField.VPC_ID).with(FlowLogField.SUBNET_ID, "subnet-app"))
                        .networkInterface()
                        .orElseThrow()
                        .id())
                .isEqualTo("eni-app");
    }

    @Test
    void record_without_addresses_says_which_fields_it_lacks() {
        Explanation answer =
                explain(NETWORK, tcp("203.0.113.9", 50000).without(FlowLogField.SRCADDR, FlowLogField.DSTADDR));

        assertThat(answer.status()).isEqualTo(Status.UNDECIDED);
        assertThat(answer.networkInterface().orElseThrow().id()).isEqualTo("eni-web");
        assertThat(answer.hypotheses())
                .containsExactly(new Hypothesis.FieldNotLogged(List.of(FlowLogField.SRCADDR, FlowLogField.DSTADDR)));
        assertThat(explain(NETWORK, tcp("203.0.113.9", 50000)).hypotheses())
                .containsExactly(new Hypothesis.FieldNotLogged(List.of(FlowLogField.DSTADDR)));
    }

    @Test
    void record_of_a_transit_gateway_is_recognised_by_its_fields() {
        Explanation byType = explain(
                NETWORK,
                tcp("10.0.1.10", 50000).to("10.9.0.1", 443).with(FlowLogField.RESOURCE_TYPE, "TransitGateway"));
        Explanation byField =
                explain(NETWORK, tcp("10.0.1.10", 50000).to("10.9.0.1", 443).with(FlowLogField.TGW_ID, "-"));

        assertThat(byType.status()).isEqualTo(Status.UNDECIDED);
        assertThat(hypotheses(byType)).containsExactly("TRANSIT_GATEWAY_RECORD");
        assertThat(hypotheses(byField)).containsExactly("TRANSIT_GATEWAY_RECORD");
        assertThat(byField.direction()).isEqualTo(DirectionFinding.UNKNOWN);
    }

    @Test
    void direction_without_basis_and_basis_without_direction_make_no_sense() {
        assertThatThrownBy(() -> new DirectionFinding(Optional.of(Direction.INGRESS), Basis.NONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DirectionFinding(Optional.empty(), Basis.FLOW_DIRECTION))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
