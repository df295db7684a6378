package io.vpcwhy.cli.collect.logs;

import static io.vpcwhy.cli.collect.logs.MadeFlowLog.toBucket;
import static io.vpcwhy.cli.collect.logs.MadeFlowLog.toGroup;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.model.aws.FlowLog;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several flow logs that deliver to one place, or to places of one name: all that they deliver is read. */
class AutoLogsTest {

    private FakeLogs aws;

    @BeforeEach
    void start() {
        aws = new FakeLogs();
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private List<String> read(Set<String> interfaces, FlowLog... logs) throws CollectException {
        return reading(interfaces, logs).lines();
    }

    private Reading reading(Set<String> interfaces, FlowLog... logs) throws CollectException {
        FlowLogSelection selection = Reading.of(interfaces, Set.of());
        LogWish wish = new LogWish(MadeFlowLog.network(logs).snapshot(), selection, false);
        return Reading.of(aws, new AwsLogName.Auto(), wish);
    }

    private void deliver(String flowLog, String line) {
        aws.bucket()
                .put(
                        "AWSLogs/123456789012/vpcflowlogs/us-east-1/2025/11/20/123456789012_vpcflowlogs_us-east-1_"
                                + flowLog + "_20251120T1000Z_1a2b3c4d.log",
                        FakeLogs.bytes(line + "\n"));
    }

    @Test
    void flowLogsOfSeveralInterfacesThatDeliverToOneBucketAreAllRead() throws CollectException {
        deliver("fl-1", "of a");
        deliver("fl-2", "of b");
        deliver("fl-3", "of others");
        assertThat(read(
                        Set.of("eni-0a", "eni-0b"),
                        toBucket("fl-1", "subnet-1").make(true),
                        toBucket("fl-2", "subnet-2").make(true)))
                .containsExactly("of a", "of b");
    }

    @Test
    void acceptedAndRejectedTrafficThatIsDeliveredToOneBucketIsBothRead() throws CollectException {
        deliver("fl-1", "accepted");
        deliver("fl-2", "rejected");
        assertThat(read(
                        Set.of("eni-0a"),
                        toBucket("fl-1", "vpc-1").only("ACCEPT").make(true),
                        toBucket("fl-2", "vpc-1").only("REJECT").make(true)))
                .containsExactly("accepted", "rejected");
    }

    @Test
    void logGroupsOfOneNameInTwoRegionsAreBothRead() throws CollectException {
        aws.group().put("eni-0a-all", 1, "of a");
        aws.group().put("eni-0b-all", 1, "of b");
        assertThat(read(
                        Set.of("eni-0a", "eni-0b"),
                        toGroup("fl-1", "eni-0a").make(true),
                        toGroup("fl-2", "eni-0b")
                                .to(MadeFlowLog.GROUP_ARN.replace("us-east-1", "eu-west-1") + FakeLogs.GROUP + ":*")
                                .make(true)))
                .containsExactlyInAnyOrder("of a", "of b");
    }

    @Test
    void oneLogGroupOfTwoFlowLogsIsReadOnce() throws CollectException {
        aws.group().put("eni-0a-all", 1, "of a");
        aws.group().put("eni-0b-all", 1, "of b");
        assertThat(read(
                        Set.of("eni-0a", "eni-0b"),
                        toGroup("fl-1", "eni-0a").make(true),
                        toGroup("fl-2", "eni-0b").make(true)))
                .containsExactly("of a", "of b");
    }

    @Test
    void aFlowLogThatHasDeliveredNothingYetDoesNotHideWhatAnotherHas() throws CollectException {
        aws.group().put("eni-0a-all", 1, "of a");
        deliver("fl-3", "of others");
        Reading reading = reading(
                Set.of("eni-0a", "eni-0b"),
                toGroup("fl-1", "eni-0a").make(true),
                toBucket("fl-2", "eni-0b").make(true));
        assertThat(reading.lines()).containsExactly("of a");
        assertThat(reading.notes())
                .anyMatch(note -> note.contains("holds no objects of fl-2; nothing was delivered there"));
    }

    @Test
    void anInterfaceOfWhichALogGroupHasNoStreamIsSaidBesideOneOfWhichItHas() throws CollectException {
        aws.group().put("eni-0a-all", 1, "of a");
        Reading reading =
                reading(Set.of("eni-0a", "eni-0b"), toGroup("fl-1", "vpc-1").make(true));
        assertThat(reading.lines()).containsExactly("of a");
        assertThat(reading.notes())
                .contains("cloudwatch:/vpc/flow: has no log stream of eni-0b; nothing was logged of it there");
    }

    @Test
    void ofTwoFlowLogsThatWriteToOneLogGroupOnlyTheStreamsOfTheOneThatIsReadAre() throws CollectException {
        aws.group().put("eni-0a-all", 1, "of a");
        aws.group().put("eni-0a-reject", 1, "of a");
        assertThat(read(
                        Set.of("eni-0a"),
                        toGroup("fl-1", "vpc-1").make(true),
                        toGroup("fl-2", "eni-0a").only("REJECT").make(true)))
                .containsExactly("of a");
    }
}
