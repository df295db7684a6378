package io.vpcwhy.simulator.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogField;
import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.snapshot.ResourceKind;
import io.vpcwhy.simulator.coverage.ProposedFlowLogs.Reason;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who is logged, and what is not. */
class CoverageFinderTest {

    private static Network network() {
        return Network.vpc("vpc-1", "10.1.0.0/16")
                .subnet("subnet-1", "10.1.1.0/24")
                .subnet("subnet-2", "10.1.2.0/24")
                .networkInterface("eni-1", "subnet-1", "10.1.1.10", "sg-1")
                .networkInterface("eni-2", "subnet-2", "10.1.2.20", "sg-1")
                .securityGroup("sg-1");
    }

    private static Coverage coverage(FlowLogs... logs) {
        Network network = network();
        for (FlowLogs log : logs) {
            network.with(log.make());
        }
        return CoverageFinder.find(network.snapshot());
    }

    private static Cover cover(Coverage coverage, String id) {
        return coverage.interfaces().stream()
                .filter(each -> each.networkInterface().id().equals(id))
                .findFirst()
                .orElseThrow()
                .cover();
    }

    @Test
    void aFlowLogOfAVpcCoversAllInIt() {
        Coverage coverage = coverage(FlowLogs.of("fl-1", "vpc-1"));
        assertThat(coverage.count(Cover.FULL)).isEqualTo(2);
        assertThat(coverage.flowLogs().get(0).interfaces()).isEqualTo(2);
        assertThat(coverage.proposals()).isEmpty();
        assertThat(coverage.missingFields()).isEmpty();
    }

    @Test
    void oneOfASubnetOrAnInterfaceCoversThatAlone() {
        assertThat(cover(coverage(FlowLogs.of("fl-1", "subnet-1")), "eni-2")).isEqualTo(Cover.NONE);
        assertThat(cover(coverage(FlowLogs.of("fl-1", "subnet-1")), "eni-1")).isEqualTo(Cover.FULL);
        assertThat(cover(coverage(FlowLogs.of("fl-1", "eni-2")), "eni-1")).isEqualTo(Cover.NONE);
        assertThat(cover(coverage(FlowLogs.of("fl-1", "eni-2")), "eni-2")).isEqualTo(Cover.FULL);
    }

    @Test
    void rejectedTrafficAloneIsHalfOfIt_andTheOtherHalfMakesItWhole() {
        FlowLogs rejects = FlowLogs.of("fl-1", "vpc-1").only("REJECT");
        assertThat(cover(coverage(rejects), "eni-1")).isEqualTo(Cover.REJECT_ONLY);
        Coverage both = coverage(rejects, FlowLogs.of("fl-2", "eni-1").only("ACCEPT"));
        assertThat(cover(both, "eni-1")).isEqualTo(Cover.FULL);
        assertThat(cover(both, "eni-2")).isEqualTo(Cover.REJECT_ONLY);
        assertThat(both.overlaps()).isEmpty();
    }

    @Test
    void whatIsDeliveredTwiceIsSaid() {
        Coverage coverage = coverage(
                FlowLogs.of("fl-1", "vpc-1"), FlowLogs.of("fl-2", "subnet-2").only("REJECT"));
        assertThat(coverage.overlaps())
                .containsExactly(new Overlap(List.of("fl-1", "fl-2"), Set.of(FlowLogAction.REJECT), 1));
    }

    @Test
    void aFlowLogThatDoesNotDeliverCoversNothing_andIsToBeRepairedNotDoubled() {
        Coverage coverage = coverage(FlowLogs.of("fl-1", "vpc-1").failing("Access error"));
        assertThat(coverage.count(Cover.NONE)).isEqualTo(2);
        assertThat(coverage.interfaces().get(0).brokenFlowLogIds()).containsExactly("fl-1");
        assertThat(coverage.flowLogs().get(0).problems()).containsExactly(LogProblem.DELIVERY_FAILED);
        assertThat(coverage.proposals()).isEmpty();
    }

