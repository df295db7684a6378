package io.vpcwhy.simulator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vpcwhy.fixtures.RandomNetwork;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.flowlog.FlowLogRecord;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.CauseFinder;
import io.vpcwhy.simulator.explain.Concern;
import io.vpcwhy.simulator.explain.Explainer;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.ExplanationStream;
import io.vpcwhy.simulator.explain.RemedyPolicy;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The examples of a group are of its cause, in the order of the log, and the same however many threads read. */
class ExamplesTest {

    @Property(tries = 40)
    void examples_are_of_their_cause_and_in_the_order_of_the_log(@ForAll long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Snapshot snapshot = network.snapshot();
        String log = ReplayPropertiesTest.log(ReplayPropertiesTest.VERSION_2, network, new Random(seed));
        Map<String, Set<Cause>> causes = causes(snapshot, log);

        WatchedReplay alone = replay(snapshot, log, 1);
        WatchedReplay together = replay(snapshot, log, 3);

        for (ReplayReport.Group group : alone.report().groups()) {
            List<String> lines = alone.seen(EXAMPLES).lines(group);
            assertThat(together.seen(EXAMPLES).lines(group)).isEqualTo(lines);
            assertThat(lines).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(Examples.MOST);
            for (String line : lines) {
                assertThat(causes.get(line)).contains(group.cause());
            }
            assertThat(lines.stream().map(log::indexOf)).isSorted();
            if (group.cause().concern() == Concern.PERMITTED) {
                assertThat(lines).isEmpty();
            }
        }
    }

    private static final Watching<Examples> EXAMPLES = new Watching<>(Examples::new);

    private static WatchedReplay replay(Snapshot snapshot, String log, int threads) {
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        return Replay.watching(snapshot, FlowLogReadOptions.NONE, FlowLogSelection.ALL, threads, List.of(EXAMPLES))
                .watchAll(List.of(new LogSequence(List.of(LogInput.of("log", () -> new ByteArrayInputStream(bytes))))));
    }

    private static Map<String, Set<Cause>> causes(Snapshot snapshot, String log) {
        CauseFinder finder = new CauseFinder(snapshot);
        ExplanationStream stream = new ExplanationStream(
                new Explainer(snapshot, RemedyPolicy.NEVER), FlowLogReader.ofText("log", log, FlowLogReadOptions.NONE));
        Map<String, Set<Cause>> causes = new HashMap<>();
        while (stream.hasNext()) {
            Explanation explanation = stream.next();
            if (explanation.line() instanceof FlowLogLine.Record read) {
                FlowLogRecord record = read.record();
                causes.computeIfAbsent(record.toString(), any -> new HashSet<>())
                        .add(finder.of(explanation));
            }
        }
        return causes;
    }
}
