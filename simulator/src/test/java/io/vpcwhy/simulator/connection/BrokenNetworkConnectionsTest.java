package io.vpcwhy.simulator.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.BrokenNetwork;
import io.vpcwhy.fixtures.BrokenNetwork.Fault;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.simulator.explain.Remediation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** All connections that were broken on purpose are found, and no other. */
class BrokenNetworkConnectionsTest {

    /** Who talks to whom, and how it fails. */
    private record Found(String client, String server, OptionalInt port, Conclusion conclusion) {

        static Found of(Fault fault) {
            return new Found(fault.from(), fault.to(), fault.port(), conclusion(fault));
        }

        static Found of(BrokenConnections broken) {
            return new Found(name(broken.client()), name(broken.server()), broken.port(), broken.conclusion());
        }

        private static String name(Party party) {
            return party.networkInterface()
                    .map(nic -> nic.id())
                    .orElseGet(() -> party.addresses().get(0).toString());
        }

        private static Conclusion conclusion(Fault fault) {
            boolean throughNat = fault.to().equals("192.0.2.50");
            return switch (fault.kind()) {
                case ANSWER_DROPPED_AT_SERVER -> Conclusion.ANSWER_REJECTED_AT_SERVER;
                case ANSWER_DROPPED_AT_CLIENT ->
                    throughNat ? Conclusion.ANSWER_REJECTED_ON_THE_WAY : Conclusion.ANSWER_REJECTED_AT_CLIENT;
                case NO_ANSWER_FROM_OUTSIDE -> Conclusion.NO_ANSWER;
                case SILENT_SERVER -> Conclusion.SERVER_SILENT;
                case REFUSED_BY_SECURITY_GROUP_OF_SERVER, REFUSED_BY_ACL_OF_SERVER ->
                    Conclusion.REQUEST_REJECTED_AT_SERVER;
                case REFUSED_BY_SECURITY_GROUP_OF_CLIENT, REFUSED_BY_ACL_OF_CLIENT ->
                    Conclusion.REQUEST_REJECTED_AT_CLIENT;
                case ANSWER_LOST -> Conclusion.ANSWER_LOST;
                case REQUEST_LOST -> Conclusion.REQUEST_LOST;
                default -> throw new IllegalArgumentException(fault + " breaks no connection");
            };
        }
    }

    private final BrokenNetwork network = BrokenNetwork.of(4711);
    private final ConnectionReport report = Replayed.connections(network.snapshot(), network.log());

    @Test
    void every_broken_connection_is_found_and_nothing_else_is_called_broken() {
        List<Found> expected = BrokenNetwork.faults().stream()
                .filter(fault -> fault.kind().breaksConnections())
                .map(Found::of)
                .toList();
        assertThat(report.broken().stream().map(Found::of)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(report.broken())
                .allSatisfy(each -> assertThat(each.connections()).isEqualTo(8));
    }

    @Test
    void what_only_looks_broken_is_told_as_not_known_and_why() {
        assertThat(report.doubts())
                .containsEntry(Doubt.SKIPPED_RECORDS, 8L)
                .containsEntry(Doubt.END_OF_LOG, 8L)
                .containsEntry(Doubt.NO_ANSWER_NEEDED, 8L + 1) // pings of two hosts are one conversation
                .containsEntry(Doubt.FEW_TRIES, 1L)
                .containsOnlyKeys(Doubt.SKIPPED_RECORDS, Doubt.END_OF_LOG, Doubt.NO_ANSWER_NEEDED, Doubt.FEW_TRIES);
    }

    @Test
    void strangers_whom_a_filter_or_a_nat_gateway_turns_away_are_no_broken_connections() {
        assertThat(report.conclusions().get(Conclusion.REFUSED_FROM_ELSEWHERE)).isEqualTo(200 + 12 + 120 + 20);
    }

    @Test
    void every_connection_is_counted_once() {
        long told = report.conclusions().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()
                + report.doubts().values().stream().mapToLong(Long::longValue).sum();
        assertThat(told).isEqualTo(report.followed().connections());
        assertThat(report.followed().oneIn()).isEqualTo(1);
    }

    @Test
    void where_it_dies_is_told_down_to_the_rule_and_what_would_mend_it() {
        BrokenConnections dropped = broken("eni-batch1", Conclusion.ANSWER_REJECTED_AT_SERVER);
        assertThat(dropped.cause().componentIds()).containsExactly("acl-db");
        assertThat(dropped.explanation().networkInterface().orElseThrow().id()).isEqualTo("eni-db1");
        assertThat(dropped.explanation().direction().direction()).contains(Direction.EGRESS);
        assertThat(dropped.explanation().remediation()).isInstanceOf(Remediation.Proposed.class);

        BrokenConnections refused = broken("eni-app2", Conclusion.REQUEST_REJECTED_AT_CLIENT);
        assertThat(refused.cause().componentIds()).containsExactly("sg-strict");
        assertThat(refused.explanation().remediation()).isInstanceOf(Remediation.Proposed.class);
    }

    @Test
    void what_goes_through_a_nat_gateway_is_joined_with_what_the_gateway_sends() {
        BrokenConnections dropped = broken("eni-app2", Conclusion.ANSWER_REJECTED_ON_THE_WAY);
        assertThat(dropped.through()).containsExactly("eni-nat1");
        assertThat(dropped.explanation().networkInterface().orElseThrow().id()).isEqualTo("eni-nat1");
        assertThat(dropped.cause().componentIds()).containsExactly("acl-nat");
    }

    @Test
    void where_packets_are_lost_the_route_that_loses_them_is_told() {
        BrokenConnections lost = broken("eni-app2", Conclusion.REQUEST_LOST);
        assertThat(lost.explanation().handover().orElseThrow().loss()).isPresent();
        BrokenConnections noWayBack = broken("eni-app1", Conclusion.ANSWER_LOST);
        assertThat(noWayBack.explanation().networkInterface().orElseThrow().id())
                .isEqualTo("eni-partner1");
        assertThat(noWayBack.explanation().handover().orElseThrow().loss()).isPresent();
    }

    @Test
    void groups_say_since_when_how_often_and_how_many_others_work() {
        BrokenConnections silent = broken("eni-web1", Conclusion.SERVER_SILENT);
        assertThat(silent.records()).isEqualTo(8);
        assertThat(silent.answered()).isZero();
        assertThat(silent.first().orElseThrow())
                .isBetween(BrokenNetwork.START, silent.last().orElseThrow());
        assertThat(report.broken())
                .isSortedAccordingTo(
                        Comparator.comparing(BrokenConnections::records).reversed());
    }

    private BrokenConnections broken(String client, Conclusion conclusion) {
        Optional<BrokenConnections> found = report.broken().stream()
                .filter(each -> each.conclusion() == conclusion)
                .filter(each -> each.client().networkInterfaceIds().contains(client))
                .findFirst();
        return found.orElseThrow();
    }
}