    @Test
    void whatIsRateLimitedArrivesInPart() {
        Coverage coverage = coverage(FlowLogs.of("fl-1", "vpc-1").failing("Rate limited"));
        assertThat(coverage.count(Cover.FULL)).isEqualTo(2);
        assertThat(coverage.flowLogs().get(0).problems()).containsExactly(LogProblem.RATE_LIMITED);
    }

    @Test
    void aFlowLogThatIsNotActiveIsReplaced() {
        Coverage coverage = coverage(FlowLogs.of("fl-1", "vpc-1").status("INACTIVE"));
        assertThat(coverage.count(Cover.NONE)).isEqualTo(2);
        assertThat(coverage.proposals())
                .singleElement()
                .extracting(ProposedFlowLogs::resourceIds)
                .isEqualTo(List.of("vpc-1"));
    }

    @Test
    void rolesAreMissedWhereDeliveryDoesNotSucceed() {
        String elsewhere = "arn:aws:logs:us-east-1:999999999999:log-group:all:*";
        FlowLogs log = FlowLogs.of("fl-1", "vpc-1").to("cloud-watch-logs", elsewhere);
        assertThat(coverage(log).flowLogs().get(0).problems()).isEmpty();
        assertThat(coverage(log.failing("Access error")).flowLogs().get(0).problems())
                .containsExactly(
                        LogProblem.DELIVERY_FAILED, LogProblem.ROLE_MISSING, LogProblem.CROSS_ACCOUNT_ROLE_MISSING);
    }

    @Test
    void aFlowLogOfWhatIsNotThereAndAFormatThatNobodyCanReadAreSaid() {
        Coverage coverage = coverage(
                FlowLogs.of("fl-1", "vpc-9"), FlowLogs.of("fl-2", "vpc-1").format("what is this"));
        assertThat(coverage.flowLogs().get(0).problems()).containsExactly(LogProblem.RESOURCE_NOT_IN_SNAPSHOT);
        assertThat(coverage.flowLogs().get(1).problems()).containsExactly(LogProblem.FORMAT_NOT_READ);
        assertThat(coverage.missingFields()).isEmpty();
    }

    @Test
    void whereNothingIsLoggedOneFlowLogOfTheVpcIsEnough() {
        ProposedFlowLogs proposed = coverageWithout().proposals().get(0);
        assertThat(proposed.reason()).isEqualTo(Reason.NOT_COVERED);
        assertThat(proposed.level()).isEqualTo(LogLevel.VPC);
        assertThat(proposed.trafficType()).hasValue("ALL");
        assertThat(proposed.like()).isEmpty();
        assertThat(proposed.format().orElseThrow().has(FlowLogField.TCP_FLAGS)).isTrue();
    }

    private static Coverage coverageWithout() {
        // One of elsewhere: that flow logs were collected is then known.
        Coverage coverage = coverage(FlowLogs.of("fl-9", "tgw-9"));
        assertThat(coverage.proposals()).hasSize(1);
        return coverage;
    }

    @Test
    void whereASubnetIsLoggedTheOthersFollow_toTheSamePlace() {
        ProposedFlowLogs proposed =
                coverage(FlowLogs.of("fl-1", "subnet-1")).proposals().get(0);
        assertThat(proposed.level()).isEqualTo(LogLevel.SUBNET);
        assertThat(proposed.resourceIds()).containsExactly("subnet-2");
        assertThat(proposed.like().orElseThrow().id()).isEqualTo("fl-1");
    }

    @Test
    void anInterfacesOwnFlowLogIsOneTooManyOnceItsVpcIsLogged() {
        ProposedFlowLogs proposed =
                coverage(FlowLogs.of("fl-1", "eni-1")).proposals().get(0);
        assertThat(proposed.level()).isEqualTo(LogLevel.VPC);
        assertThat(proposed.replaces()).containsExactly("fl-1");
    }

