package io.vpcwhy.cli.page;

import io.vpcwhy.cli.render.LogAnswers;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.Examples;
import io.vpcwhy.simulator.replay.ReplayReport;
import io.vpcwhy.simulator.replay.TimeSeries;
import java.util.List;
import java.util.Optional;

/**
 * What a page tells of.
 *
 * @param beside what was found beside the causes of records
 * @param logs as the user named them
 * @param passedOver what was left out, and by which options, in words; empty where all records were asked for
 */
public record PageContent(
        ReplayReport report,
        LogAnswers beside,
        TimeSeries times,
        Examples moreExamples,
        Snapshot snapshot,
        List<String> logs,
        Optional<String> passedOver,
        ExampleExplainer examples) {

    public PageContent {
        logs = List.copyOf(logs);
    }
}
