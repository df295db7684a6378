package io.vpcwhy.cli.collect.logs;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.model.flowlog.FlowLogAction;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.LogInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What was read of a log in AWS.
 *
 * @param problem why not more of it, if it was not all
 * @param notes what people were told
 */
record Reading(List<String> lines, Optional<String> problem, List<String> notes) {

    static final AwsLogName GROUP = AwsLogName.parse(AwsLogName.GROUP + FakeLogs.GROUP);
    static final AwsLogName BUCKET = AwsLogName.parse(AwsLogName.BUCKET + FakeLogs.BUCKET + "/");

    static LogWish wish(FlowLogSelection selection) {
        return new LogWish(Snapshot.builder().build(), selection, false);
    }

    static FlowLogSelection between(long since, long until) {
        return new FlowLogSelection(
                OptionalLong.of(since), OptionalLong.of(until), Set.of(), Set.of(), Set.of(), Set.of());
    }

    static FlowLogSelection of(Set<String> interfaces, Set<FlowLogAction> actions) {
        return new FlowLogSelection(
                OptionalLong.empty(), OptionalLong.empty(), interfaces, Set.of(), Set.of(), actions);
    }

    /** Reads a log to its end, or as far as it can be. */
    static Reading of(FakeLogs aws, AwsLogName name, LogWish wish) throws CollectException {
        List<String> lines = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        try (AwsLogs logs =
                new AwsLogs(aws.access(), Optional.of("eu-west-1"), Optional.empty(), notes::add, any -> {})) {
            for (AwsLogSource source : logs.find(name, wish)) {
                for (LogInput input : source.inputs()) {
                    read(input, lines);
                }
            }
            return new Reading(lines, Optional.empty(), notes);
        } catch (IOException e) {
            return new Reading(lines, Optional.of(String.valueOf(e.getMessage())), notes);
        }
    }

    private static void read(LogInput input, List<String> lines) throws IOException {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(input.opener().open(), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        }
    }
}