    @Test
    void theHalfThatIsMissingIsAdded() {
        ProposedFlowLogs proposed = coverage(FlowLogs.of("fl-1", "vpc-1").only("REJECT"))
                .proposals()
                .get(0);
        assertThat(proposed.reason()).isEqualTo(Reason.PARTLY_COVERED);
        assertThat(proposed.trafficType()).hasValue("ACCEPT");
        assertThat(proposed.resourceIds()).containsExactly("vpc-1");
        assertThat(proposed.replaces()).isEmpty();
    }

    @Test
    void fieldsThatNoFlowLogOfAnInterfaceHasAreMissed_andPacketAddressesCountWhereTheyDiffer() {
        Network network = network()
                .natGateway("nat-1", "subnet-1", "eni-3", "10.1.1.30", "203.0.113.3")
                .with(FlowLogs.of("fl-1", "vpc-1")
                        .format(FlowLogFormat.DEFAULT.toString())
                        .make());
        Coverage coverage = CoverageFinder.find(network.snapshot());
        MissingField packetSource = coverage.missingFields().stream()
                .filter(each -> each.field() == FlowLogField.PKT_SRCADDR)
                .findFirst()
                .orElseThrow();
        assertThat(packetSource).isEqualTo(new MissingField(FlowLogField.PKT_SRCADDR, List.of("fl-1"), 3, 1));
        ProposedFlowLogs proposed = coverage.proposals().get(0);
        assertThat(proposed.reason()).isEqualTo(Reason.FIELDS_MISSING);
        assertThat(proposed.replaces()).containsExactly("fl-1");
        assertThat(proposed.format().orElseThrow().toString())
                .startsWith(FlowLogFormat.DEFAULT.toString())
                .contains("${tcp-flags}", "${pkt-dstaddr}", "${reject-reason}");
    }

    @Test
    void anotherFlowLogWithTheFieldIsEnough() {
        Coverage coverage = coverage(
                FlowLogs.of("fl-1", "vpc-1").format(FlowLogFormat.DEFAULT.toString()), FlowLogs.of("fl-2", "subnet-1"));
        assertThat(coverage.missingFields())
                .allMatch(each -> each.interfaces() == 1)
                .isNotEmpty();
    }

    @Test
    void whereFlowLogsWereNotCollectedNothingIsCalledUncovered() {
        Coverage coverage = CoverageFinder.find(
                network().notCollected(ResourceKind.FLOW_LOG).snapshot());
        assertThat(coverage.count(Cover.UNDECIDED)).isEqualTo(2);
        assertThat(coverage.places()).containsExactly(new Coverage.Uncollected(Optional.empty(), Optional.empty()));
        assertThat(coverage.proposals()).isEmpty();
    }

    @Test
    void aTransitGatewayHasFlowLogsOfItsOwn() {
        Network network = network()
                .transitGateway("tgw-1")
                .transitGateway("tgw-2")
                .transitGatewayAttachment("tgw-attach-1", "tgw-2", "subnet-1")
                .with(FlowLogs.of("fl-1", "vpc-1").make())
                .with(FlowLogs.of("fl-2", "tgw-attach-1").make());
        Coverage coverage = CoverageFinder.find(network.snapshot());
        assertThat(coverage.gateways())
                .containsExactly(
                        new GatewayCover("tgw-1", LogLevel.TRANSIT_GATEWAY, Cover.NONE, List.of()),
                        new GatewayCover("tgw-2", LogLevel.TRANSIT_GATEWAY, Cover.FULL, List.of("fl-2")));
        assertThat(coverage.proposals()).singleElement().satisfies(proposed -> {
            assertThat(proposed.reason()).isEqualTo(Reason.GATEWAY_NOT_COVERED);
            assertThat(proposed.trafficType()).isEmpty();
            assertThat(proposed.resourceIds()).containsExactly("tgw-1");
        });
    }
}
