package io.vpcwhy.cli;

import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.simulator.replay.LogSequence;
import io.vpcwhy.simulator.replay.LogWork;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Whole logs that are read for a command, as far as they are asked for. */
final class SelectedLogs {

    /** Tells an answer. */
    @FunctionalInterface
    interface Teller<R> {
        void tell(R answer) throws IOException;
    }

    private final List<LogArgument> named;
    private final List<LogArgument> logs;
    private final FlowLogSelection selection;

    /** @param named what was named, with files that hold nothing that is asked for */
    SelectedLogs(List<LogArgument> named, FlowLogSelection selection) {
        this.named = List.copyOf(named);
        this.logs = named.stream().map(log -> log.selected(selection)).toList();
        this.selection = selection;
    }

    /**
     * Reads them and tells the answer. A terminal is told how far it is; an interruption ends the reading early, and what
     * was found so far is told.
     *
     * @param reading the work that is seen from outside as {@code work}
     * @param messages where people are told of the work
     */
    <R> R read(LogWork work, Function<List<LogSequence>, R> reading, Teller<R> teller, PrintWriter messages)
            throws IOException {
        Interruption interruption = Interruption.endsEarly(work::stop);
        try {
            R answer = read(work, reading, messages);
            teller.tell(answer);
            if (work.isStopped()) {
                messages.println("vpcwhy: stopped before the end; the answer is that of a part");
            }
            return answer;
        } finally {
            interruption.over();
        }
    }

    private <R> R read(LogWork work, Function<List<LogSequence>, R> reading, PrintWriter messages) {
        try (ReplayProgress progress = new ReplayProgress(work, logs, messages)) {
            progress.start();
            return reading.apply(logs.stream().map(LogArgument::sequence).toList());
        }
    }

    /**
     * What the options left out; empty where all was asked for.
     *
     * @param records that were read and not asked for
     */
    Optional<String> passedOver(SelectionOptions options, long records) {
        long files = count(named);
        return selection.isAll()
                ? Optional.empty()
                : Optional.of(options.passedOver(records, files - count(logs), files));
    }

    private static long count(List<LogArgument> logs) {
        return logs.stream().mapToLong(LogArgument::files).sum();
    }
}
