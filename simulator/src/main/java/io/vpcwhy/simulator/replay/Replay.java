package io.vpcwhy.simulator.replay;

import io.vpcwhy.model.flowlog.FlowLogReadOptions;
import io.vpcwhy.model.flowlog.FlowLogSelection;
import io.vpcwhy.model.snapshot.Snapshot;
import java.util.List;
import java.util.Optional;

/**
 * Streams whole logs through what {@code explain} finds, and counts records by cause. Memory does not grow with the
 * logs, but for connections whose handshake contradicts their ports. The report is the same whatever the number of threads.
 */
public final class Replay extends LogWork {

    private final Network network;

    /** @param threads that read and count, from 1 */
    public Replay(Snapshot snapshot, FlowLogReadOptions options, int threads) {
        this(snapshot, options, FlowLogSelection.ALL, threads);
    }

    /**
     * Counts a part of the records. The others are in view all the same, so that causes do not turn on what is asked for.
     *
     * @param threads that read and count, from 1
     */
    public Replay(Snapshot snapshot, FlowLogReadOptions options, FlowLogSelection selection, int threads) {
        this(new Network(snapshot), Optional.empty(), List.of(), options, selection, threads);
    }

    private Replay(
            Network network,
            Optional<Annotations> annotations,
            List<Watching<?>> watchings,
            FlowLogReadOptions options,
            FlowLogSelection selection,
            int threads) {
        super(new LogStream(new CauseStudy(network, annotations, watchings), options, selection, threads));
        this.network = network;
    }

    /** As {@link #annotating(Snapshot, FlowLogReadOptions, FlowLogSelection, int, AnnotationForm, AnnotationFile, List)}. */
    public static Replay annotating(
            Snapshot snapshot,
            FlowLogReadOptions options,
            FlowLogSelection selection,
            int threads,
            AnnotationForm form,
            AnnotationFile file) {
        return annotating(snapshot, options, selection, threads, form, file, List.of());
    }

    /**
     * Writes every record that is counted with its cause to a file as well, in the order of the logs; who made the file
     * finishes it.
     *
     * @param threads that read and count, from 1
     * @param watchings how else records are looked at
     */
    public static Replay annotating(
            Snapshot snapshot,
            FlowLogReadOptions options,
            FlowLogSelection selection,
            int threads,
            AnnotationForm form,
            AnnotationFile file,
            List<Watching<?>> watchings) {
        Network network = new Network(snapshot);
        Annotations annotations = new Annotations(form, network.causes().table(), file);
        return new Replay(network, Optional.of(annotations), watchings, options, selection, threads);
    }

    /**
     * Looks at every record that is counted in other ways as well.
     *
     * @param threads that read and count, from 1
     */
    public static Replay watching(
            Snapshot snapshot,
            FlowLogReadOptions options,
            FlowLogSelection selection,
            int threads,
            List<Watching<?>> watchings) {
        return new Replay(new Network(snapshot), Optional.empty(), watchings, options, selection, threads);
    }

    /** Replays logs of one file each, as {@link #runAll} does. */
    public ReplayReport run(List<LogInput> logs) {
        return runAll(
                logs.stream().map(input -> new LogSequence(List.of(input))).toList());
    }

    /** Replays all of the logs. One that cannot be read, or not to its end, leaves the report incomplete. */
    public ReplayReport runAll(List<LogSequence> logs) {
        return watchAll(logs).report();
    }

    /** Replays all of the logs, as {@link #runAll} does, with what was seen of them in other ways. */
    public WatchedReplay watchAll(List<LogSequence> logs) {
        LogStream.Outcome outcome = stream().run(logs);
        ReplayReport report = new ReportMaker(network).report(outcome.counts(), outcome.damages(), outcome.complete());
        return new WatchedReplay(report, outcome.counts().watches());
    }
}
