package io.vpcwhy.cli;

import io.vpcwhy.cli.page.ExampleExplainer;
import io.vpcwhy.cli.page.LogPage;
import io.vpcwhy.cli.page.PageContent;
import io.vpcwhy.fixtures.BrokenNetwork;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.Examples;
import io.vpcwhy.simulator.replay.LogInput;
import io.vpcwhy.simulator.replay.LogSequence;
import io.vpcwhy.simulator.replay.Replay;
import io.vpcwhy.simulator.replay.TimeSeries;
import io.vpcwhy.simulator.replay.WatchedReplay;
import io.vpcwhy.simulator.replay.Watching;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The report of the network in which everything is broken on purpose. */
final class BrokenPage {

    private BrokenPage() {}

    static String html() {
        BrokenNetwork network = BrokenNetwork.of(4711);
        Snapshot snapshot = network.snapshot();
        Questions questions = Questions.all(snapshot, FlowLogSelection.ALL);
        Watching<TimeSeries> times = new Watching<>(TimeSeries::new);
        Watching<Examples> examples = new Watching<>(Examples::new);
        List<Watching<?>> watchings = new ArrayList<>(questions.watchings());
        watchings.add(times);
        watchings.add(examples);
        WatchedReplay seen = Replay.watching(snapshot, FlowLogReadOptions.NONE, FlowLogSelection.ALL, 1, watchings)
                .watchAll(List.of(new LogSequence(List.of(LogInput.of(
                        "log", () -> new ByteArrayInputStream(network.log().getBytes(StandardCharsets.UTF_8)))))));
        return new LogPage(new PageContent(
                        seen.report(),
                        questions.answers(seen),
                        seen.seen(times),
                        seen.seen(examples),
                        snapshot,
                        List.of("log"),
                        Optional.empty(),
                        new ExampleExplainer(snapshot, FlowLogReadOptions.NONE, List.of())))
                .write();
    }
}
