package io.vpcwhy.simulator.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.Network;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.coverage.ProposedFlowLogs.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The flow logs that are proposed close all gaps, and none of them can be left out. */
class ProposalPropertiesTest {

    private static final List<String> RESOURCES =
            List.of("vpc-1", "subnet-1", "subnet-2", "subnet-3", "eni-11", "eni-12", "eni-21", "eni-31");
    private static final List<String> TYPES = List.of("ALL", "ACCEPT", "REJECT");

    private static Network network() {
        return Network.vpc("vpc-1", "10.1.0.0/16")
                .subnet("subnet-1", "10.1.1.0/24")
                .subnet("subnet-2", "10.1.2.0/24")
                .subnet("subnet-3", "10.1.3.0/24")
                .networkInterface("eni-11", "subnet-1", "10.1.1.10", "sg-1")
                .networkInterface("eni-12", "subnet-1", "10.1.1.20", "sg-1")
                .networkInterface("eni-21", "subnet-2", "10.1.2.10", "sg-1")
                .networkInterface("eni-31", "subnet-3", "10.1.3.10", "sg-1")
                .securityGroup("sg-1");
    }

    @Property(tries = 300)
    void what_is_proposed_is_enough_and_not_too_much(@ForAll long seed) {
        Random random = new Random(seed);
        Network network = network().with(FlowLogs.of("fl-elsewhere", "tgw-9").make());
        for (int i = random.nextInt(5); i > 0; i--) {
            network.with(FlowLogs.of("fl-" + i, RESOURCES.get(random.nextInt(RESOURCES.size())))
                    .only(TYPES.get(random.nextInt(TYPES.size())))
                    .make());
        }
        Snapshot snapshot = network.snapshot();
        List<FlowLogs> proposed = new ArrayList<>();
        for (ProposedFlowLogs each : CoverageFinder.find(snapshot).proposals()) {
            assertThat(each.reason()).isIn(Reason.NOT_COVERED, Reason.PARTLY_COVERED);
            each.resourceIds()
                    .forEach(id -> proposed.add(FlowLogs.of("fl-new-" + id, id)
                            .only(each.trafficType().orElseThrow())));
        }
        assertThat(covered(snapshot, proposed)).isTrue();
        for (FlowLogs one : proposed) {
            List<FlowLogs> others = new ArrayList<>(proposed);
            others.remove(one);
            assertThat(covered(snapshot, others)).isFalse();
        }
    }

    private static boolean covered(Snapshot snapshot, List<FlowLogs> more) {
        Snapshot with = snapshot;
        for (FlowLogs log : more) {
            with = with.withAny(log.make());
        }
        return CoverageFinder.find(with).count(Cover.FULL) == 4;
    }
}
