package io.vpcwhy.cli;

import io.vpcwhy.cli.collect.CollectException;
import io.vpcwhy.cli.collect.logs.AwsLogName;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import io.vpcwhy.simulator.replay.LogInput;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The logs that were named. Those on this machine are found; those in AWS are understood, and looked for later. */
final class NamedLogs {

    /** One of them: it is found, or it is in AWS. */
    private record Named(Optional<LogArgument> here, Optional<AwsLogName> inAws) {}

    private final List<Named> logs;
    private final AwsLogOptions options;

    private NamedLogs(List<Named> logs, AwsLogOptions options) {
        this.logs = List.copyOf(logs);
        this.options = options;
    }

    /**
     * Finds the files.
     *
     * @throws InputException where there are none, or a name is none
     */
    static NamedLogs of(List<String> names, AwsLogOptions options) {
        List<Named> logs = new ArrayList<>();
        for (String name : names) {
            logs.add(
                    AwsLogName.is(name)
                            ? new Named(Optional.empty(), Optional.of(inAws(name)))
                            : new Named(Optional.of(LogArgument.of(name)), Optional.empty()));
        }
        NamedLogs all = new NamedLogs(logs, options);
        options.check(all.isAnyInAws());
        return all;
    }

    private static AwsLogName inAws(String name) {
        try {
            return AwsLogName.parse(name);
        } catch (IllegalArgumentException e) {
            throw new InputException(String.valueOf(e.getMessage()));
        }
    }

    private boolean isAnyInAws() {
        return logs.stream().anyMatch(log -> log.inAws().isPresent());
    }

    /** The files of those on this machine. */
    List<Path> files() {
        return logs.stream()
                .flatMap(log -> log.here().stream())
                .flatMap(log -> log.inputs().stream())
                .map(LogInput::path)
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Looks for those in AWS. They can be read until what was found is closed.
     *
     * @param messages where people are told of it
     * @throws CollectException where AWS does not tell, or there is nothing of that name
     */
    FoundLogs find(Snapshot snapshot, FlowLogSelection selection, PrintWriter messages) throws CollectException {
        if (!isAnyInAws()) {
            return new FoundLogs(
                    logs.stream().flatMap(log -> log.here().stream()).toList(), () -> {});
        }
        AwsLogSearch search = new AwsLogSearch(options, snapshot, selection, messages);
        boolean found = false;
        try {
            List<LogArgument> all = new ArrayList<>();
            for (Named log : logs) {
                log.here().ifPresent(all::add);
                if (log.inAws().isPresent()) {
                    all.addAll(search.find(log.inAws().get()));
                }
            }
            found = true;
            return new FoundLogs(all, search::close);
        } finally {
            if (!found) {
                search.close();
            }
        }
    }
}
