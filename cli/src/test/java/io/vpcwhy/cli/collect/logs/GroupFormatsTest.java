package io.vpcwhy.cli.collect.logs;

import static io.vpcwhy.cli.collect.logs.MadeFlowLog.toGroup;
import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.model.flowlog.FlowLogFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GroupFormatsTest {

    private static final String SHORT = "${srcaddr} ${dstaddr}";
    private static final String LONG = "${srcaddr} ${dstaddr} ${action}";

    private static GroupFormats formats(MadeFlowLog... logs) {
        var network = MadeFlowLog.network();
        for (MadeFlowLog log : logs) {
            network.with(log.make(true));
        }
        return new GroupFormats(network.snapshot(), FakeLogs.GROUP);
    }

    private static List<FlowLogFormat> parsed(String... texts) {
        return List.of(texts).stream().map(FlowLogFormat::parse).toList();
    }

    @Test
    void aFlowLogThatTellsNoFormatHasTheDefaultOne() {
        assertThat(formats(toGroup("fl-1", "vpc-1")).all()).containsExactly(FlowLogFormat.DEFAULT);
    }

    @Test
    void oneToAnotherGroupDoesNotCount() {
        GroupFormats formats = formats(
                toGroup("fl-1", "vpc-1").to(MadeFlowLog.GROUP_ARN + FakeLogs.GROUP + "2:*"),
                MadeFlowLog.toBucket("fl-2", "vpc-1"));
        assertThat(formats.all()).isEmpty();
        assertThat(formats.of("eni-0a-all")).isEmpty();
        assertThat(formats.region()).isEmpty();
    }

    @Test
    void aStreamHasTheFormatOfTheFlowLogThatWritesIt() {
        GroupFormats formats = formats(
                toGroup("fl-1", "subnet-1").format(SHORT),
                toGroup("fl-2", "eni-0b").format(LONG),
                toGroup("fl-3", "eni-0a").format(LONG).only("REJECT"));
        assertThat(formats.of("eni-0a-all")).isEqualTo(parsed(SHORT));
        assertThat(formats.of("eni-0b-all")).isEqualTo(parsed(LONG));
        assertThat(formats.of("eni-0a-reject")).isEqualTo(parsed(LONG));
    }

    @Test
    void aStreamOfWhichNothingIsKnownMayHaveAnyOfThem() {
        GroupFormats formats = formats(
                toGroup("fl-1", "eni-0a").format(SHORT),
                toGroup("fl-2", "eni-0b").format(LONG),
                toGroup("fl-3", "eni-0b").format(LONG).only("REJECT"));
        for (String stream : List.of("collector-1", "eni-0c-all", "eni-0a-accept")) {
            assertThat(formats.of(stream)).as(stream).isEqualTo(parsed(SHORT, LONG));
        }
    }

    @Test
    void aGroupOfThatNameInAnotherRegionIsAnotherOne() {
        GroupFormats formats = formats(
                toGroup("fl-1", "vpc-1").format(SHORT),
                toGroup("fl-2", "vpc-1")
                        .format(LONG)
                        .to(MadeFlowLog.GROUP_ARN.replace("us-east-1", "eu-west-1") + FakeLogs.GROUP + ":*"));
        assertThat(formats.in("us-east-1").all()).isEqualTo(parsed(SHORT));
        assertThat(formats.in("eu-west-1").all()).isEqualTo(parsed(LONG));
        assertThat(formats.in("ap-south-1").all()).isEmpty();
    }

    @Test
    void aFormatThatCannotBeReadLeavesItToTheLines() {
        assertThat(formats(toGroup("fl-1", "vpc-1").format("${srcaddr"), toGroup("fl-2", "vpc-1"))
                        .all())
                .isEmpty();
        assertThat(GroupFormats.formatsOf(List.of(Optional.of(SHORT), Optional.of(SHORT))))
                .isEqualTo(parsed(SHORT));
    }

    @Test
    void theRegionIsToldByTheDestination_unlessTheyDiffer() {
        assertThat(formats(toGroup("fl-1", "vpc-1")).region()).hasValue("us-east-1");
        String elsewhere = "arn:aws:logs:eu-west-1:123456789012:log-group:" + FakeLogs.GROUP;
        assertThat(formats(toGroup("fl-1", "vpc-1"), toGroup("fl-2", "vpc-1").to(elsewhere))
                        .region())
                .isEmpty();
    }
}
