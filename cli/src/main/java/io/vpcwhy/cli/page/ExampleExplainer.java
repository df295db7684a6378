package io.vpcwhy.cli.page;

import io.vpcwhy.model.flowlog.FlowLogFormat;
import io.vpcwhy.model.flowlog.FlowLogFormatException;
import io.vpcwhy.model.flowlog.FlowLogLine;
import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogReader;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.explain.Cause;
import io.vpcwhy.simulator.explain.CauseFinder;
import io.vpcwhy.simulator.explain.Explainer;
import io.vpcwhy.simulator.explain.Explanation;
import io.vpcwhy.simulator.explain.FlowFinding;
import io.vpcwhy.simulator.explain.RemedyPolicy;
import io.vpcwhy.simulator.explain.Sighting;
import io.vpcwhy.simulator.replay.ReplayReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Explains the examples of groups. An example is a line without the log around it: it is read in each format that the
 * logs have, and as each side of its connection, and is explained where that gives the cause of its group.
 */
public final class ExampleExplainer {

    private final Explainer explainer;
    private final CauseFinder causes;
    private final List<FlowLogReadOptions> readings = new ArrayList<>();

    /**
     * @param reading how lines are read that no header line precedes
     * @param formats those of the logs, as far as they are known
     */
    public ExampleExplainer(Snapshot snapshot, FlowLogReadOptions reading, List<FlowLogFormat> formats) {
        this.explainer = new Explainer(snapshot, RemedyPolicy.UNLESS_SCAN);
        this.causes = new CauseFinder(snapshot);
        readings.add(reading);
        formats.forEach(format -> readings.add(reading.withFormat(format)));
    }

    /** The explanation of the example of a group; empty where the line alone does not lead to the group's cause. */
    Optional<Explanation> explain(ReplayReport.Group group) {
        return group.example().flatMap(line -> explain(line, group));
    }

    /** Whether a line by itself leads to the cause and port of a group. */
    boolean isOf(String line, ReplayReport.Group group) {
        return explain(line, group)
                .filter(found -> group.port().isEmpty() || group.port().equals(servicePort(found)))
                .isPresent();
    }

    private static OptionalInt servicePort(Explanation explanation) {
        return explanation.line() instanceof FlowLogLine.Record read
                ? Sighting.of(read.record()).map(Sighting::servicePort).orElse(OptionalInt.empty())
                : OptionalInt.empty();
    }

    private Optional<Explanation> explain(String text, ReplayReport.Group group) {
        for (FlowLogReadOptions reading : readings) {
            Optional<Explanation> found = read(text, reading).flatMap(line -> explain(line, group.cause()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<FlowLogLine.Record> read(String text, FlowLogReadOptions reading) {
        try (FlowLogReader reader = FlowLogReader.ofText("example", text, reading)) {
            return reader.hasNext() && reader.next() instanceof FlowLogLine.Record record
                    ? Optional.of(record)
                    : Optional.empty();
        } catch (FlowLogFormatException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // text that is at hand cannot be closed
        }
    }

    private Optional<Explanation> explain(FlowLogLine.Record line, Cause cause) {
        Explanation alone = explainer.explain(line);
        if (causes.of(alone).equals(cause)) {
            return Optional.of(alone);
        }
        for (FlowFinding.Flow side : List.of(FlowFinding.Flow.RESPONSE, FlowFinding.Flow.REQUEST)) {
            FlowFinding told = new FlowFinding(side, FlowFinding.Basis.SIBLING_RECORD);
            if (causes.find(line.record(), told).equals(cause)) {
                return Optional.of(explainer.explain(line, told));
            }
        }
        return Optional.empty();
    }
}
