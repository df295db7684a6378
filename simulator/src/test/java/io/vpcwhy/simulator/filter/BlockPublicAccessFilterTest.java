package io.vpcwhy.simulator.filter;

import static io.vpcwhy.model.aws.BlockPublicAccess.Mode.BLOCK_BIDIRECTIONAL;
import static io.vpcwhy.model.aws.BlockPublicAccess.Mode.BLOCK_INGRESS;
import static io.vpcwhy.model.aws.BlockPublicAccess.Mode.OFF;
import static io.vpcwhy.model.aws.RouteTarget.Kind.EGRESS_ONLY_INTERNET_GATEWAY;
import static io.vpcwhy.model.aws.RouteTarget.Kind.INTERNET_GATEWAY;
import static io.vpcwhy.model.ip.Direction.EGRESS;
import static io.vpcwhy.model.ip.Direction.INGRESS;
import static io.vpcwhy.simulator.filter.Outcome.ALLOW;
import static io.vpcwhy.simulator.filter.Outcome.DENY;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.aws.BlockPublicAccess;
import io.vpcwhy.model.aws.BlockPublicAccess.Mode;
import io.vpcwhy.model.aws.BlockPublicAccessExclusion;
import io.vpcwhy.model.aws.NetworkInterface;
import io.vpcwhy.model.aws.RouteTarget;
import io.vpcwhy.model.ip.Direction;
import io.vpcwhy.model.snapshot.Provenance;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlockPublicAccessFilterTest {

    private static Network network() {
        return Network.vpc("vpc-1", "10.0.0.0/16")
                .subnet("subnet-1", "10.0.1.0/24")
                .securityGroup("sg-1")
                .networkInterface("eni-1", "subnet-1", "10.0.1.10", "sg-1")
                .natGateway("nat-1", "subnet-1", "eni-nat", "10.0.1.11", "198.51.100.1");
    }

    private static BlockPublicAccessExclusion exclusion(
            String id, String resource, BlockPublicAccessExclusion.Mode mode, boolean effective) {
        return new BlockPublicAccessExclusion(id, resource, mode, effective);
    }

    private static BlockPublicAccessExclusion both(String resource) {
        return exclusion("x-both-" + resource, resource, BlockPublicAccessExclusion.Mode.ALLOW_BIDIRECTIONAL, true);
    }

    private static BlockPublicAccessExclusion egress(String resource) {
        return exclusion("x-egress-" + resource, resource, BlockPublicAccessExclusion.Mode.ALLOW_EGRESS, true);
    }

    private static BlockPublicAccessDecision decide(
            Network network, String nic, RouteTarget.Kind gateway, Direction initiated) {
        Snapshot snapshot = network.snapshot();
        return new BlockPublicAccessFilter(snapshot)
                .decide(snapshot.find(NetworkInterface.class, nic).orElseThrow(), gateway, initiated);
    }

    private static Outcome outcome(Network network, Direction initiated) {
        return decide(network, "eni-1", INTERNET_GATEWAY, initiated).outcome();
    }

    @Test
    void modes_block_by_gateway_and_interface() {
        for (Direction direction : Direction.values()) {
            assertThat(outcome(network().blockPublicAccess(OFF), direction)).isEqualTo(ALLOW);
            assertThat(outcome(network(), direction)).isEqualTo(ALLOW);
            assertThat(outcome(network().blockPublicAccess(BLOCK_BIDIRECTIONAL), direction))
                    .isEqualTo(DENY);
            assertThat(outcome(network().blockPublicAccess(BLOCK_INGRESS), direction))
                    .isEqualTo(DENY);
        }
        assertThat(decide(network().blockPublicAccess(BLOCK_INGRESS), "eni-nat", INTERNET_GATEWAY, EGRESS)
                        .outcome())
                .as("NAT gateways still work")
                .isEqualTo(ALLOW);
        assertThat(decide(network().blockPublicAccess(BLOCK_INGRESS), "eni-1", EGRESS_ONLY_INTERNET_GATEWAY, EGRESS)
                        .outcome())
                .isEqualTo(ALLOW);
        assertThat(decide(network().blockPublicAccess(BLOCK_BIDIRECTIONAL), "eni-nat", INTERNET_GATEWAY, EGRESS)
                        .outcome())
                .isEqualTo(DENY);
        assertThat(decide(
                                network().blockPublicAccess(BLOCK_BIDIRECTIONAL),
                                "eni-1",
                                EGRESS_ONLY_INTERNET_GATEWAY,
                                EGRESS)
                        .outcome())
                .isEqualTo(DENY);
    }

    @Test
    void exclusion_of_the_subnet_or_its_vpc_permits() {
        for (Mode mode : new Mode[] {BLOCK_BIDIRECTIONAL, BLOCK_INGRESS}) {
            assertThat(outcome(network().blockPublicAccess(mode).with(both("subnet-1")), INGRESS))
                    .isEqualTo(ALLOW);
            assertThat(outcome(network().blockPublicAccess(mode).with(both("vpc-1")), EGRESS))
                    .isEqualTo(ALLOW);
            assertThat(outcome(network().blockPublicAccess(mode).with(both("subnet-2")), INGRESS))
                    .isEqualTo(DENY);
        }
        assertThat(outcome(
                        network()
                                .blockPublicAccess(BLOCK_BIDIRECTIONAL)
                                .with(exclusion(
                                        "x", "subnet-1", BlockPublicAccessExclusion.Mode.ALLOW_BIDIRECTIONAL, false)),
                        INGRESS))
                .as("one that is being made")
                .isEqualTo(DENY);
    }

    @Test
    void egress_only_exclusion_permits_what_goes_out_where_both_ways_are_blocked() {
        assertThat(outcome(network().blockPublicAccess(BLOCK_BIDIRECTIONAL).with(egress("subnet-1")), EGRESS))
                .isEqualTo(ALLOW);
        assertThat(outcome(network().blockPublicAccess(BLOCK_BIDIRECTIONAL).with(egress("subnet-1")), INGRESS))
                .isEqualTo(DENY);
        assertThat(outcome(network().blockPublicAccess(BLOCK_INGRESS).with(egress("subnet-1")), EGRESS))
                .isEqualTo(DENY);
    }

    @Test
    void one_exclusion_that_permits_is_enough_and_is_named() {
        BlockPublicAccessDecision permitted = decide(
                network()
                        .blockPublicAccess(BLOCK_BIDIRECTIONAL)
                        .with(egress("vpc-1"))
                        .with(both("subnet-1")),
                "eni-1",
                INTERNET_GATEWAY,
                INGRESS);
        BlockPublicAccessDecision denied = decide(
                network().blockPublicAccess(BLOCK_BIDIRECTIONAL).with(egress("vpc-1")),
                "eni-1",
                INTERNET_GATEWAY,
                INGRESS);

        assertThat(permitted.outcome()).isEqualTo(ALLOW);
        assertThat(permitted.exclusion()).contains(both("subnet-1"));
        assertThat(denied.outcome()).isEqualTo(DENY);
        assertThat(denied.exclusion()).as("one that does not help is named too").contains(egress("vpc-1"));
        assertThat(denied.mode()).contains(BLOCK_BIDIRECTIONAL);
    }

    @Test
    void options_are_those_of_the_interfaces_account_and_region() {
        Snapshot base = network().snapshot();
        NetworkInterface nic = base.find(NetworkInterface.class, "eni-1").orElseThrow();
        Snapshot.Builder builder = Snapshot.builder().with(nic);
        builder.with(options("999999999999", "us-east-1", OFF));
        builder.with(options(Network.ACCOUNT, "eu-west-1", BLOCK_INGRESS));
        builder.with(options(Network.ACCOUNT, "us-east-1", BLOCK_BIDIRECTIONAL));

        Snapshot known = builder.from(
                        "eni-1", new Provenance("eni.json", 1, Optional.of(Network.ACCOUNT), Optional.of("us-east-1")))
                .build();

        assertThat(new BlockPublicAccessFilter(known).options(nic).orElseThrow().mode())
                .isEqualTo(BLOCK_BIDIRECTIONAL);
        assertThat(new BlockPublicAccessFilter(Snapshot.builder()
                                .with(nic)
                                .with(options("999999999999", "us-east-1", BLOCK_BIDIRECTIONAL))
                                .build())
                        .options(nic))
                .isEmpty();
        assertThat(new BlockPublicAccessFilter(Snapshot.builder()
                                .with(nic)
                                .with(new BlockPublicAccess(Optional.empty(), Optional.empty(), BLOCK_INGRESS))
                                .build())
                        .options(nic))
                .as("what is not told contradicts nothing")
                .isPresent();
    }

    @Test
    void account_of_an_interface_without_owner_is_that_of_its_document() {
        NetworkInterface nic =
                network().snapshot().find(NetworkInterface.class, "eni-1").orElseThrow();
        NetworkInterface ownerless = new NetworkInterface(
                nic.id(),
                nic.vpcId(),
                nic.subnetId(),
                nic.availabilityZone(),
                Optional.empty(),
                nic.type(),
                nic.description(),
                nic.requesterManaged(),
                nic.requesterId(),
                nic.sourceDestCheck(),
                nic.addresses(),
                nic.prefixes(),
                nic.groupIds(),
                nic.attachment(),
                nic.status(),
                nic.denyAllIgwTraffic(),
                nic.connectionTracking(),
                nic.tags());
        Snapshot snapshot = Snapshot.builder()
                .with(ownerless)
                .with(options("999999999999", "us-east-1", OFF))
                .with(options(Network.ACCOUNT, "us-east-1", BLOCK_INGRESS))
                .from("eni-1", new Provenance("eni.json", 1, Optional.of(Network.ACCOUNT), Optional.empty()))
                .build();

        assertThat(new BlockPublicAccessFilter(snapshot)
                        .options(ownerless)
                        .orElseThrow()
                        .mode())
                .isEqualTo(BLOCK_INGRESS);
    }

    private static BlockPublicAccess options(String account, String region, Mode mode) {
        return new BlockPublicAccess(Optional.of(account), Optional.of(region), mode);
    }
}
